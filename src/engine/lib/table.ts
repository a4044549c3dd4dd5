import { fnv1a } from "./seed.ts";

const CHUNK = 64;
const BUCKETS = 128;
type Bucket = Readonly<Record<string, number>>;
const NO_BUCKETS: readonly Bucket[] = Array.from({ length: BUCKETS }, () => ({}));

/**
 * An immutable map that keeps insertion order. A change copies one chunk and one bucket, not the whole, so that a
 * host with 10,000 containers costs little more than one with 10; everything else is shared between versions.
 */
export class Table<Id extends string, Value> implements Iterable<Value> {
  readonly size: number;
  readonly #chunks: readonly (readonly (Value | undefined)[])[];
  readonly #buckets: readonly Bucket[];
  /** Slots handed out so far, holes included. */
  readonly #slots: number;

  private constructor(
    chunks: readonly (readonly (Value | undefined)[])[],
    buckets: readonly Bucket[],
    slots: number,
    size: number,
  ) {
    this.#chunks = chunks;
    this.#buckets = buckets;
    this.#slots = slots;
    this.size = size;
  }

  static empty<Id extends string, Value>(): Table<Id, Value> {
    return new Table<Id, Value>([], NO_BUCKETS, 0, 0);
  }

  static from<Id extends string, Value>(entries: Iterable<readonly [Id, Value]>): Table<Id, Value> {
    let table = Table.empty<Id, Value>();
    for (const [id, value] of entries) table = table.with(id, value);
    return table;
  }

  get(id: Id): Value | undefined {
    const slot = this.#slotOf(id);
    return slot === undefined ? undefined : this.#chunks[Math.floor(slot / CHUNK)]?.[slot % CHUNK];
  }

  has(id: Id): boolean {
    return this.#slotOf(id) !== undefined;
  }

  /** The table with the value added at the end, or replaced in its old place. */
  with(id: Id, value: Value): Table<Id, Value> {
    const known = this.#slotOf(id);
    const slot = known ?? this.#slots;
    const chunks = this.#withSlot(slot, value);
    if (known !== undefined) return new Table<Id, Value>(chunks, this.#buckets, this.#slots, this.size);
    const at = bucketOf(id);
    const buckets = this.#buckets.with(at, { ...this.#buckets[at], [id]: slot });
    return new Table<Id, Value>(chunks, buckets, this.#slots + 1, this.size + 1);
  }

  /** The table without the id; the same table when it is not there. */
  without(id: Id): Table<Id, Value> {
    const slot = this.#slotOf(id);
    if (slot === undefined) return this;
    if (this.size === 1) return Table.empty<Id, Value>();
    const at = bucketOf(id);
    const { [id]: _gone, ...rest } = this.#buckets[at] ?? {};
    return new Table<Id, Value>(
      this.#withSlot(slot, undefined),
      this.#buckets.with(at, rest),
      this.#slots,
      this.size - 1,
    );
  }

  /** Values in the order in which their ids were first added. */
  *[Symbol.iterator](): Generator<Value, void, undefined> {
    for (const chunk of this.#chunks) for (const value of chunk) if (value !== undefined) yield value;
  }

  find(test: (value: Value) => boolean): Value | undefined {
    for (const chunk of this.#chunks) {
      for (const value of chunk) if (value !== undefined && test(value)) return value;
    }
    return undefined;
  }

  some(test: (value: Value) => boolean): boolean {
    return this.find(test) !== undefined;
  }

  filter(test: (value: Value) => boolean): Value[] {
    return this.toArray().filter(test);
  }

  map<Other>(change: (value: Value) => Other): Other[] {
    return this.toArray().map(change);
  }

  toArray(): Value[] {
    return this.#chunks.flatMap((chunk) => chunk.filter((value) => value !== undefined));
  }

  toJSON(): Value[] {
    return this.toArray();
  }

  #slotOf(id: Id): number | undefined {
    const bucket = this.#buckets[bucketOf(id)];
    return bucket !== undefined && Object.hasOwn(bucket, id) ? bucket[id] : undefined;
  }

  #withSlot(slot: number, value: Value | undefined): readonly (readonly (Value | undefined)[])[] {
    const at = Math.floor(slot / CHUNK);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return [...this.#chunks, [value]];
    const next = chunk.slice();
    next[slot % CHUNK] = value;
    return this.#chunks.with(at, next);
  }
}

function bucketOf(id: string): number {
  return fnv1a(id) % BUCKETS;
}
