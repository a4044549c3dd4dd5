import type { World } from "#engine";
import {
  addClient,
  addContainer,
  addHost,
  addNetwork,
  type ContainerWish,
  type Driver,
  hostNamed,
  type NetworkWish,
  type ObjectRef,
  type Proposal,
} from "#store";

/** What a tile of the palette adds; also what is dragged onto the canvas, as JSON. */
export type PaletteKind =
  | { readonly kind: "host" }
  | { readonly kind: "container" }
  | { readonly kind: "client" }
  | { readonly kind: "network"; readonly driver: Driver };

export type Wish = ContainerWish & NetworkWish;

/** Where things are added: the host of the selection, else the first one. A selected network takes the container. */
export interface PaletteTarget {
  readonly host: string | null;
  readonly network: string | null;
}

export function paletteTarget(world: World, selected: ObjectRef | null): PaletteTarget {
  const host = hostNamed(world, selected?.host ?? null) ?? world.hosts.find(() => true);
  const network =
    selected?.kind === "dockerNetworks"
      ? host?.dockerNetworks.find(({ id }) => id === selected.id)
      : undefined;
  return {
    host: host?.settings.name ?? null,
    network: network && network.driver !== "null" ? network.name : null,
  };
}

export function proposalFor(
  world: World,
  what: PaletteKind,
  target: PaletteTarget,
  wish: Wish = {},
): Proposal {
  switch (what.kind) {
    case "host":
      return addHost(world, wish);
    case "client":
      return addClient(world, wish);
    case "container":
      return addContainer(world, target.host ?? "", { network: target.network, ...wish });
    case "network":
      return addNetwork(world, target.host ?? "", what.driver, wish);
  }
}
