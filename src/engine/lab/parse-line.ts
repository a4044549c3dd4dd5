import { err, ok, type Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import { Arguments, type Given, type Operand, type Option, type ValueType, type Verb } from "./grammar.ts";
import { formatUsage } from "./help.ts";
import { refuse } from "./refuse.ts";

interface OpenGiven {
  readonly option: Option<unknown>;
  readonly value: unknown;
  readonly inner: Given[];
}

/** Reads the words after the verb. Refuses with the word that is wrong, what was expected there, and the usage. */
export function parseLine(verb: Verb, words: readonly string[]): Result<Arguments, Refusal> {
  const typed = `lab ${verb.path.join(" ")}`;
  const loose: string[] = [];
  const given: OpenGiven[] = [];
  const wrong = (message: string) => refuse("usage", `${typed}: ${message}`, `Usage: ${formatUsage(verb)}`);

  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("--") || word === "--") {
      loose.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const flag = equals < 0 ? word : word.slice(0, equals);
    const option = verb.options.find((candidate) => candidate.flag === flag);
    if (!option) return wrong(`there is no option ${flag}${suggestion(verb, flag)}`);
    const home =
      option.after === null ? given : given.findLast((one) => one.option.flag === option.after)?.inner;
    if (!home) return wrong(`${flag} describes ${option.after}: write it after ${option.after}`);

    const values: string[] = [];
    if (equals >= 0) values.push(word.slice(equals + 1));
    else if (option.type.shows !== "") values.push(words[(at += 1)] ?? "--");
    else values.push("");
    if (values[0]?.startsWith("--")) return wrong(`${flag} needs a value: ${option.type.expects}`);
    if (option.count === "list") {
      while (at + 1 < words.length && !words[at + 1]?.startsWith("--")) values.push(words[(at += 1)] ?? "");
    }
    if (option.count === "once" && home.some((one) => one.option === option)) {
      return wrong(`${flag} is given twice`);
    }
    const parts = option.count === "list" ? values.flatMap((value) => value.split(",")) : values;
    for (const part of parts.filter((value) => value !== "" || option.count !== "list")) {
      const value = option.type.parse(part);
      if (value === null) return wrong(`${flag} ${part}: expected ${option.type.expects}`);
      home.push({ option, value, inner: [] });
    }
  }

  const operands = assignOperands(verb.operands, loose);
  return operands.ok ? ok(new Arguments(operands.value, given)) : wrong(operands.error);
}

function assignOperands(
  wanted: readonly Operand<unknown>[],
  words: readonly string[],
): Result<ReadonlyMap<Operand<unknown>, readonly unknown[]>, string> {
  const found = new Map<Operand<unknown>, readonly unknown[]>();
  let rest = words;
  for (const operand of wanted) {
    const take = operand.count === "many" ? rest.length : 1;
    const mine = rest.slice(0, take);
    rest = rest.slice(take);
    if (mine.length === 0 && operand.count !== "optional") {
      return err(`${operand.name} is missing: ${operand.help}`);
    }
    const values = mine.map((word) => operand.type.parse(word));
    const bad = values.indexOf(null);
    if (bad >= 0) return err(`${operand.name} "${mine[bad] ?? ""}": expected ${operand.type.expects}`);
    found.set(operand, values);
  }
  return rest.length > 0 ? err(`"${rest[0] ?? ""}" is one word too many`) : ok(found);
}

function suggestion(verb: Verb, flag: string): string {
  const near = verb.options.find((option) => option.flag.startsWith(flag) || flag.startsWith(option.flag));
  return near ? `; did you mean ${near.flag}?` : "";
}

/** What the word after `before` would be: the value of an option, or null for anything else. */
export function pendingValue(verb: Verb, before: readonly string[]): ValueType<unknown> | null {
  const at = before.findLastIndex((word) => word.startsWith("--"));
  const option = verb.options.find((candidate) => candidate.flag === before[at]);
  if (!option || option.type.shows === "") return null;
  const isOpen = at === before.length - 1 || option.count === "list";
  return isOpen ? option.type : null;
}
