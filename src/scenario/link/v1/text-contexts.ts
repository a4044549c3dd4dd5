import { ENDS_WORD } from "./tokens.ts";

/** Lengths of the texts before the current byte that each make a context. */
const LENGTHS = [1, 2, 3, 4, 6] as const;
const SPACE = 32;
const NEW_LINE = 10;

/** Shortest repetition that is followed. */
const MATCH_LENGTH = 5;
const LONGEST_MATCH = 40;
const MATCH_BITS = 16;

/** The text so far, and the views of its end that foretell what comes next. */
export class TextContexts {
  static readonly ORDERS = LENGTHS.length;
  /** Different values of `field`. */
  static readonly FIELDS = 1024;
  static readonly COUNT = LENGTHS.length + 8;

  /** One hash a context, new after each byte. */
  readonly hashes = new Uint32Array(TextContexts.COUNT);
  /** Which kind of word this is: the flag before it, and how far into the word. */
  field = 0;
  matchLength = 0;

  readonly #text: number[];
  readonly #matchAt: Int32Array;
  readonly #trust: Float64Array;
  #match = 0;
  #word = 0;
  #wordLength = 0;
  #before = 0;
  #second = 0;
  /** The flags of the line so far, without their values. */
  #skeleton = 0;
  /** Class of the characters of the word so far: letters, digits, others. */
  #shape = 0;

  /** An empty text, or a copy of another whose last row is closed. */
  constructor(model?: TextContexts) {
    this.#text = model ? model.#text.slice() : [];
    this.#matchAt = model ? model.#matchAt.slice() : new Int32Array(1 << MATCH_BITS);
    this.#trust = model ? model.#trust.slice() : new Float64Array(LONGEST_MATCH + 1).fill(0.9);
    this.#before = model ? NEW_LINE : 0;
    this.#enter();
  }

  append(byte: number): void {
    this.#text.push(byte);
    if (ENDS_WORD[byte]) {
      const isSpace = byte === SPACE;
      this.#second = byte === NEW_LINE ? 0 : this.#word;
      this.#before = isSpace ? mix(this.#word, byte) : byte;
      this.#skeleton = byte === NEW_LINE ? 0 : mix(this.#skeleton, byte);
      this.#word = 0;
      this.#wordLength = 0;
      this.#shape = 0;
    } else {
      this.#word = mix(this.#word, byte + 1);
      this.#wordLength += 1;
      const kind =
        byte >= 97 && byte <= 122 ? 1 : byte >= 48 && byte <= 57 ? 2 : byte >= 65 && byte <= 90 ? 3 : byte;
      if (kind > 3 || (this.#shape & 255) !== kind)
        this.#shape = (mix(this.#shape, kind) & 0xffffff00) | (kind & 255);
    }
    this.#findMatch(byte);
    this.#enter();
  }

  /** Chance that a match of this length goes on, as learned. */
  get trust(): number {
    return this.#trust[Math.min(this.matchLength, LONGEST_MATCH)] ?? 0.5;
  }

  /** The bit that the followed repetition has here; -1 when none is followed. */
  expectedBit(partial: number): number {
    if (this.matchLength === 0) return -1;
    const byte = (this.#text[this.#match] ?? 0) | 256;
    const bits = 31 - Math.clz32(partial);
    return byte >>> (8 - bits) === partial ? (byte >>> (7 - bits)) & 1 : -1;
  }

  learn(bit: number, partial: number): void {
    const expected = this.expectedBit(partial);
    if (expected < 0) return;
    const length = Math.min(this.matchLength, LONGEST_MATCH);
    const trust = this.#trust[length] ?? 0.5;
    this.#trust[length] = trust + ((expected === bit ? 1 : 0) - trust) * 0.02;
    if (expected !== bit) this.matchLength = 0;
  }

  #enter(): void {
    const text = this.#text;
    const size = text.length;
    let hash = 0;
    let length = 0;
    LENGTHS.forEach((wanted, at) => {
      for (; length < wanted; length += 1) hash = mix(hash, (text[size - 1 - length] ?? 0) + 1);
      this.hashes[at] = mix(hash, wanted + 0x1000);
    });
    const first = LENGTHS.length;
    this.hashes[first] = mix(mix(this.#word, this.#before), 0x2000);
    this.hashes[first + 1] = mix(mix(mix(this.#word, this.#before), this.#second), 0x3000);
    this.hashes[first + 2] = mix(this.#word, 0x4000);
    this.hashes[first + 3] = mix(mix(this.#before, this.#shape), 0x5000);
    this.hashes[first + 4] = mix(mix(this.#shape, text[size - 1] ?? 0), 0x6000);
    this.hashes[first + 5] = mix(mix(this.#before, this.#wordLength), 0x7000);
    this.hashes[first + 6] = mix(mix(this.#skeleton, this.#wordLength === 0 ? 1 : 0), 0x8000);
    this.hashes[first + 7] = mix(mix(this.#skeleton, this.#shape), 0x9000);
    this.field = mix(this.#before, Math.min(this.#wordLength, 3)) % TextContexts.FIELDS;
  }

  #findMatch(byte: number): void {
    const text = this.#text;
    const size = text.length;
    if (this.matchLength > 0 && text[this.#match] === byte) {
      this.#match += 1;
      this.matchLength += 1;
    } else this.matchLength = 0;
    if (size < MATCH_LENGTH) return;
    let hash = 0;
    for (let back = 1; back <= MATCH_LENGTH; back += 1) hash = mix(hash, (text[size - back] ?? 0) + 1);
    const key = hash >>> (32 - MATCH_BITS);
    if (this.matchLength === 0) {
      this.#match = this.#matchAt[key] ?? 0;
      let length = 0;
      while (
        this.#match > length &&
        length < LONGEST_MATCH &&
        text[this.#match - 1 - length] === text[size - 1 - length]
      ) {
        length += 1;
      }
      this.matchLength = length;
    }
    this.#matchAt[key] = size;
  }
}

/** Stirs a value into a hash; 32 bits in and out. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value ^ (hash >>> 15), 0x2c1b_3c6d) + 0x297a_2d39;
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
