import type { World } from "#engine";
import {
  addClient,
  addContainer,
  addHost,
  addNetwork,
  connectContainer,
  DRIVERS,
  hostNamed,
  networksToJoin,
  type Proposal,
  type ProposedLine,
} from "#store";
import { moved, type Point, within } from "../layout/geometry.ts";
import type { Layout, PlacedHost, PlacedSwitch } from "../layout/placed.ts";
import type { SceneBox } from "../scene/scene.ts";
import { networksOn } from "./actions.ts";

/** What lies under a point of the canvas, in px of the level. */
export interface Under {
  readonly host: PlacedHost | null;
  readonly vswitch: PlacedSwitch | null;
}

export function under(layout: Layout, point: Point): Under {
  const host = layout.hosts.find(({ rect }) => within(rect, point)) ?? null;
  if (!host) return { host, vswitch: null };
  const vswitch = host.inside.switches.find(({ rect }) => {
    const bar = moved(rect, host.rect.x, host.rect.y);
    return within({ x: bar.x, y: bar.y - 10, w: bar.w, h: bar.h + 20 }, point);
  });
  return { host, vswitch: vswitch ?? null };
}

export type Connection =
  | { readonly ok: true; readonly line: ProposedLine }
  | { readonly ok: false; readonly why: string };

/** The command that plugs the box's container into the switch, or why there is none. */
export function connection(world: World, box: SceneBox, vswitch: PlacedSwitch): Connection {
  const card = box.containers[0];
  const hostName = vswitch.scene.host;
  const host = hostNamed(world, hostName);
  const container = card && host?.containers.find(({ id }) => id === card.ref.id);
  if (!card || !host || card.ref.host !== hostName) {
    return { ok: false, why: "A container joins the networks of its own host." };
  }
  if (!container) return { ok: false, why: "This container is gone." };
  if (container.networkMode.startsWith("container:")) {
    return { ok: false, why: `${container.name} uses the namespace of another container.` };
  }
  const offered = networksOn(world, vswitch.scene.ref).map(({ name }) => name);
  const joinable = new Set(networksToJoin(host, container));
  const network = offered.find((name) => joinable.has(name));
  if (network !== undefined) return { ok: true, line: connectContainer(hostName, network, container.name) };
  const known = offered[0];
  const why =
    known === undefined
      ? "No Docker network is on this switch."
      : `${container.name} is on ${known} already.`;
  return { ok: false, why };
}

/** What a tile of the palette comes to when it is let go here. null: the data is not one of ours. */
export function tileProposal(world: World, data: string, { host, vswitch }: Under): Proposal | null {
  const tile = readTile(data);
  if (!tile) return null;
  const hostName = host?.scene.name ?? world.hosts.find(() => true)?.settings.name ?? "";
  switch (tile.kind) {
    case "host":
      return addHost(world);
    case "client":
      return addClient(world);
    case "container": {
      const network = vswitch === null ? undefined : networksOn(world, vswitch.scene.ref)[0]?.name;
      return addContainer(world, hostName, network === undefined ? {} : { network });
    }
    case "network": {
      const driver = DRIVERS.find((name) => name === tile.driver);
      return driver === undefined ? null : addNetwork(world, hostName, driver);
    }
    default:
      return null;
  }
}

function readTile(data: string): { readonly kind: string; readonly driver: string } | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("kind" in value)) return null;
    return { kind: String(value.kind), driver: "driver" in value ? String(value.driver) : "" };
  } catch {
    return null;
  }
}
