import { type FlagSpec, flagNamed } from "./flag-table.ts";

/** What was typed for the flags of one command, by the flag's own name. */
export class FlagValues {
  readonly #specs: readonly FlagSpec[];
  readonly #values: ReadonlyMap<string, readonly string[]>;
  #typed: readonly FlagSpec[] | undefined;

  constructor(specs: readonly FlagSpec[], values: ReadonlyMap<string, readonly string[]>) {
    this.#specs = specs;
    this.#values = values;
  }

  /** True when the flag was typed, whatever its value. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The last value typed, else the default; "" when there is neither. */
  text(name: string): string {
    return this.#values.get(name)?.at(-1) ?? this.#spec(name).defaultValue;
  }

  bool(name: string): boolean {
    return this.text(name) === "true";
  }

  number(name: string): number {
    return Number(this.text(name));
  }

  list(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** `key=value` pairs; later ones win, a bare key has the value "". */
  map(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(this.list(name).map(splitPair));
  }

  /** Specs of the flags that were typed, in the order of the table. */
  typed(): readonly FlagSpec[] {
    this.#typed ??= this.#inOrder();
    return this.#typed;
  }

  #inOrder(): readonly FlagSpec[] {
    const specs: FlagSpec[] = [];
    for (const name of this.#values.keys()) {
      const spec = flagNamed(this.#specs, name);
      if (spec) specs.push(spec);
    }
    return specs.sort((left, right) => this.#specs.indexOf(left) - this.#specs.indexOf(right));
  }

  #spec(name: string): FlagSpec {
    const spec = flagNamed(this.#specs, name);
    if (!spec) throw new Error(`the command has no flag --${name}`);
    return spec;
  }
}

function splitPair(text: string): readonly [string, string] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
}
