import { err, ok, type Result } from "../../../lib/result.ts";
import { type FlagSpec, flagNamed } from "./flag-table.ts";
import { flagElements } from "./flag-value.ts";
import { FlagValues } from "./flag-values.ts";
import { quote, quoteLetter } from "./go-text.ts";

export interface ParsedFlags {
  readonly flags: FlagValues;
  readonly args: readonly string[];
  readonly help: boolean;
  /** Lines for stderr: deprecated flags say so. */
  readonly notices: readonly string[];
}

/** Every command has it; only `run` and `create` list it, because -h is theirs. */
export const HELP: FlagSpec = {
  name: "help",
  shorthand: "h",
  type: "bool",
  check: "",
  defaultValue: "",
  windows: "supported",
  hidden: true,
  aliasOf: "",
  deprecated: "",
  daemonOs: "",
  description: "Print usage",
  note: "",
};

/**
 * GNU-style flags, left to right; the first bad one is the error, without its usage footer.
 * `interspersed`: flags may follow arguments. Source: facts on the command line, section 1.5.
 */
export function parseFlags(
  specs: readonly FlagSpec[],
  words: readonly string[],
  interspersed: boolean,
): Result<ParsedFlags, string> {
  const parser = new Parser(specs, words);
  const args: string[] = [];
  for (let word = parser.shift(); word !== undefined; word = parser.shift()) {
    if (word === "--") return ok(parser.result([...args, ...parser.rest()]));
    if (!word.startsWith("-") || word === "-") {
      args.push(word);
      if (!interspersed) return ok(parser.result([...args, ...parser.rest()]));
      continue;
    }
    const fault = word.startsWith("--") ? parser.long(word) : parser.short(word.slice(1));
    if (fault !== null) return err(fault);
  }
  return ok(parser.result(args));
}

class Parser {
  readonly #specs: readonly FlagSpec[];
  readonly #words: string[];
  readonly #values = new Map<string, readonly string[]>();
  readonly #notices: string[] = [];

  constructor(specs: readonly FlagSpec[], words: readonly string[]) {
    this.#specs = specs;
    this.#words = [...words];
  }

  shift(): string | undefined {
    return this.#words.shift();
  }

  rest(): readonly string[] {
    return this.#words;
  }

  result(args: readonly string[]): ParsedFlags {
    const help = this.#values.get(HELP.name)?.at(-1) === "true";
    return { flags: new FlagValues(this.#specs, this.#values), args, help, notices: this.#notices };
  }

  /** `--name`, `--name=value`, `--name value`; the complaint, or null. */
  long(word: string): string | null {
    const body = word.slice(2);
    if (/^[-=]/.test(body)) return `bad flag syntax: ${word}`;
    const equals = body.indexOf("=");
    const name = equals < 0 ? body : body.slice(0, equals);
    const spec = flagNamed(this.#specs, name) ?? (name === HELP.name ? HELP : undefined);
    if (!spec) return `unknown flag: --${name}`;
    if (equals >= 0) return this.#set(spec, body.slice(equals + 1));
    if (spec.type === "bool") return this.#set(spec, "true");
    const value = this.shift();
    return value === undefined ? `flag needs an argument: --${name}` : this.#set(spec, value);
  }

  /** A cluster of letters after one dash. */
  short(cluster: string): string | null {
    const letter = cluster[0] ?? "";
    const spec = this.#specs.find((flag) => flag.shorthand === letter) ?? (letter === "h" ? HELP : undefined);
    if (!spec) return `unknown shorthand flag: ${quoteLetter(letter)} in -${cluster}`;
    if (spec === HELP) this.#notices.push("Flag shorthand -h has been deprecated, use --help");
    if (cluster.length > 2 && cluster[1] === "=") return this.#set(spec, cluster.slice(2));
    if (spec.type === "bool") {
      const fault = this.#set(spec, "true");
      return fault !== null || cluster.length === 1 ? fault : this.short(cluster.slice(1));
    }
    const value = cluster.length > 1 ? cluster.slice(1) : this.shift();
    return value === undefined
      ? `flag needs an argument: ${quoteLetter(letter)} in -${cluster}`
      : this.#set(spec, value);
  }

  #set(spec: FlagSpec, text: string): string | null {
    const elements = flagElements(spec, text);
    if (!elements.ok) {
      const shown = spec.shorthand === "" ? `--${spec.name}` : `-${spec.shorthand}, --${spec.name}`;
      return `invalid argument ${quote(text)} for ${quote(shown)} flag: ${elements.error}`;
    }
    if (spec.deprecated !== "") {
      this.#notices.push(`Flag --${spec.name} has been deprecated, ${spec.deprecated}`);
    }
    const name = spec.aliasOf === "" ? spec.name : spec.aliasOf;
    this.#values.set(name, [...(this.#values.get(name) ?? []), ...elements.value]);
    return null;
  }
}
