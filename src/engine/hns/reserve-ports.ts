import { ok, type Result } from "../lib/result.ts";
import type { HnsNetwork, HnsPolicy } from "../model/hns.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import { isPortTaken } from "../tcpip/sockets.ts";
import { freeExternalPort, mappingId } from "../winnat/mappings.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/**
 * The policies with every external port decided. On networks with a NAT a port must be free on the host, and 0 means
 * that the NAT picks one. Other networks keep what the client sent.
 */
export function reservePorts(
  host: Host,
  network: HnsNetwork,
  policies: readonly HnsPolicy[],
  seed: string,
): Result<readonly HnsPolicy[], HnsRefusal> {
  if (network.natName === null) return ok(policies);
  const decided: HnsPolicy[] = [];
  for (const policy of policies) {
    if (policy.Type !== "NAT") {
      decided.push(policy);
      continue;
    }
    const port =
      policy.ExternalPort === 0
        ? freeExternalPort(host, policy.Protocol, `${seed}/${policy.InternalPort}`)
        : policy.ExternalPort;
    const twice = decided.some(
      (each) => each.Type === "NAT" && each.Protocol === policy.Protocol && each.ExternalPort === port,
    );
    if (port === null || twice || isHostPortTaken(host, policy.Protocol, port)) {
      return portConflict(host, policy.Protocol, port ?? policy.ExternalPort);
    }
    decided.push({ ...policy, ExternalPort: port });
  }
  return ok(decided);
}

function isHostPortTaken(host: Host, protocol: "tcp" | "udp", port: number): boolean {
  if (host.natMappings.has(mappingId(protocol, port))) return true;
  const compartment = host.compartments.get(HOST_COMPARTMENT);
  return compartment !== undefined && isPortTaken(compartment, protocol, port);
}

function portConflict(host: Host, protocol: string, port: number): Result<never, HnsRefusal> {
  const old = OS_PROFILES[host.settings.os].build < 16000;
  return hnsRefusal(
    old ? "objectExists" : "sharingViolation",
    "host-port-conflict",
    `Port ${port}/${protocol} of ${host.settings.name} has an owner already, another container or a process of the host: publish another one.`,
    `docker ps --format "{{.Names}} {{.Ports}}"`,
  );
}
