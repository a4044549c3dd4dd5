import type { Swarm, SwarmNode } from "../../../../model/swarm.ts";
import type { World } from "../../../../model/world.ts";
import { goTime } from "../../format/go-time.ts";
import { trustRoot } from "../swarm/ca.ts";
import { managerAddress } from "../swarm/join-command.ts";
import { capital, hostnameOf, managerStatus } from "./rows.ts";
import { CERT_KEY, CERT_SUBJECT, PLUGINS } from "./value.ts";

/** `docker node inspect --pretty`. Source: docker/cli, command/node/formatter.go. */
export function prettyNode(world: World, swarm: Swarm, node: SwarmNode): string {
  const settings = world.hosts.get(node.host)?.settings;
  const lines = [
    `ID:\t\t\t${node.id}`,
    ...labelLines(node),
    `Hostname:              \t${hostnameOf(node)}`,
    `Joined at:             \t${goTime(node.joined).replace("+0000 UTC", "+0000 utc")}`,
    "Status:",
    ` State:\t\t\t${capital(node.status)}`,
    ` Availability:         \t${capital(node.availability)}`,
    ` Address:\t\t${node.address}`,
    ...managerLines(node),
    "Platform:",
    " Operating System:\twindows",
    " Architecture:\t\tx86_64",
    "Resources:",
    ` CPUs:\t\t\t${settings?.cpus ?? 0}`,
    ` Memory:\t\t${settings?.memoryGib ?? 0}GiB`,
    "Plugins:",
    ...pluginLines(),
    `Engine Version:\t\t${settings?.docker.version ?? ""}`,
    "TLS Info:",
    " TrustRoot:",
    trustRoot(swarm),
    "",
    ` Issuer Subject:\t${CERT_SUBJECT}`,
    ` Issuer Public Key:\t${CERT_KEY}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function labelLines({ labels }: SwarmNode): readonly string[] {
  const rows = Object.entries(labels).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return rows.length === 0
    ? []
    : ["Labels:", ...rows.map(([key, value]) => ` - ${key}${value === "" ? "" : `=${value}`}`)];
}

function managerLines(node: SwarmNode): readonly string[] {
  if (node.role === "worker") return [];
  return [
    "Manager Status:",
    ` Address:\t\t${managerAddress(node)}`,
    ` Raft Status:\t\t${managerStatus(node) === "unreachable" ? "Unreachable" : "Reachable"}`,
    ` Leader:\t\t${node.leader ? "Yes" : "No"}`,
  ];
}

function pluginLines(): readonly string[] {
  const types = [...new Set(PLUGINS.map(({ type }) => type))].toSorted();
  return types.map((type) => {
    const names = PLUGINS.filter((plugin) => plugin.type === type).map(({ name }) => name);
    return ` ${type}:\t\t${names.join(", ")}`;
  });
}
