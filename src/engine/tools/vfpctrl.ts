import type { VfpGroup, VfpLayer, VfpRule, VfpSpace } from "../model/vfp.ts";
import type { SwitchPort } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import type { Output, Program } from "../shell/program.ts";
import { conditionLines, ruleType } from "./vfp-rule-text.ts";
import { refused, said } from "./windows-tool.ts";

interface Asked {
  readonly host: Host;
  readonly port: SwitchPort | null;
  readonly layer: string | null;
  readonly group: string | null;
}

/** Commands of vfpctrl, each with its own output. Source: facts on HNS, section 6.2. */
const COMMANDS: Readonly<Record<string, (asked: Asked) => string | null>> = {
  "list-vmswitch-port": ({ host }) => itemList(filteredPorts(host).map((port) => portText(host, port))),
  "list-layer": ({ port }) => port && itemList(layersOf(port).map(layerText)),
  "list-group": ({ port, layer }) =>
    port && itemList(chosenLayers(port, layer).flatMap((each) => each.groups.map(groupText))),
  "list-rule": ({ port, layer, group }) =>
    port &&
    itemList(
      chosenLayers(port, layer).flatMap((each) =>
        each.groups
          .filter(({ name }) => group === null || name.toLowerCase() === group)
          .flatMap((one) => one.rules.map(ruleText)),
      ),
    ),
  "list-space": ({ host }) => itemList(host.vfpSpaces.map(spaceText)),
  "list-mapping": ({ host }) => itemList(host.vfpSpaces.map(mappingText)),
  "get-port-state": ({ port }) => port && `  Blocked : FALSE\n  Layers : ${layersOf(port).length}\n`,
  "list-unified-flow": ({ port }) => port && itemList([]),
};

export const vfpctrl: Program = {
  name: "vfpctrl",
  summary: "shows the rules of the Virtual Filtering Platform on switch ports",
  on: ["host"],
  run({ tx, place, args }): Output {
    if (place.kind !== "host") return refused("ERROR\n");
    const host = tx.host(place.host);
    const words = args.map(({ text }) => text.toLowerCase());
    const command = words.find((word) => Object.hasOwn(COMMANDS, word.replace(/^[/-]/, "")))?.slice(1);
    if (command === undefined) return refused(usage());
    const given = valueOf(words, "port");
    const port = given === null ? null : (portNamed(host, given) ?? null);
    if (given !== null && !port) return unknownPort(given);
    const text = COMMANDS[command]?.({
      host,
      port,
      layer: valueOf(words, "layer"),
      group: valueOf(words, "group"),
    });
    if (text === null || text === undefined) return refused(`ERROR: /${command} needs /port <port name>\n`);
    return {
      ...said(`\n${text}\nCommand ${command} succeeded!\n`),
      notes: port ? switchedOff(host, port) : withoutVfp(host),
    };
  },
  complete({ world, place, before, current }) {
    const last = before.at(-1)?.text.toLowerCase();
    const host = place.kind === "host" ? world.hosts.get(place.host) : undefined;
    if (last === "/port") {
      return (host?.ports.map(({ id }) => id) ?? [])
        .filter((id) => id.toLowerCase().startsWith(current.toLowerCase()))
        .map((text) => ({ text, kind: "name", description: "port" }));
    }
    return [...Object.keys(COMMANDS), "port", "layer", "group"]
      .map((name) => `/${name}`)
      .filter((text) => text.startsWith(current.toLowerCase()))
      .map((text) => ({ text, kind: "flag", description: "" }));
  },
};

function usage(): string {
  const rows = Object.keys(COMMANDS).map(
    (name) => `  vfpctrl /${name} [/port <port>] [/layer <layer>] [/group <group>]\n`,
  );
  return `ERROR: unknown command. The lab's vfpctrl knows:\n${rows.join("")}`;
}

function valueOf(words: readonly string[], name: string): string | null {
  const at = words.findIndex((word) => word === `/${name}` || word === `-${name}`);
  return at < 0 ? null : (words[at + 1] ?? null);
}

/** A port by its GUID, its endpoint's, or the friendly name. */
function portNamed(host: Host, text: string): SwitchPort | undefined {
  return host.ports.find(
    (port) =>
      port.id.toLowerCase() === text ||
      port.hnsEndpointId?.toLowerCase() === text ||
      friendlyName(host, port).toLowerCase() === text,
  );
}

