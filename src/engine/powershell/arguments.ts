import { numberOf } from "./compare.ts";
import { isScript, isTrue, type PsList, type PsScriptBlock, type PsValue, toText, unroll } from "./value.ts";

/** The bound parameters of one call, by the names of the parameter table. */
export class Arguments {
  readonly #values: ReadonlyMap<string, PsValue>;

  constructor(values: ReadonlyMap<string, PsValue>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  value(name: string): PsValue {
    return this.#values.get(name) ?? null;
  }

  list(name: string): PsList {
    return unroll(this.value(name));
  }

  /** null when the parameter was not given. */
  text(name: string): string | null {
    return this.has(name) ? toText(this.value(name)) : null;
  }

  texts(name: string): readonly string[] {
    return this.list(name).map(toText);
  }

  number(name: string): number | null {
    if (!this.has(name)) return null;
    const value = numberOf(this.value(name));
    return value === null ? null : Number(value);
  }

  /** True when the switch is set, or the boolean parameter is $true. */
  flag(name: string): boolean {
    return isTrue(this.value(name));
  }

  script(name: string): PsScriptBlock | null {
    const value = this.value(name);
    return isScript(value) ? value : null;
  }
}
