import type { VfpLayer } from "../model/vfp.ts";
import type { SwitchPort } from "../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import type { Output, Program } from "../shell/program.ts";
import {
  friendlyName,
  groupText,
  layerText,
  mappingText,
  natRanges,
  portText,
  ruleText,
  spaceText,
} from "./vfp-text.ts";
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
  "list-rule": ({ host, port, layer, group }) =>
    port &&
    itemList(
      chosenLayers(port, layer).flatMap((each) =>
        each.groups
          .filter(({ name }) => group === null || name.toLowerCase() === group)
          .flatMap((one) => one.rules.map((rule) => ruleText(rule, uplinkIndex(host, port)))),
      ),
    ),
  "list-space": ({ host }) => itemList(host.vfpSpaces.map(spaceText)),
  "list-mapping": ({ host }) => itemList(host.vfpSpaces.map(mappingText)),
  "get-port-state": ({ port }) => port && `  Blocked : FALSE\n  Layers : ${layersOf(port).length}\n`,
  "list-nat-range": ({ port }) => port && itemList(natRanges(port)),
  // Flows and counters live while packets move; in the lab none moves between two commands.
  "list-unified-flow": ({ port }) => port && itemList([]),
  "list-flow": ({ port }) => port && itemList([]),
  "list-tag": ({ port }) => port && itemList([]),
  "get-rule-counter": ({ port }) => port && itemList([]),
  "get-flow-stats": ({ port }) => port && "  Active flows : 0\n",
  "get-port-flow-settings": ({ port }) => port && "  Flow TTL : 240\n",
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
      notes: [...(port ? switchedOff(host, port) : withoutVfp(host)), ...withoutJson(words)],
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

/** What the JSON of `/format 1` looks like is not known. Source: facts on HNS, section 6.2. */
function withoutJson(words: readonly string[]): Output["notes"] {
  if (valueOf(words, "format") !== "1") return [];
  return [
    {
      kind: "info",
      code: "vfp-json-unknown",
      text: "The real vfpctrl prints JSON with /format 1. Its form is not known, so the lab prints the text.",
      fix: null,
      source: null,
    },
  ];
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
      source: null,
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
      source: null,
    },
  ];
}

function itemList(items: readonly string[]): string {
  return ` ITEM LIST\n===========\n\n${items.join("\n")}`;
}

function layersOf(port: SwitchPort): readonly VfpLayer[] {
  return port.vfp?.layers ?? [];
}

/** ifIndex of the host's own adapter on the port's switch; 0 when the host has none there. */
function uplinkIndex(host: Host, { vswitchId }: SwitchPort): number {
  const own = host.ports.find((port) => port.vswitchId === vswitchId && port.role === "host");
  const interfaces = host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
  return interfaces.find(({ nic }) => nic.kind === "vnic" && nic.id === own?.nic.id)?.index ?? 0;
}

function chosenLayers(port: SwitchPort, layer: string | null): readonly VfpLayer[] {
  return layersOf(port).filter(({ name }) => layer === null || name.toLowerCase() === layer);
}
