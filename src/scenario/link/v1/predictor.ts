import { logistic, logit } from "./logistic.ts";

/** Contexts that each vote for the next bit, by how they see the text before it. */
const ORDERS = [1, 2, 3, 4, 5, 6, 8] as const;
const WORD_CONTEXTS = 5;
const COUNT = ORDERS.length + WORD_CONTEXTS;
/** Votes: two for each context, two of the longest match, one bias. */
const INPUTS = COUNT * 2 + 3;
const SLOT_BITS = 18;
const SLOTS = 1 << SLOT_BITS;
const MATCH_BITS = 16;
const MATCH_LENGTH = 5;
const LONGEST_MATCH = 40;

const SPACE = 32;
const NEW_LINE = 10;

/**
 * Foretells a text bit by bit from what came before: many contexts vote, a small network learns whom to trust. What it
 * foretells well costs almost nothing to write. The reader repeats every step, so nothing here may ever change: a
 * change is a new version of the link.
 */
export class Predictor {
  /** Chance of a one (upper 22 bits) and how often the context was met (lower 10 bits). */
  readonly #slots = new Uint32Array(COUNT * SLOTS);
  readonly #weights: Float64Array[] = Array.from({ length: 4 * COUNT + 4 }, () => startWeights());
  readonly #matchAt = new Int32Array(1 << MATCH_BITS);
  readonly #text: number[] = [];
  readonly #hashes = new Uint32Array(COUNT);
  readonly #touched = new Uint32Array(COUNT);
  readonly #inputs = new Float64Array(INPUTS);
  #weightSet = this.#weights[0] ?? startWeights();
  /** The bits of the current byte with a leading one. */
  #partial = 1;
  #chance = 32_768;
  #match = 0;
  #matchLength = 0;
  readonly #matchTrust = new Float64Array(LONGEST_MATCH + 1).fill(0.85);

  constructor() {
    this.#enterByte();
    this.#vote();
  }

  /** Chance of 65,536 that the next bit is 1; never 0 or 65,536. */
  get chance(): number {
    return this.#chance;
  }

  /** Learns the bit that came. */
  update(bit: number): void {
    this.#learn(bit);
    this.#partial = this.#partial * 2 + bit;
    if (this.#partial >= 256) {
      this.#text.push(this.#partial - 256);
      this.#partial = 1;
      this.#enterByte();
    }
    this.#vote();
  }

  #learn(bit: number): void {
    const error = bit - this.#chance / 65_536;
    const weights = this.#weightSet;
    const inputs = this.#inputs;
    for (let at = 0; at < INPUTS; at += 1)
      weights[at] = (weights[at] ?? 0) + (inputs[at] ?? 0) * error * 0.02;
    for (let at = 0; at < COUNT; at += 1) {
      const index = this.#touched[at] ?? 0;
      const slot = this.#slots[index] ?? 0;
      const seen = slot & 1023;
      const chance = slot >>> 10;
      const target = bit === 1 ? 4_194_303 : 0;
      const next = chance + (target - chance) / (seen + 1.6);
      this.#slots[index] = ((Math.floor(next) << 10) >>> 0) | Math.min(seen + 1, LIMIT);
    }
    if (this.#matchLength > 0) {
      const expected = this.#expectedBit();
      const length = Math.min(this.#matchLength, LONGEST_MATCH);
      const hit = expected === bit ? 1 : 0;
      this.#matchTrust[length] =
        (this.#matchTrust[length] ?? 0) + (hit - (this.#matchTrust[length] ?? 0)) * 0.02;
      if (hit === 0) this.#matchLength = 0;
    }
  }

  #enterByte(): void {
    const text = this.#text;
    const size = text.length;
    const last = (back: number): number => text[size - back] ?? 0;
    let hash = 0;
    let order = 0;
    ORDERS.forEach((wanted, at) => {
      for (; order < wanted; order += 1) hash = mix(hash, last(order + 1) + 1);
      this.#hashes[at] = mix(hash, wanted * 0x3d4d_51cb);
    });
    this.#enterWords(ORDERS.length);
    this.#findMatch();
  }

