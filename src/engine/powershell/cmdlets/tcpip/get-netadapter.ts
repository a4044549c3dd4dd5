import { OS_PROFILES } from "../../../model/profiles.ts";
import type { Host } from "../../../model/world.ts";
import { hostOf } from "../../../shell/place.ts";
import { stackOf } from "../../../tools/stack.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { reportNotFound } from "../../on-host.ts";
import { type PsObject, psObject } from "../../value.ts";
import { adapterNames, interfaceAliases } from "../complete-names.ts";

interface Adapter {
  readonly name: string;
  readonly description: string;
  readonly index: number;
  readonly up: boolean;
  readonly mac: string;
  readonly speed: string;
  readonly virtual: boolean;
  readonly hidden: boolean;
}

function adapterObject(adapter: Adapter): PsObject {
  return psObject("NetAdapter", {
    Name: adapter.name,
    InterfaceDescription: adapter.description,
    ifIndex: adapter.index,
    Status: adapter.up ? "Up" : "Disconnected",
    MacAddress: adapter.mac,
    LinkSpeed: adapter.up ? adapter.speed : "0 bps",
    InterfaceIndex: adapter.index,
    InterfaceAlias: adapter.name,
    MediaType: "802.3",
    PhysicalMediaType: adapter.virtual ? "Unspecified" : "802.3",
    InterfaceOperationalStatus: adapter.up ? "Up" : "Down",
    AdminStatus: "Up",
    "LinkSpeed(Gbps)": adapter.virtual ? 10 : 1,
    MediaConnectionState: adapter.up ? "Connected" : "Disconnected",
    ConnectorPresent: !adapter.virtual,
    InterfaceType: 6,
    Virtual: adapter.virtual,
  });
}

/** Source: facts on PowerShell, section 7. */
function adapters(call: CmdletCall): readonly Adapter[] {
  const { tx, place } = call;
  const stack = stackOf(tx.world, place);
  const host = hostOf(tx.world, place);
  const own = stack.interfaces.map((found): Adapter => {
    const virtual = found.nic.kind === "vnic";
    const name = found.alias;
    return {
      name,
      description: found.description,
      index: found.index,
      up: host && found.nic.kind === "pnic" ? (host.pnics.get(found.nic.id)?.up ?? true) : true,
      mac: found.mac,
      speed: virtual ? "10 Gbps" : "1 Gbps",
      virtual,
      hidden: name === "vEthernet (Default Switch)" && stack.profile.build >= 22_621,
    };
  });
  if (!host || place.kind !== "host") return own;
  return [
    ...own,
    ...boundAdapters(
      host,
      stack.interfaces.map(({ alias }) => alias),
    ),
    ...containerAdapters(host),
  ];
}

/** Physical adapters that a switch has taken: they keep their name and have no addresses. */
function boundAdapters(host: Host, known: readonly string[]): readonly Adapter[] {
  return host.pnics
    .toArray()
    .map(
      (pnic, position): Adapter => ({
        name: pnic.name,
        description: pnic.description,
        index: position + 4,
        up: pnic.up,
        mac: pnic.mac,
        speed: "1 Gbps",
        virtual: false,
        hidden: false,
      }),
    )
    .filter(({ name }) => !known.includes(name));
}

/** Adapters in the compartments of process containers: the host sees them, from 2019 on without a description. */
function containerAdapters(host: Host): readonly Adapter[] {
  const blank = OS_PROFILES[host.settings.os].build >= 17_763;
  return [...host.compartments]
    .filter((compartment) => compartment.kind === "container")
    .flatMap((compartment) =>
      compartment.interfaces.map((found) => ({
        name: found.alias,
        description: blank ? "" : found.description,
        index: found.index,
        up: true,
        mac: found.mac,
        speed: "10 Gbps",
        virtual: true,
        hidden: false,
      })),
    );
}

export const getNetAdapter: Cmdlet = {
  name: "Get-NetAdapter",
  summary: "Shows network adapters, physical and virtual.",
  module: "NetAdapter",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Name",
      type: "string[]",
      position: 0,
      aliases: ["InterfaceAlias", "ifAlias"],
      pipeline: "property",
      description: "Names; * stands for any text.",
      complete: (world, place) => [...adapterNames(world, place), ...interfaceAliases(world, place)],
    },
    { name: "InterfaceIndex", type: "int[]", aliases: ["ifIndex"], description: "Interface numbers." },
    { name: "InterfaceDescription", type: "string[]", description: "Descriptions; * stands for any text." },
    { name: "Physical", type: "switch", description: "Only physical adapters." },
    { name: "IncludeHidden", type: "switch", description: "Hidden ones too." },
  ],
  run(call) {
    const { args } = call;
    const all = adapters(call).filter(({ hidden }) => !hidden || args.flag("IncludeHidden"));
    const names = args.texts("Name");
    const indexes = args.list("InterfaceIndex").map(Number);
    const descriptions = args.texts("InterfaceDescription");
    const found = all.filter(
      (adapter) =>
        (names.length === 0 || names.some((name) => isLike(adapter.name, name))) &&
        (indexes.length === 0 || indexes.includes(adapter.index)) &&
        (descriptions.length === 0 || descriptions.some((text) => isLike(adapter.description, text))) &&
        (!args.flag("Physical") || !adapter.virtual),
    );
    for (const adapter of found) call.out(adapterObject(adapter));
    const missing = names.find(
      (name) => !/[*?[]/.test(name) && !all.some((adapter) => isLike(adapter.name, name)),
    );
    if (missing !== undefined) reportNotFound(call, "MSFT_NetAdapter", "Name", missing);
  },
};
