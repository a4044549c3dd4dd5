/**
 * Binary arithmetic coding with 32-bit bounds and 16-bit probabilities. All sums are whole numbers below 2^53, so that
 * every JavaScript engine writes and reads the same bytes.
 */
const TOP = 0x1_0000_0000;
const BYTE = 0x100_0000;

/** Where the interval is split when a one has `chance` of 65,536. */
function split(low: number, high: number, chance: number): number {
  return low + Math.floor(((high - low) * chance) / 65_536);
}

export class Encoder {
  #low = 0;
  #high = TOP - 1;
  readonly #bytes: number[] = [];

  /** `chance` of 65,536 that the bit is 1. */
  write(bit: number, chance: number): void {
    const middle = split(this.#low, this.#high, chance);
    if (bit === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (Math.floor(this.#low / BYTE) === Math.floor(this.#high / BYTE)) {
      this.#bytes.push(Math.floor(this.#low / BYTE));
      this.#low = (this.#low % BYTE) * 256;
      this.#high = (this.#high % BYTE) * 256 + 255;
    }
  }

  /** The bytes so far, and as few more as tell the last interval apart; the reader takes missing bytes for zero. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice();
    for (let length = 0, unit = TOP; length <= 4; length += 1, unit /= 256) {
      const value = Math.ceil(this.#low / unit) * unit;
      if (value > this.#high) continue;
      for (let at = 0, rest = value; at < length; at += 1) {
        bytes.push(Math.floor(rest / BYTE));
        rest = (rest % BYTE) * 256;
      }
      break;
    }
    while (bytes.at(-1) === 0) bytes.pop();
    return Uint8Array.from(bytes);
  }
}

export class Decoder {
  #low = 0;
  #high = TOP - 1;
  #code = 0;
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let count = 0; count < 4; count += 1) this.#code = this.#code * 256 + this.#next();
  }

  read(chance: number): number {
    const middle = split(this.#low, this.#high, chance);
    const bit = this.#code <= middle ? 1 : 0;
    if (bit === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (Math.floor(this.#low / BYTE) === Math.floor(this.#high / BYTE)) {
      this.#low = (this.#low % BYTE) * 256;
      this.#high = (this.#high % BYTE) * 256 + 255;
      this.#code = (this.#code % BYTE) * 256 + this.#next();
    }
    return bit;
  }

  /** True when more bytes were asked for than any whole link needs: its end is missing. */
  get isBeyondEnd(): boolean {
    return this.#at > this.#bytes.length + 4;
  }

  #next(): number {
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }
}
