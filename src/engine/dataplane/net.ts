import type { World } from "../model/world.ts";
import type { Tuple } from "./frame.ts";
import type { HopDraft } from "./hop.ts";
import type { Location } from "./location.ts";
import type { Reason } from "./reasons.ts";
import type { Sessions } from "./sessions.ts";
import type { WorldIndex } from "./world-index.ts";

/** What devices may look at besides the frame and themselves. */
export interface Net {
  readonly world: World;
  readonly index: WorldIndex;
  /** What the request left behind in translators; the reply finds it there. */
  readonly sessions: Sessions;
  /** Who sent the flow: the words and codes of a loss far away depend on it. */
  readonly origin: Origin;
  /** The packet that would count as the answer; null while the request travels. */
  readonly awaited: Tuple | null;
  /** ARP: asks who has the address, through the adapter that the location leads out of. */
  ask(from: Location & { at: "nic-out" | "device-out" }, ip: string): Neighbour;
}

export interface Origin {
  /** Name of the host or device. */
  readonly machine: string;
  /** Compartment on a host, "" for a device. */
  readonly compartmentId: string;
}

export type Neighbour =
  | { readonly known: true; readonly mac: string; readonly by: string }
  /** `trail`: hops of the copy whose loss explains the silence; empty when simply nobody owns the address. */
  | { readonly known: false; readonly reason: Reason; readonly trail: readonly HopDraft[] };
