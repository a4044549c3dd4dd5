import { ok, type Result } from "../lib/result.ts";
import { containerNamed } from "../model/container-name.ts";
import type { Container, DockerNetwork } from "../model/docker.ts";
import type { ContainerId, DockerNetworkId } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Host } from "../model/world.ts";
import { daemonRefusal } from "./refusals.ts";

/** A network by full id, name or unique beginning of its id. */
export function findNetwork(host: Host, ref: string): Result<DockerNetwork, Refusal> {
  const { dockerNetworks } = host;
  const exact =
    dockerNetworks.get(ref as DockerNetworkId) ?? dockerNetworks.find((each) => each.name === ref);
  if (exact) return ok(exact);
  const matches = ref === "" ? [] : dockerNetworks.filter((each) => each.id.startsWith(ref));
  const [match] = matches;
  if (match && matches.length === 1) return ok(match);
  if (matches.length > 1) {
    return daemonRefusal(
      "network-ambiguous",
      `network ${ref} is ambiguous (${matches.length} matches found based on ID prefix)`,
      "Several networks begin like this: type more digits of the id, or the name.",
      "docker network ls --no-trunc",
    );
  }
  return daemonRefusal(
    ref === "host" ? "host-mode-unsupported" : "network-not-found",
    `network ${ref} not found`,
    networkHint(ref),
    ref === "host" || ref === "bridge" ? undefined : "docker network ls",
  );
}

function networkHint(ref: string): string {
  if (ref === "host") {
    return "Windows containers have no host network mode; every container has its own compartment. Publish ports with -p on nat, or use a transparent network.";
  }
  if (ref === "bridge") {
    return "Docker on Windows has no bridge network; its default network is nat.";
  }
  return `This host has no network ${ref}. docker network ls shows what there is.`;
}

/** A container by full id, name (with or without a leading slash) or unique beginning of its id. */
export function findContainer(host: Host, ref: string): Result<Container, Refusal> {
  const { containers } = host;
  const name = ref.startsWith("/") ? ref.slice(1) : ref;
  const exact = containers.get(ref as ContainerId) ?? containerNamed(host, name);
  if (exact) return ok(exact);
  const matches = ref === "" ? [] : containers.filter((each) => each.id.startsWith(ref));
  const [match] = matches;
  if (match && matches.length === 1) return ok(match);
  if (matches.length > 1) {
    return daemonRefusal(
      "container-ambiguous",
      `multiple IDs found with provided prefix: ${ref}`,
      "Several containers begin like this: type more digits of the id, or the name.",
      "docker ps -a --no-trunc",
    );
  }
  return daemonRefusal(
    "container-not-found",
    `No such container: ${ref}`,
    `This host has no container ${ref}. docker ps -a shows also those that are stopped.`,
    "docker ps -a",
  );
}
