import { Decoder, Encoder } from "./arithmetic.ts";
import { stir } from "./check-sum.ts";
import { Predictor } from "./predictor.ts";
import { PRIMER } from "./primer.ts";
import { fromTokens, toTokens } from "./tokens.ts";

const EVEN = 32_768;
const LINE_END = 10;

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
    for (const byte of [...toTokens(text), LINE_END]) {
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
  readonly #longest: number;

  /** `longest`: most bytes of a row; damage may make one that never ends. */
  constructor(bytes: Uint8Array, longest: number) {
    this.#decoder = new Decoder(bytes);
    this.#longest = longest;
  }

  number(bits: number): number {
    let value = 0;
    for (let at = 0; at < bits; at += 1) value = value * 2 + this.#decoder.read(EVEN);
    this.#sum = stir(this.#sum, value);
    return value;
  }

  row(): string | null {
    const codes: number[] = [];
    for (;;) {
      if (this.#decoder.isBeyondEnd || codes.length > this.#longest) return null;
      const byte = this.#byte();
      if (byte === LINE_END) break;
      codes.push(byte);
    }
    return fromTokens(codes);
  }

  #byte(): number {
    let byte = 0;
    for (let at = 0; at < 8; at += 1) {
      const bit = this.#decoder.read(this.#predictor.chance);
      this.#predictor.update(bit);
      byte = byte * 2 + bit;
    }
    this.#sum = stir(this.#sum, byte);
    return byte;
  }

  check(bits: number): boolean {
    let isRight = true;
    for (let at = 0; at < bits; at += 1) {
      if (this.#decoder.read(EVEN) !== ((this.#sum >>> (31 - at)) & 1)) isRight = false;
    }
    return isRight && !this.#decoder.isBeyondEnd;
  }
}

let primed: Predictor | null = null;

/** A predictor that has read the primer. Reading it takes longer than a usual link, so it is done once. */
function primedPredictor(): Predictor {
  if (primed) return new Predictor(primed);
  primed = new Predictor();
  for (const row of PRIMER.trimEnd().split("\n")) {
    for (const byte of [...toTokens(row), LINE_END]) {
      for (let at = 7; at >= 0; at -= 1) primed.update((byte >>> at) & 1);
    }
  }
  return new Predictor(primed);
}
