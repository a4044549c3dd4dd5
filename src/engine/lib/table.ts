import { Trie } from "./trie.ts";

const CHUNK = 64;
/** Holes that removals may leave before the table is written anew, beside as many as it has values. */
const HOLES = 64;

interface Entry<Value> {
  readonly id: string;
  readonly value: Value;
}

/**
 * Further keys of a value, by which a table finds it without looking at every other: `(endpoint) => [endpoint.mac]`.
 * Declared once, outside functions: a table keeps an index for each of them from its first use on.
 */
export type Keys<Value> = (value: Value) => readonly string[];

/** Slots by key, in ascending order; a slot twice when the value has the key twice. */
type SlotsByKey = Trie<readonly number[]>;
const NO_VALUES: readonly never[] = [];
const NO_KEYS: readonly string[] = [];

interface Index<Value> {
  readonly keys: Keys<Value>;
  readonly slots: SlotsByKey;
}

/**
 * An immutable map that keeps insertion order. A change copies one chunk and a path of each index, not the whole, so
 * that a host with 10,000 containers costs little more than one with 10; all else is shared between versions.
 */
export class Table<Id extends string, Value> implements Iterable<Value> {
  readonly size: number;
  readonly #chunks: readonly (readonly (Entry<Value> | undefined)[])[];
  readonly #slotsById: Trie<number>;
  /** Slots handed out so far, holes included. */
  readonly #slots: number;
  /** Grows when the table is first asked by further keys. */
  #indexes: readonly Index<Value>[];

  private constructor(
    chunks: readonly (readonly (Entry<Value> | undefined)[])[],
    slotsById: Trie<number>,
    slots: number,
    size: number,
    indexes: readonly Index<Value>[],
  ) {
    this.#chunks = chunks;
    this.#slotsById = slotsById;
    this.#slots = slots;
    this.size = size;
    this.#indexes = indexes;
  }

  static empty<Id extends string, Value>(): Table<Id, Value> {
    return new Table<Id, Value>([], Trie.empty(), 0, 0, []);
  }

  static from<Id extends string, Value>(entries: Iterable<readonly [Id, Value]>): Table<Id, Value> {
    let table = Table.empty<Id, Value>();
    for (const [id, value] of entries) table = table.with(id, value);
    return table;
  }

  get(id: Id): Value | undefined {
    const slot = this.#slotsById.get(id);
    return slot === undefined ? undefined : this.#at(slot);
  }

  has(id: Id): boolean {
    return this.#slotsById.get(id) !== undefined;
  }

