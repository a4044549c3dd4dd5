import type { Host, World } from "#engine";
import type { ScenarioView } from "./scenario.ts";

/** Kinds of nodes whose ids are digits that nobody typed; the rest have names for ids. */
const NAMED: Readonly<
  Record<string, (host: Host) => Iterable<{ readonly id: string; readonly name: string }>>
> = {
  containers: (host) => host.containers,
  pnics: (host) => host.pnics,
  dockerNetworks: (host) => host.dockerNetworks,
  hnsNetworks: (host) => host.hnsNetworks,
  vswitches: (host) => vswitchesByNetwork(host),
};

/** A vSwitch goes by the Docker network on it: its own name may be that network's id. */
function vswitchesByNetwork(host: Host): readonly { readonly id: string; readonly name: string }[] {
  return host.vswitches.map((vswitch) => {
    const network = host.dockerNetworks.find(
      ({ hnsNetworkId }) =>
        hnsNetworkId !== null && host.hnsNetworks.get(hnsNetworkId)?.vswitchId === vswitch.id,
    );
    return { id: vswitch.id, name: network?.name ?? vswitch.name };
  });
}

type Positions = ScenarioView["positions"];

/** "containers/win-01/4f2a…" → "containers/win-01/@web": short, and right also when ids come out differently. */
export function nameNodes(world: World, positions: Positions): Positions {
  return rekey(
    positions,
    (kind, host, id) => {
      const same = [...(NAMED[kind]?.(host) ?? [])];
      const name = same.find((one) => one.id === id)?.name;
      return name !== undefined && same.filter((one) => one.name === name).length === 1 ? `@${name}` : id;
    },
    world,
  );
}

/** The way back; a node that is not there any more keeps its name, and nothing is drawn for it. */
export function resolveNodes(world: World, positions: Positions): Positions {
  return rekey(
    positions,
    (kind, host, id) => {
      if (!id.startsWith("@")) return id;
      for (const one of NAMED[kind]?.(host) ?? []) if (`@${one.name}` === id) return one.id;
      return id;
    },
    world,
  );
}

function rekey(
  positions: Positions,
  change: (kind: string, host: Host, id: string) => string,
  world: World,
): Positions {
  const entries = Object.entries(positions).map(([key, position]) => {
    const [, kind = "", hostName = "", id = ""] = /^(\w+)\/([^/]+)\/(.+)$/s.exec(key) ?? [];
    const host = world.hosts.find(({ settings }) => settings.name === hostName);
    if (!host || !Object.hasOwn(NAMED, kind)) return [key, position] as const;
    return [`${kind}/${hostName}/${change(kind, host, id)}`, position] as const;
  });
  return Object.fromEntries(entries);
}