function unknownPort(text: string): Output {
  return {
    ...refused("ERROR: failed to open port. Error (2)\n"),
    notes: [
      {
        kind: "error",
        code: "vfp-port-unknown",
        text: `No switch port is called ${text}: its name is the GUID in "Port name".`,
        fix: "vfpctrl /list-vmswitch-port",
        source: null,
      },
    ],
  };
}

/** VFP lists ports only of switches on which it is enabled. */
function filteredPorts(host: Host): readonly SwitchPort[] {
  return host.ports.filter((port) => host.vswitches.get(port.vswitchId)?.vfpEnabled ?? false);
}

function withoutVfp(host: Host): Output["notes"] {
  const names = host.vswitches.filter(({ vfpEnabled }) => !vfpEnabled).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      kind: "info",
      code: "vfp-disabled",
      text: `VFP is disabled on: ${names.join(", ")}. Only switches of l2bridge, l2tunnel and overlay networks use it.`,
      fix: null,
      source: "facts on HNS, section 6",
    },
  ];
}

function switchedOff(host: Host, port: SwitchPort): Output["notes"] {
  const vswitch = host.vswitches.get(port.vswitchId);
  if (!vswitch || vswitch.vfpEnabled) return [];
  return [
    {
      kind: "info",
      code: "vfp-disabled",
      text: `VFP is not enabled on the switch ${vswitch.name}, so its ports have no layers.`,
      fix: null,
      source: "facts on HNS, section 6",
    },
  ];
}

function itemList(items: readonly string[]): string {
  return ` ITEM LIST\n===========\n\n${items.join("\n")}`;
}

function layersOf(port: SwitchPort): readonly VfpLayer[] {
  return port.vfp?.layers ?? [];
}

function chosenLayers(port: SwitchPort, layer: string | null): readonly VfpLayer[] {
  return layersOf(port).filter(({ name }) => layer === null || name.toLowerCase() === layer);
}

function friendlyName(host: Host, port: SwitchPort): string {
  if (port.role === "uplink") return "ExternalPort";
  if (port.role === "host") return `Container NIC ${port.nic.id.slice(0, 8).toLowerCase()}`;
  if (port.hnsEndpointId !== null) return port.hnsEndpointId;
  return port.nic.kind === "vnic" ? (host.vnics.get(port.nic.id)?.name ?? "") : "";
}

function portText(host: Host, port: SwitchPort): string {
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
    ["MTU", "1500"],
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

function layerText({ name, priority }: VfpLayer): string {
  return `  LAYER : ${name}\n    Friendly name : ${name}\n    Flags : 9 Default Allow , Update flows on address change\n    Priority : ${priority}\n  \n`;
}

function groupText({ name, direction }: VfpGroup, index: number): string {
  return [
    `  GROUP : ${name}`,
    `      Friendly name : ${name}`,
    `      Priority : ${100 + index * 100}`,
    `      Direction : ${direction}`,
    "      Type : IPv4",
    "        Conditions:",
    "            <none>",
    "      Match type : Priority-based match",
    "",
  ].join("\n");
}

function ruleText(rule: VfpRule): string {
  return [
    `    RULE : ${rule.id}`,
    `        Friendly name : ${rule.friendlyName}`,
    `        Priority : ${rule.priority}`,
    `        Flags : ${ruleType(rule.action) === "paroute" ? "1 terminating" : "8195 terminating stateful "}`,
    `        Type : ${ruleType(rule.action)}`,
    "        Conditions:",
    ...conditionLines(rule).map((line) => `            ${line}`),
    `        Flow TTL: ${ruleType(rule.action) === "paroute" ? 0 : 240}`,
    "        FlagsEx : 0",
    "",
  ].join("\n");
}

function spaceText({ id, subnets, routerMac, providerAddress }: VfpSpace): string {
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
function mappingText({ id, mappings }: VfpSpace): string {
  const rows = mappings.map(
    ({ address, mac, providerAddress, vni, portId }) =>
      `    MAPPING : CA ${address}  MAC ${mac}  PA ${providerAddress}  VSID ${vni}  ${portId === null ? "remote" : "local"}\n`,
  );
  return `  SPACE : ${id}\n${rows.join("")}`;
}
