import { fnv1a } from "./seed.ts";

/** Bits of the hash that choose a branch on each level. */
const BITS = 5;
const LAST = (1 << BITS) - 1;

/** One key; `next` are further keys of the same hash, of which there are nearly never any. */
class Leaf<Value> {
  readonly hash: number;
  readonly key: string;
  readonly value: Value;
  readonly next: Leaf<Value> | undefined;

  constructor(hash: number, key: string, value: Value, next: Leaf<Value> | undefined) {
    this.hash = hash;
    this.key = key;
    this.value = value;
    this.next = next;
  }
}

/** Only the branches that exist, in ascending order; bit n of `taken` is set when branch n exists. */
class Node<Value> {
  readonly taken: number;
  readonly branches: readonly Branch<Value>[];

  constructor(taken: number, branches: readonly Branch<Value>[]) {
    this.taken = taken;
    this.branches = branches;
  }
}

type Branch<Value> = Leaf<Value> | Node<Value>;

/** An immutable map from text, without order: a change copies one path of small nodes and shares the rest. */
export class Trie<Value> {
  readonly #root: Branch<Value> | undefined;

  private constructor(root: Branch<Value> | undefined) {
    this.#root = root;
  }

  static empty<Value>(): Trie<Value> {
    return new Trie<Value>(undefined);
  }

  get(key: string): Value | undefined {
    const hash = fnv1a(key);
    let branch = this.#root;
    for (let shift = 0; branch instanceof Node; shift += BITS) {
      const bit = bitOf(hash, shift);
      branch = (branch.taken & bit) === 0 ? undefined : branch.branches[placeOf(branch.taken, bit)];
    }
    while (branch !== undefined && branch.key !== key) branch = branch.next;
    return branch?.value;
  }

  with(key: string, value: Value): Trie<Value> {
    const hash = fnv1a(key);
    const root = this.#root;
    return new Trie(
      root === undefined ? new Leaf(hash, key, value, undefined) : grown(root, 0, hash, key, value),
    );
  }

  without(key: string): Trie<Value> {
    const root = this.#root;
    return root === undefined ? this : new Trie(shrunk(root, 0, fnv1a(key), key));
  }
}

/** The branch of a hash on the level of `shift`, as a bit of `taken`. */
function bitOf(hash: number, shift: number): number {
  return 1 << ((hash >>> shift) & LAST);
}

/** How many branches stand before that of the bit: the number of bits set below it. */
function placeOf(taken: number, bit: number): number {
  let bits = taken & (bit - 1);
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function grown<Value>(
  branch: Branch<Value>,
  shift: number,
  hash: number,
  key: string,
  value: Value,
): Branch<Value> {
  if (branch instanceof Leaf) {
    if (branch.hash === hash) return new Leaf(hash, key, value, withoutKey(branch, key));
    return grown(new Node(bitOf(branch.hash, shift), [branch]), shift, hash, key, value);
  }
  const { taken, branches } = branch;
  const bit = bitOf(hash, shift);
  const at = placeOf(taken, bit);
  const known = (taken & bit) === 0 ? undefined : branches[at];
  if (known !== undefined) {
    return new Node(taken, branches.with(at, grown(known, shift + BITS, hash, key, value)));
  }
  return new Node(taken | bit, branches.toSpliced(at, 0, new Leaf(hash, key, value, undefined)));
}

function shrunk<Value>(
  branch: Branch<Value>,
  shift: number,
  hash: number,
  key: string,
): Branch<Value> | undefined {
  if (branch instanceof Leaf) return withoutKey(branch, key);
  const { taken, branches } = branch;
  const bit = bitOf(hash, shift);
  const at = placeOf(taken, bit);
  const known = (taken & bit) === 0 ? undefined : branches[at];
  if (known === undefined) return branch;
  const left = shrunk(known, shift + BITS, hash, key);
  if (left !== undefined) return new Node(taken, branches.with(at, left));
  return branches.length === 1 ? undefined : new Node(taken & ~bit, branches.toSpliced(at, 1));
}

function withoutKey<Value>(leaf: Leaf<Value>, key: string): Leaf<Value> | undefined {
  if (leaf.key === key) return leaf.next;
  return new Leaf(leaf.hash, leaf.key, leaf.value, leaf.next && withoutKey(leaf.next, key));
}