  /** The values that have the key, in the table's order. */
  by(keys: Keys<Value>, key: string): readonly Value[] {
    const slots = this.#slotsOf(keys).get(key);
    if (slots === undefined) return NO_VALUES;
    const values: Value[] = [];
    for (const slot of slots) {
      const value = this.#at(slot);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  /** How often the key occurs: more than once in a value that has it more than once. */
  count(keys: Keys<Value>, key: string): number {
    return this.#slotsOf(keys).get(key)?.length ?? 0;
  }

  /** The table with the value added at the end, or replaced in its old place. */
  with(id: Id, value: Value): Table<Id, Value> {
    const known = this.#slotsById.get(id);
    const slot = known ?? this.#slots;
    return new Table<Id, Value>(
      this.#withSlot(slot, { id, value }),
      known === undefined ? this.#slotsById.with(id, slot) : this.#slotsById,
      known === undefined ? slot + 1 : this.#slots,
      known === undefined ? this.size + 1 : this.size,
      this.#reindexed(slot, value),
    );
  }

  /** The table without the id; the same table when it is not there. */
  without(id: Id): Table<Id, Value> {
    const slot = this.#slotsById.get(id);
    if (slot === undefined) return this;
    const size = this.size - 1;
    const left = new Table<Id, Value>(
      this.#withSlot(slot, undefined),
      this.#slotsById.without(id),
      this.#slots,
      size,
      this.#reindexed(slot, undefined),
    );
    return size === 0 || this.#slots - size > size + HOLES ? left.#compact() : left;
  }

  /** Values in the order in which their ids were first added. */
  *[Symbol.iterator](): Generator<Value, void, undefined> {
    for (const chunk of this.#chunks) for (const entry of chunk) if (entry !== undefined) yield entry.value;
  }

  find(test: (value: Value) => boolean): Value | undefined {
    for (const chunk of this.#chunks) {
      for (const entry of chunk) if (entry !== undefined && test(entry.value)) return entry.value;
    }
    return undefined;
  }

  /** The last value that passes, which is quick where young values are looked for. */
  findLast(test: (value: Value) => boolean): Value | undefined {
    for (let slot = this.#slots - 1; slot >= 0; slot -= 1) {
      const value = this.#at(slot);
      if (value !== undefined && test(value)) return value;
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
    const values: Value[] = [];
    for (const chunk of this.#chunks) {
      for (const entry of chunk) if (entry !== undefined) values.push(entry.value);
    }
    return values;
  }

  toJSON(): Value[] {
    return this.toArray();
  }

  #at(slot: number): Value | undefined {
    return this.#chunks[Math.floor(slot / CHUNK)]?.[slot % CHUNK]?.value;
  }

  #withSlot(
    slot: number,
    entry: Entry<Value> | undefined,
  ): readonly (readonly (Entry<Value> | undefined)[])[] {
    const at = Math.floor(slot / CHUNK);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return [...this.#chunks, [entry]];
    const next = chunk.slice();
    next[slot % CHUNK] = entry;
    return this.#chunks.with(at, next);
  }

  #slotsOf(keys: Keys<Value>): SlotsByKey {
    for (const index of this.#indexes) if (index.keys === keys) return index.slots;
    let slots: SlotsByKey = Trie.empty();
    for (let slot = 0; slot < this.#slots; slot += 1) {
      const value = this.#at(slot);
      if (value !== undefined) for (const key of keys(value)) slots = withSlotOf(slots, key, slot);
    }
    this.#indexes = [...this.#indexes, { keys, slots }];
    return slots;
  }

  /** The indexes as they are when the slot holds the value. */
  #reindexed(slot: number, value: Value | undefined): readonly Index<Value>[] {
    if (this.#indexes.length === 0) return this.#indexes;
    const old = this.#at(slot);
    return this.#indexes.map((index) => {
      const { keys } = index;
      const gone = old === undefined ? NO_KEYS : keys(old);
      const added = value === undefined ? NO_KEYS : keys(value);
      if (isSame(gone, added)) return index;
      let { slots } = index;
      for (const key of gone) slots = withoutSlotOf(slots, key, slot);
      for (const key of added) slots = withSlotOf(slots, key, slot);
      return { keys, slots };
    });
  }

  /** The same values without holes. */
  #compact(): Table<Id, Value> {
    let table = Table.empty<Id, Value>();
    for (const chunk of this.#chunks) {
      for (const entry of chunk) if (entry !== undefined) table = table.with(entry.id as Id, entry.value);
    }
    return table;
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, at) => key === right[at]);
}

function withSlotOf(index: SlotsByKey, key: string, slot: number): SlotsByKey {
  const slots = index.get(key);
  if (slots === undefined) return index.with(key, [slot]);
  const next = slots.toSpliced(slots.length, 0, slot);
  return index.with(key, (slots.at(-1) ?? slot) > slot ? next.sort((a, b) => a - b) : next);
}

function withoutSlotOf(index: SlotsByKey, key: string, slot: number): SlotsByKey {
  const slots = index.get(key);
  const at = slots?.indexOf(slot) ?? -1;
  if (slots === undefined || at < 0) return index;
  return slots.length === 1 ? index.without(key) : index.with(key, slots.toSpliced(at, 1));
}
