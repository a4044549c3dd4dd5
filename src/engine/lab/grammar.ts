import type { Result } from "../lib/result.ts";
import type { Note, Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";

/** What a word of a lab line may be. Parsing, help, errors and completion all read the same value. */
export interface ValueType<Value> {
  /** As help prints it: "NAME=IP/LEN". "" for a switch, which takes no value. */
  readonly shows: string;
  /** What stands after "expected" in an error. */
  readonly expects: string;
  /** null: the text is not such a value. */
  parse(text: string): Value | null;
  /** Values that completion offers. */
  suggest(world: World): readonly string[];
}

export interface Operand<Value> {
  readonly name: string;
  readonly type: ValueType<Value>;
  readonly count: "one" | "optional" | "many";
  readonly help: string;
}

export interface Option<Value> {
  readonly flag: `--${string}`;
  readonly type: ValueType<Value>;
  /** once · repeat: give the flag again · list: several words after one flag, and the flag again. */
  readonly count: "once" | "repeat" | "list";
  /** Flag that this one describes and must follow, such as --gateway after --nic; null: the verb itself. */
  readonly after: `--${string}` | null;
  readonly help: string;
}

/** What a verb says when it is done. */
export interface Done {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** One verb of `lab`: a row of grammar and the function that does it. */
export interface Verb {
  /** ["host", "add"] */
  readonly path: readonly string[];
  readonly summary: string;
  readonly operands: readonly Operand<unknown>[];
  readonly options: readonly Option<unknown>[];
  readonly examples: readonly string[];
  run(tx: Transaction, args: Arguments): Result<Done, Refusal>;
}

/** An option as given, with the options that describe it. */
export interface Given {
  readonly option: Option<unknown>;
  readonly value: unknown;
  readonly inner: readonly Given[];
}

/** The words of one line, parsed by the verb's own grammar. */
export class Arguments {
  readonly #operands: ReadonlyMap<Operand<unknown>, readonly unknown[]>;
  readonly #given: readonly Given[];

  constructor(operands: ReadonlyMap<Operand<unknown>, readonly unknown[]>, given: readonly Given[]) {
    this.#operands = operands;
    this.#given = given;
  }

  /** The one value of a required operand. */
  one<Value>(operand: Operand<Value>): Value {
    const [value] = this.many(operand);
    if (value === undefined) throw new Error(`operand ${operand.name} is not there`);
    return value;
  }

  many<Value>(operand: Operand<Value>): readonly Value[] {
    return (this.#operands.get(operand) ?? []) as readonly Value[];
  }

  /** null when the option was not given. */
  get<Value>(option: Option<Value>): Value | null {
    return this.all(option)[0] ?? null;
  }

  all<Value>(option: Option<Value>): readonly Value[] {
    return this.groups(option).map(({ value }) => value);
  }

  has(option: Option<unknown>): boolean {
    return this.#given.some((given) => given.option === option);
  }

  /** True when any option at all was given. */
  get hasOptions(): boolean {
    return this.#given.length > 0;
  }

  /** Each time the option was given, with the options that describe it. */
  groups<Value>(option: Option<Value>): readonly { readonly value: Value; readonly args: Arguments }[] {
    return this.#given
      .filter((given) => given.option === option)
      .map(({ value, inner }) => ({ value: value as Value, args: new Arguments(this.#operands, inner) }));
  }
}

export function done(text: string, ...notes: readonly Note[]): Done {
  return { text, notes };
}
