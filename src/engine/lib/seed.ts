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
    this.#a = fnv1a(seed, 0x811c9dc5);
    this.#b = fnv1a(seed, 0x01000193);
    this.#c = fnv1a(seed, 0x9e3779b9);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** An unsigned 32-bit integer. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** An integer in 0 … bound - 1. */
  below(bound: number): number {
    return this.next() % bound;
  }

  /** Lower-case hexadecimal digits. */
  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += this.next().toString(16).padStart(8, "0");
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
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
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
