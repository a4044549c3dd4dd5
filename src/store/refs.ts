import type { HostKind, WorldKind } from "#engine";

/** Names one object of the World wherever it is shown: canvas node, outline row, word in the terminal. */
export interface ObjectRef {
  readonly kind: HostKind | WorldKind | "hosts";
  /** null for objects that belong to no host. */
  readonly host: string | null;
  readonly id: string;
}

/** "containers/win-01/4f2a…", "hosts/win-01", "devices/laptop": the id of the object's node and the key of its position. */
export function refKey(ref: ObjectRef): string {
  return ref.host === null || ref.kind === "hosts"
    ? `${ref.kind}/${ref.id}`
    : `${ref.kind}/${ref.host}/${ref.id}`;
}

export function sameRef(left: ObjectRef | null, right: ObjectRef | null): boolean {
  return left === right || (left !== null && right !== null && refKey(left) === refKey(right));
}

/** A service of a swarm has no table of its own: its id is the swarm's and its own, joined by a slash. */
export function serviceRef(swarmId: string, serviceId: string): ObjectRef {
  return { kind: "swarms", host: null, id: `${swarmId}/${serviceId}` };
}

/** The ids in a `serviceRef`; serviceId is null when the reference is to the swarm itself. */
export function readSwarmRef(ref: ObjectRef): {
  readonly swarmId: string;
  readonly serviceId: string | null;
} {
  const [swarmId = "", serviceId] = ref.id.split("/");
  return { swarmId, serviceId: serviceId ?? null };
}
