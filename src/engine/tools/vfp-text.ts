import type { VfpGroup, VfpLayer, VfpRule, VfpSpace } from "../model/vfp.ts";
import type { SwitchPort } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { conditionLines, ruleDataLines, ruleType } from "./vfp-rule-text.ts";

/** How vfpctrl prints each kind of object. Source: facts on HNS, section 6.2. */

/** The name that people know a port by: an endpoint's GUID, the host's adapter, or the uplink. */
export function friendlyName(host: Host, port: SwitchPort): string {
  if (port.role === "uplink") return "ExternalPort";
  if (port.role === "host") return `Container NIC ${port.nic.id.slice(0, 8).toLowerCase()}`;
  if (port.hnsEndpointId !== null) return port.hnsEndpointId;
  return port.nic.kind === "vnic" ? (host.vnics.get(port.nic.id)?.name ?? "") : "";
}

export function portText(host: Host, port: SwitchPort): string {
  const vswitch = host.vswitches.get(port.vswitchId);
  const { nic } = port;
  const mac = nic.kind === "vnic" ? host.vnics.get(nic.id)?.mac : host.pnics.get(nic.id)?.mac;
  const rows = [
    ["Port name", port.id],
    ["Port Friendly name", friendlyName(host, port)],
    ["Switch name", port.vswitchId],
    ["Switch Friendly name", vswitch?.name ?? ""],
    ["PortId", String(port.number)],
    ["VMQ Usage", "0"],
    ["SR-IOV Usage", "0"],
    ["Port type", port.role === "uplink" ? "External" : "Synthetic"],
    "Port is Initialized.",
    "MAC Learning is Disabled.",
    ["NIC name", nic.id],
    ["NIC Friendly name", friendlyName(host, port)],
    ["MTU", String(1500 - encapOverhead(host, port))],
    ["MAC address", mac ?? ""],
    ["VM name", ""],
    ["VM ID", ""],
    "NIC is Connected.",
  ];
  return rows
    .map((row) =>
      typeof row === "string" ? `  ${row}\n` : `  ${(row[0] ?? "").padEnd(22)}: ${row[1] ?? ""}\n`,
    )
    .join("");
}

/** What the envelope takes of an endpoint's frames. */
function encapOverhead(host: Host, { hnsEndpointId }: SwitchPort): number {
  const endpoint = hnsEndpointId === null ? undefined : host.hnsEndpoints.get(hnsEndpointId);
  return endpoint?.encapOverheadBytes ?? 0;
}

/** Addresses that rules of the port translate sources to, with the ports that they may use. */
export function natRanges(port: SwitchPort): readonly string[] {
  const rules = (port.vfp?.layers ?? []).flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  return rules.flatMap(({ action }) =>
    action.type === "snat" ? [`  NAT RANGE : ${action.address}\n    Ports : 49152-65535\n`] : [],
  );
}

export function layerText({ name, priority }: VfpLayer): string {
  return `  LAYER : ${name}\n    Friendly name : ${name}\n    Flags : 9 Default Allow , Update flows on address change\n    Priority : ${priority}\n  \n`;
}

/** The one group whose priority is known. Source: facts on HNS, section 6.1. */
const PA_ROUTE_GROUP = "VNET_GROUP_PA_ROUTE_IPV4_OUT";

export function groupText({ name, direction }: VfpGroup, index: number): string {
  return [
    `  GROUP : ${name}`,
    `      Friendly name : ${name}`,
    `      Priority : ${name === PA_ROUTE_GROUP ? 200 : 100 + index * 100}`,
    `      Direction : ${direction}`,
    "      Type : IPv4",
    "        Conditions:",
    "            <none>",
    "      Match type : Priority-based match",
    "",
  ].join("\n");
}

/** `uplinkIndex`: the interface that provider addresses leave by. */
export function ruleText(rule: VfpRule, uplinkIndex: number): string {
  return [
    `    RULE : ${rule.id}`,
    `        Friendly name : ${rule.friendlyName}`,
    `        Priority : ${rule.priority}`,
    `        Flags : ${ruleType(rule.action) === "paroute" ? "1 terminating" : "8195 terminating stateful "}`,
    `        Type : ${ruleType(rule.action)}`,
    "        Conditions:",
    ...conditionLines(rule).map((line) => `            ${line}`),
    ...ruleDataLines(rule, uplinkIndex).map((line) => `        ${line}`),
    `        Flow TTL: ${ruleType(rule.action) === "paroute" ? 0 : 240}`,
    "        FlagsEx : 0",
    "",
  ].join("\n");
}

export function spaceText({ id, subnets, routerMac, providerAddress }: VfpSpace): string {
  const rows = subnets.map(
    ({ prefix, gateway, vni }) => `      Subnet : ${prefix}  gateway ${gateway}  VSID ${vni}`,
  );
  return [
    `  SPACE : ${id}`,
    `    Friendly name : ${id}`,
    `    Distributed router MAC : ${routerMac}`,
    `    Provider address : ${providerAddress}`,
    ...rows,
    "",
  ].join("\n");
}

/** Customer addresses and the provider address of the host they live on. */
export function mappingText({ id, mappings }: VfpSpace): string {
  const rows = mappings.map(
    ({ address, mac, providerAddress, vni, portId }) =>
      `    MAPPING : CA ${address}  MAC ${mac}  PA ${providerAddress}  VSID ${vni}  ${portId === null ? "remote" : "local"}\n`,
  );
  return `  SPACE : ${id}\n${rows.join("")}`;
}
