const FNV_PRIME = 0x01000193;

/** "00" … "ff". */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * Everything that looks random in the lab derives from text, so that the same scenario gives the same bytes
 * everywhere. A stream is FNV-1a over the text, stretched by sfc32.
 */
export class Stream {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: string) {
    let [a, b, c] = [0x811c9dc5, 0x01000193, 0x9e3779b9];
    for (let index = 0; index < seed.length; index += 1) {
      const code = seed.charCodeAt(index);
      a = Math.imul(a ^ code, FNV_PRIME);
      b = Math.imul(b ^ code, FNV_PRIME);
      c = Math.imul(c ^ code, FNV_PRIME);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** An unsigned 32-bit integer. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** An integer in 0 … bound - 1. */
  below(bound: number): number {
    return this.next() % bound;
  }

  /** Lower-case hexadecimal digits. */
  hex(digits: number): string {
    let text = "";
    while (text.length < digits) {
      const word = this.next();
      text += `${BYTES[word >>> 24]}${BYTES[(word >>> 16) & 255]}${BYTES[(word >>> 8) & 255]}${BYTES[word & 255]}`;
    }
    return text.slice(0, digits);
  }

  /** Lower-case base-36 digits, the alphabet of swarm ids. */
  base36(digits: number): string {
    let text = "";
    while (text.length < digits) text += this.below(36).toString(36);
    return text;
  }
}

/** 32-bit FNV-1a with a chosen offset basis. Source: the FNV reference, public domain. */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash >>> 0;
}

/** A version 4 GUID in upper case, as HNS prints it from Windows Server 2019 on. */
export function guid(seed: string): string {
  const hex = new Stream(seed).hex(32).toUpperCase();
  const variant = "89AB"[Number.parseInt(hex[16] ?? "0", 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The 64 hexadecimal digits of a Docker id. */
export function dockerId(seed: string): string {
  return new Stream(seed).hex(64);
}

/** The 25 base-36 digits of a swarm object's id. */
export function swarmId(seed: string): string {
  return new Stream(seed).base36(25);
}
