import { fnv1a } from "./seed.ts";

/** Bits of the hash that choose a branch on each level. */
const BITS = 5;
const WIDTH = 1 << BITS;

/** Keys of one hash: nearly always a single one. */
class Leaf<Value> {
  readonly hash: number;
  readonly entries: readonly (readonly [key: string, value: Value])[];

  constructor(hash: number, entries: readonly (readonly [string, Value])[]) {
    this.hash = hash;
    this.entries = entries;
  }
}

type Branch<Value> = Leaf<Value> | Node<Value> | undefined;
type Node<Value> = readonly Branch<Value>[];

/** An immutable map from text, without order: a change copies one path of small nodes and shares the rest. */
export class Trie<Value> {
  readonly #root: Branch<Value>;

  private constructor(root: Branch<Value>) {
    this.#root = root;
  }

  static empty<Value>(): Trie<Value> {
    return new Trie<Value>(undefined);
  }

  get(key: string): Value | undefined {
    const hash = fnv1a(key);
    let branch = this.#root;
    for (let shift = 0; branch !== undefined; shift += BITS) {
      if (branch instanceof Leaf) {
        for (const [other, value] of branch.entries) if (other === key) return value;
        return undefined;
      }
      branch = branch[(hash >>> shift) % WIDTH];
    }
    return undefined;
  }

  with(key: string, value: Value): Trie<Value> {
    return new Trie(grown(this.#root, 0, new Leaf(fnv1a(key), [[key, value]])));
  }

  without(key: string): Trie<Value> {
    return new Trie(shrunk(this.#root, 0, fnv1a(key), key));
  }
}

function grown<Value>(branch: Branch<Value>, shift: number, added: Leaf<Value>): Branch<Value> {
  if (branch === undefined) return added;
  if (branch instanceof Leaf) {
    if (branch.hash === added.hash) return merged(branch, added);
    const apart: Node<Value> = Array.from({ length: WIDTH });
    return grown(grown(apart, shift, branch), shift, added);
  }
  const at = (added.hash >>> shift) % WIDTH;
  const copy = branch.slice();
  copy[at] = grown(branch[at], shift + BITS, added);
  return copy;
}

function merged<Value>(leaf: Leaf<Value>, added: Leaf<Value>): Leaf<Value> {
  const others = leaf.entries.filter(([key]) => key !== added.entries[0]?.[0]);
  return new Leaf(leaf.hash, [...others, ...added.entries]);
}

function shrunk<Value>(branch: Branch<Value>, shift: number, hash: number, key: string): Branch<Value> {
  if (branch === undefined) return undefined;
  if (branch instanceof Leaf) {
    const others = branch.entries.filter(([other]) => other !== key);
    return others.length === 0 ? undefined : new Leaf(branch.hash, others);
  }
  const at = (hash >>> shift) % WIDTH;
  const copy = branch.slice();
  copy[at] = shrunk(branch[at], shift + BITS, hash, key);
  return copy.some((each) => each !== undefined) ? copy : undefined;
}
