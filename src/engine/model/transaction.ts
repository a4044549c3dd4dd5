import type { Result } from "../lib/result.ts";
import { dockerId, guid, swarmId } from "../lib/seed.ts";
import type {
  Cause,
  HostIdOf,
  HostKind,
  HostValueOf,
  WorldEvent,
  WorldIdOf,
  WorldKind,
  WorldValueOf,
} from "./events.ts";
import { evolve } from "./evolve.ts";
import type { HostName } from "./ids.ts";
import type { Host, HostSettings, World } from "./world.ts";

/**
 * One command's work: the World as it grows, and the events that made it so. Control-plane code reads `world`, and
 * changes it only through these methods.
 */
export class Transaction {
  #world: World;
  #events: WorldEvent[] = [];
  #minted = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  get events(): readonly WorldEvent[] {
    return this.#events;
  }

  /** The host of that name. Throws when it is gone: callers hold names of hosts that exist. */
  host(name: HostName): Host {
    const host = this.#world.hosts.get(name);
    if (!host) throw new Error(`no such host: ${name}`);
    return host;
  }

  /** Creates the object, or changes it when its id is there already. */
  put<K extends HostKind>(
    host: HostName,
    kind: K,
    id: HostIdOf<K>,
    value: HostValueOf<K>,
    cause: Cause,
  ): void {
    const table = this.host(host)[kind] as { has(id: string): boolean };
    const verb = table.has(id) ? "change" : "create";
    this.#apply({ type: "host-object-put", verb, kind, host, id, value, ...cause } as WorldEvent);
  }

  /** Removes the object; nothing happens when it is not there. */
  remove<K extends HostKind>(host: HostName, kind: K, id: HostIdOf<K>, cause: Cause): void {
    const table = this.host(host)[kind] as { has(id: string): boolean };
    if (!table.has(id)) return;
    this.#apply({ type: "host-object-removed", verb: "remove", kind, host, id, ...cause } as WorldEvent);
  }

  putShared<K extends WorldKind>(kind: K, id: WorldIdOf<K>, value: WorldValueOf<K>, cause: Cause): void {
    const table = this.#world[kind] as { has(id: string): boolean };
    const verb = table.has(id) ? "change" : "create";
    this.#apply({ type: "world-object-put", verb, kind, host: null, id, value, ...cause } as WorldEvent);
  }

  removeShared<K extends WorldKind>(kind: K, id: WorldIdOf<K>, cause: Cause): void {
    const table = this.#world[kind] as { has(id: string): boolean };
    if (!table.has(id)) return;
    this.#apply({
      type: "world-object-removed",
      verb: "remove",
      kind,
      host: null,
      id,
      ...cause,
    } as WorldEvent);
  }

  putHost(settings: HostSettings, cause: Cause): void {
    const verb = this.#world.hosts.has(settings.name) ? "change" : "create";
    const { name } = settings;
    this.#apply({ type: "host-put", verb, kind: "hosts", host: name, id: name, settings, ...cause });
  }

  removeHost(name: HostName, cause: Cause): void {
    this.#apply({ type: "host-removed", verb: "remove", kind: "hosts", host: name, id: name, ...cause });
  }

  clear(cause: Cause): void {
    this.#apply({ type: "world-cleared", verb: "remove", kind: "world", host: null, id: "world", ...cause });
  }

  /** Records a call that changes nothing, so that the timeline can show it. */
  call(host: HostName | null, kind: HostKind | WorldKind | "hosts", id: string, cause: Cause): void {
    this.#apply({ type: "call-made", verb: "call", kind, host, id, ...cause });
  }

  /** Runs the work; when it refuses, the World and the events are again what they were before. */
  attempt<Value, Failure>(work: () => Result<Value, Failure>): Result<Value, Failure> {
    const world = this.#world;
    const count = this.#events.length;
    const result = work();
    if (!result.ok) {
      this.#world = world;
      this.#events.length = count;
    }
    return result;
  }

  /** True when some event so far changed an object. */
  get changed(): boolean {
    return this.#events.some((event) => event.type !== "call-made");
  }

  /** Counts the step and lets time pass, once, when the command changed something. */
  end(seconds: number): void {
    if (!this.changed) return;
    this.#apply({
      type: "step-ended",
      verb: "end",
      kind: "world",
      host: null,
      id: "world",
      seconds,
      actor: "lab",
      why: "The command is done.",
    });
  }

  /** A GUID that no other object of this scenario has. */
  mintGuid(what: string): string {
    return guid(this.#seed(what));
  }

  /** A 64-digit Docker id that no other object of this scenario has. */
  mintDockerId(what: string): string {
    return dockerId(this.#seed(what));
  }

  /** A 25-digit swarm id that no other object of this scenario has. */
  mintSwarmId(what: string): string {
    return swarmId(this.#seed(what));
  }

  #seed(what: string): string {
    this.#minted += 1;
    return `${this.#world.step}/${this.#minted}/${what}`;
  }

  #apply(event: WorldEvent): void {
    this.#world = evolve(this.#world, event);
    this.#events.push(event);
  }
}
