import { LOGIT_STEPS, logistic, logitTable } from "./logistic.ts";
import { mix, TextContexts } from "./text-contexts.ts";

const CONTEXTS = TextContexts.COUNT;
/** Votes: one for each context, two of the longest match, one bias. */
const INPUTS = CONTEXTS + 3;
/** Each context keeps 2^16 slots: a group of 16 for every half byte that it has met. */
const SLOT_BITS = 16;

/** A slot holds the chance of a one in 22 bits, and in the 10 below how often it was met. */
const SEEN_BITS = 10;
const SEEN = (1 << SEEN_BITS) - 1;
const EVEN_SLOT = 0x8000_0000;
const CERTAIN = 2 ** 22 - 1;
/** After so many meetings a slot only drifts. */
const MOST_SEEN = 60;
const STEP = Float64Array.from({ length: MOST_SEEN + 1 }, (_, seen) => 1 / (seen + 1.3));
const LOGIT_SHIFT = 32 - Math.log2(LOGIT_STEPS);

const LEARNING_RATE = 0.025;
const START_WEIGHT = 0.15;

/** Three networks, each choosing its weights by another view of the place in the text; their votes are averaged. */
const NETWORKS = 3;
const BY_MATCH = 40;
const BY_PARTIAL = 256;
const SETS = BY_MATCH + BY_PARTIAL + TextContexts.FIELDS;

/**
 * Foretells a text bit by bit from what came before: contexts vote by what followed them earlier, small networks learn
 * whom to trust where. What is foretold well costs almost nothing to write. The reader repeats every step, so nothing
 * here may ever change: a change is a new version of the link.
 */
export class Predictor {
  readonly #slots: Uint32Array;
  readonly #weights: Float64Array;
  readonly #sets = new Int32Array(NETWORKS);
  readonly #answers = new Float64Array(NETWORKS);
  readonly #inputs = new Float64Array(INPUTS);
  readonly #groups = new Int32Array(CONTEXTS);
  readonly #text: TextContexts;
  /** The bits of the current byte with a leading one. */
  #partial = 1;
  #chance = 32_768;

  /** One that knows nothing yet, or a copy of another that is between two bytes. */
  constructor(model?: Predictor) {
    this.#slots = model ? model.#slots.slice() : new Uint32Array(CONTEXTS << SLOT_BITS).fill(EVEN_SLOT);
    this.#weights = model ? model.#weights.slice() : new Float64Array(SETS * INPUTS).fill(START_WEIGHT);
    this.#text = model ? new TextContexts(model.#text) : new TextContexts();
    this.#enterHalfByte();
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
      this.#text.append(this.#partial - 256);
      this.#partial = 1;
      this.#enterHalfByte();
    } else if (this.#partial >= 16 && this.#partial < 32) {
      this.#enterHalfByte();
    }
    this.#vote();
  }

  /** Slots of one half byte lie side by side. */
  #enterHalfByte(): void {
    const { hashes } = this.#text;
    for (let at = 0; at < CONTEXTS; at += 1) {
      const group = (mix(hashes[at] ?? 0, this.#partial) >>> (32 - SLOT_BITS)) & ~15;
      this.#groups[at] = (at << SLOT_BITS) + group;
    }
  }

  #vote(): void {
    const inputs = this.#inputs;
    const slots = this.#slots;
    const groups = this.#groups;
    const weights = this.#weights;
    const place = placeInGroup(this.#partial);
    let known = 0;
    for (let at = 0; at < CONTEXTS; at += 1) {
      const slot = slots[(groups[at] ?? 0) + place] ?? 0;
      const isKnown = (slot & SEEN) !== 0;
      inputs[at] = isKnown ? (logitTable[slot >>> LOGIT_SHIFT] ?? 0) : 0;
      if (isKnown && at < TextContexts.ORDERS) known = at + 1;
    }
    const { matchLength, field } = this.#text;
    const expected = this.#text.expectedBit(this.#partial);
    const trust = this.#text.trust;
    inputs[CONTEXTS] =
      expected < 0 ? 0 : (expected * 2 - 1) * (logitTable[Math.floor(trust * (LOGIT_STEPS - 1))] ?? 0);
    inputs[CONTEXTS + 1] = expected < 0 ? 0 : (expected - 0.5) * Math.min(4, matchLength / 4);
    inputs[CONTEXTS + 2] = 0.3;
    this.#sets[0] = known + (expected < 0 ? 0 : matchLength > 15 ? 30 : matchLength > 7 ? 20 : 10);
    this.#sets[1] = BY_MATCH + this.#partial;
    this.#sets[2] = BY_MATCH + BY_PARTIAL + field;
    let sum = 0;
    for (let network = 0; network < NETWORKS; network += 1) {
      const start = (this.#sets[network] ?? 0) * INPUTS;
      let vote = 0;
      for (let at = 0; at < INPUTS; at += 1) vote += (inputs[at] ?? 0) * (weights[start + at] ?? 0);
      this.#answers[network] = logistic(vote);
      sum += vote;
    }
    this.#chance = Math.min(65_535, Math.max(1, Math.floor(logistic(sum / NETWORKS) * 65_536)));
  }

  #learn(bit: number): void {
    const inputs = this.#inputs;
    const slots = this.#slots;
    const groups = this.#groups;
    const weights = this.#weights;
    for (let network = 0; network < NETWORKS; network += 1) {
      const start = (this.#sets[network] ?? 0) * INPUTS;
      const step = (bit - (this.#answers[network] ?? 0.5)) * LEARNING_RATE;
      for (let at = 0; at < INPUTS; at += 1) {
        weights[start + at] = (weights[start + at] ?? 0) + (inputs[at] ?? 0) * step;
      }
    }
    const place = placeInGroup(this.#partial);
    const target = bit * CERTAIN;
    for (let at = 0; at < CONTEXTS; at += 1) {
      const index = (groups[at] ?? 0) + place;
      const slot = slots[index] ?? 0;
      const seen = slot & SEEN;
      const chance = slot >>> SEEN_BITS;
      const next = Math.floor(chance + (target - chance) * (STEP[seen] ?? 0));
      slots[index] = ((next << SEEN_BITS) | (seen < MOST_SEEN ? seen + 1 : seen)) >>> 0;
    }
    this.#text.learn(bit, this.#partial);
  }
}

/** 1 for the first bit of a half byte, 2 and 3 for the second, and so on up to 15. */
function placeInGroup(partial: number): number {
  if (partial < 16) return partial;
  const bits = 27 - Math.clz32(partial);
  return (partial & ((1 << bits) - 1)) | (1 << bits);
}
