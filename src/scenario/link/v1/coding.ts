import { Decoder, Encoder } from "./arithmetic.ts";
import { Predictor } from "./predictor.ts";
import { PRIMER } from "./primer.ts";

const EVEN = 32_768;

/** Rows of text, each closed by a line end, with check bits between them: the writing side of version 1. */
export class RowWriter {
  readonly #encoder = new Encoder();
  readonly #predictor = primedPredictor();
  #sum = 0;

  /** A whole number of that many bits. */
  number(value: number, bits: number): void {
    for (let at = bits - 1; at >= 0; at -= 1) this.#encoder.write(Math.floor(value / 2 ** at) % 2, EVEN);
    this.#sum = stir(this.#sum, value);
  }

  row(text: string): void {
    for (const byte of new TextEncoder().encode(`${text}\n`)) {
      for (let at = 7; at >= 0; at -= 1) {
        const bit = (byte >>> at) & 1;
        this.#encoder.write(bit, this.#predictor.chance);
        this.#predictor.update(bit);
      }
      this.#sum = stir(this.#sum, byte);
    }
  }

  check(bits: number): void {
    for (let at = 0; at < bits; at += 1) this.#encoder.write((this.#sum >>> (31 - at)) & 1, EVEN);
  }

  finish(): Uint8Array {
    return this.#encoder.finish();
  }
}

/** The reading side. A row or a check that cannot be right answers null or false; nothing throws. */
export class RowReader {
  readonly #decoder: Decoder;
  readonly #predictor = primedPredictor();
  #sum = 0;
  #budget: number;

  /** `budget`: most bytes of text that may come out, whatever the link claims. */
  constructor(bytes: Uint8Array, budget: number) {
    this.#decoder = new Decoder(bytes);
    this.#budget = budget;
  }

  number(bits: number): number {
    let value = 0;
    for (let at = 0; at < bits; at += 1) value = value * 2 + this.#decoder.read(EVEN);
    this.#sum = stir(this.#sum, value);
    return value;
  }

  row(): string | null {
    const bytes: number[] = [];
    for (;;) {
      if (this.#decoder.isBeyondEnd || this.#budget <= 0) return null;
      let byte = 0;
      for (let at = 0; at < 8; at += 1) {
        const bit = this.#decoder.read(this.#predictor.chance);
        this.#predictor.update(bit);
        byte = byte * 2 + bit;
      }
      this.#sum = stir(this.#sum, byte);
      this.#budget -= 1;
      if (byte === 10) return new TextDecoder().decode(Uint8Array.from(bytes));
      bytes.push(byte);
    }
  }

  check(bits: number): boolean {
    let isRight = true;
    for (let at = 0; at < bits; at += 1) {
      if (this.#decoder.read(EVEN) !== ((this.#sum >>> (31 - at)) & 1)) isRight = false;
    }
    return isRight && !this.#decoder.isBeyondEnd;
  }
}

/** A predictor that has read the primer. */
function primedPredictor(): Predictor {
  const predictor = new Predictor();
  for (const byte of new TextEncoder().encode(PRIMER)) {
    for (let at = 7; at >= 0; at -= 1) predictor.update((byte >>> at) & 1);
  }
  return predictor;
}

/** FNV-1a, then spread upwards so that the highest bits depend on every byte. */
function stir(sum: number, value: number): number {
  const mixed = Math.imul(sum ^ (value + 1), 0x0100_0193);
  return (mixed ^ (mixed << 15) ^ (mixed >>> 7)) >>> 0;
}