  /** Contexts of words: a command line is flags, values and names rather than letters. */
  #enterWords(first: number): void {
    const text = this.#text;
    let at = text.length - 1;
    const wordHash = (): number => {
      let hash = 0;
      while (at >= 0 && !isGap(text[at] ?? 0)) hash = mix(hash, (text[(at -= 1) + 1] ?? 0) + 1);
      return hash;
    };
    const current = wordHash();
    const gap = text[at] ?? 0;
    at -= 1;
    const before = wordHash();
    at -= 1;
    const second = wordHash();
    this.#hashes[first] = mix(mix(current, before), 0x1111);
    this.#hashes[first + 1] = mix(mix(mix(current, before), second), 0x2222);
    this.#hashes[first + 2] = mix(mix(current, gap), 0x3333);
    this.#hashes[first + 3] = mix(mix(before, second), 0x4444);
    this.#hashes[first + 4] = mix(0, 0x5555);
  }

  #findMatch(): void {
    const text = this.#text;
    const size = text.length;
    if (this.#matchLength > 0 && text[this.#match] === text[size - 1]) {
      this.#match += 1;
      this.#matchLength += 1;
    } else {
      this.#matchLength = 0;
    }
    if (size < MATCH_LENGTH) return;
    let hash = 0;
    for (let back = 1; back <= MATCH_LENGTH; back += 1) hash = mix(hash, (text[size - back] ?? 0) + 1);
    const key = hash >>> (32 - MATCH_BITS);
    if (this.#matchLength === 0) {
      this.#match = this.#matchAt[key] ?? 0;
      while (
        this.#match > 0 &&
        this.#matchLength < LONGEST_MATCH &&
        text[this.#match - 1 - this.#matchLength] === text[size - 1 - this.#matchLength]
      ) {
        this.#matchLength += 1;
      }
    }
    this.#matchAt[key] = size;
  }

  #expectedBit(): number {
    const byte = (this.#text[this.#match] ?? 0) + 256;
    let shift = 8;
    while (byte >>> shift !== this.#partial && shift > 0) shift -= 1;
    if (shift === 0) return -1;
    return (byte >>> (shift - 1)) & 1;
  }

  #vote(): void {
    const inputs = this.#inputs;
    let known = 0;
    for (let at = 0; at < COUNT; at += 1) {
      const index =
        at * SLOTS +
        (Math.imul((this.#hashes[at] ?? 0) + Math.imul(this.#partial, 0x9e37_79b1), 0x85eb_ca6b) >>>
          (32 - SLOT_BITS));
      this.#touched[at] = index;
      const slot = this.#slots[index] ?? 0;
      const seen = slot & 1023;
      if (seen === 0) {
        inputs[at * 2] = 0;
        inputs[at * 2 + 1] = 0;
        continue;
      }
      if (at < ORDERS.length) known = at + 1;
      const chance = (slot >>> 10) / 4_194_304;
      inputs[at * 2] = logit(chance);
      inputs[at * 2 + 1] = (chance - 0.5) * Math.min(4, seen);
    }
    const length = Math.min(this.#matchLength, LONGEST_MATCH);
    const expected = length > 0 ? this.#expectedBit() : -1;
    const trust = this.#matchTrust[length] ?? 0.5;
    inputs[COUNT * 2] = expected < 0 ? 0 : logit(expected === 1 ? trust : 1 - trust);
    inputs[COUNT * 2 + 1] = expected < 0 ? 0 : (expected - 0.5) * Math.min(length, 16) * 0.25;
    inputs[COUNT * 2 + 2] = 0.3;
    const set = expected < 0 ? known : ORDERS.length + 1 + (length > 15 ? 2 : length > 7 ? 1 : 0);
    this.#weightSet = this.#weights[set] ?? this.#weightSet;
    let sum = 0;
    for (let at = 0; at < INPUTS; at += 1) sum += (inputs[at] ?? 0) * (this.#weightSet[at] ?? 0);
    this.#chance = Math.min(65_535, Math.max(1, Math.round(logistic(sum) * 65_536)));
  }
}

const LIMIT = 60;

function startWeights(): Float64Array {
  return new Float64Array(INPUTS).fill(0.22);
}

function isGap(byte: number): boolean {
  return byte === SPACE || byte === NEW_LINE;
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x2c1b_3c6d) + 0x297a_2d39;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
