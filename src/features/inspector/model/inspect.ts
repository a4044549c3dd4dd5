import type { Host, World } from "#engine";
import { hostNamed, type ObjectRef, readSwarmRef } from "#store";
import { inspectConnection, inspectContainer } from "./container.ts";
import { inspectHost } from "./host.ts";
import { fact, facts, type Inspection, NOTHING_MORE, plain } from "./inspection.ts";
import { inspectDevice, inspectSegment, inspectVnet } from "./lan.ts";
import { inspectHnsNetwork, inspectNetwork } from "./network.ts";
import { inspectPNic, inspectVNic } from "./nics.ts";
import { inspectPolicyList, inspectService, inspectSpace, inspectSwarm } from "./overlay.ts";
import { inspectCompartment, inspectFirewall, inspectWinNat } from "./stack.ts";
import { inspectPort, inspectVSwitch } from "./vswitch.ts";

/** What is known of the object; null when the World at hand has no such object (any more). */
export function inspect(world: World, ref: ObjectRef): Inspection | null {
  const host = hostNamed(world, ref.kind === "hosts" ? ref.id : ref.host);
  return host ? inspectOnHost(world, host, ref) : inspectShared(world, ref);
}

function inspectOnHost(world: World, host: Host, ref: ObjectRef): Inspection | null {
  const byId = <Value extends { readonly id: string }>(table: Iterable<Value>): Value | undefined => {
    for (const value of table) if (value.id === ref.id) return value;
    return undefined;
  };
  const through = <Value>(
    value: Value | undefined,
    show: (value: Value) => Inspection | null,
  ): Inspection | null => (value === undefined ? null : show(value));
  switch (ref.kind) {
    case "hosts":
      return inspectHost(world, host);
    case "containers":
      return through(byId(host.containers), (one) => inspectContainer(host, one));
    case "dockerNetworks":
      return through(byId(host.dockerNetworks), (one) => inspectNetwork(world, host, one));
    case "hnsNetworks":
      return through(byId(host.hnsNetworks), (one) => inspectHnsNetwork(host, one));
    case "hnsEndpoints":
      return through(byId(host.hnsEndpoints), (one) => inspectConnection(host, one));
    case "hnsPolicyLists":
      return through(byId(host.hnsPolicyLists), (one) => inspectPolicyList(host, one));
    case "vswitches":
      return through(byId(host.vswitches), (one) => inspectVSwitch(host, one));
    case "ports":
      return through(byId(host.ports), (one) => inspectPort(host, one));
    case "vnics":
      return through(byId(host.vnics), (one) => inspectVNic(host, one));
    case "pnics":
      return through(byId(host.pnics), (one) => inspectPNic(host, one));
    case "compartments":
      return through(byId(host.compartments), (one) => inspectCompartment(host, one));
    case "winNats":
      return through(byId(host.winNats), (one) => inspectWinNat(host, one));
    case "natMappings":
      return through(byId(host.natMappings), (mapping) =>
        through(host.winNats.get(mapping.winNatId), (nat) => inspectWinNat(host, nat)),
      );
    case "firewallRules":
      return inspectFirewall(host, byId(host.firewallRules));
    case "vfpSpaces":
      return through(byId(host.vfpSpaces), (one) => inspectSpace(host, one));
    case "resolvers":
      return through(byId(host.resolvers), (one) => ({
        ...NOTHING_MORE,
        icon: { glyph: "dns" as const },
        title: "Docker’s DNS",
        subtitle: "Answers for container names (resolver)",
        parts: [
          facts("About", [
            fact("Listens on", `${one.address}:${one.port}`),
            plain("Other names", one.forwards ? `asked of ${one.forwarders.join(", ")}` : "refused"),
          ]),
          {
            kind: "table",
            title: "Names",
            aside: "",
            columns: ["Name", "Addresses"],
            rows: one.records.map(({ name, addresses }) => [name, addresses.join(", ")]),
            empty: "None yet.",
          },
        ],
      }));
    default:
      return null;
  }
}

function inspectShared(world: World, ref: ObjectRef): Inspection | null {
  switch (ref.kind) {
    case "devices": {
      const device = world.devices.find(({ name }) => name === ref.id);
      return device ? inspectDevice(device) : null;
    }
    case "segments": {
      const segment = world.segments.find(({ name }) => name === ref.id);
      return segment ? inspectSegment(world, segment) : null;
    }
    case "azureVnets": {
      const vnet = world.azureVnets.find(({ name }) => name === ref.id);
      return vnet ? inspectVnet(world, vnet) : null;
    }
    case "swarms": {
      const { swarmId, serviceId } = readSwarmRef(ref);
      const swarm = world.swarms.find(({ id }) => id === swarmId);
      if (!swarm) return null;
      const service = swarm.services.find(({ id }) => id === serviceId);
      return service ? inspectService(swarm, service) : inspectSwarm(swarm);
    }
    case "filters": {
      const filter = world.filters.find(({ name }) => name === ref.id);
      return filter
        ? {
            ...NOTHING_MORE,
            icon: { glyph: "firewall" },
            title: filter.name,
            subtitle: "Filter between two hosts",
            parts: [
              facts("About", [
                plain("Between", filter.between.join(" and ")),
                fact("Drops", filter.deny.join(", "), "nothing"),
              ]),
            ],
          }
        : null;
    }
    default:
      return null;
  }
}
