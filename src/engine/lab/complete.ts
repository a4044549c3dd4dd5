import type { Completion, CompletionQuery } from "../shell/program.ts";
import type { Verb } from "./grammar.ts";
import { pendingValue } from "./parse-line.ts";
import { findVerb } from "./run-verb.ts";
import { VERBS } from "./verbs.ts";

/** What could stand at the cursor of a `lab` line: next word of a verb, a flag, or a value of the right kind. */
export function complete({ world, before, current }: CompletionQuery): readonly Completion[] {
  const words = before.map(({ text }) => text);
  const verb = findVerb(VERBS, words);
  const rest = verb ? words.slice(verb.path.length) : words;
  const offers = verb && !isOpenPath(words) ? argumentsOf(verb, rest) : verbWords(words);
  return offers.filter(({ text }) => text.toLowerCase().startsWith(current.toLowerCase()));

  function argumentsOf(known: Verb, typed: readonly string[]): readonly Completion[] {
    const value = pendingValue(known, typed);
    if (value) return value.suggest(world).map((text) => ({ text, kind: "value", description: "" }));
    const loose = typed.filter(
      (word, at) => !word.startsWith("--") && !(typed[at - 1] ?? "").startsWith("--"),
    );
    const operand = known.operands[loose.length] ?? known.operands.find(({ count }) => count === "many");
    const names = (operand?.type.suggest(world) ?? []).map(
      (text): Completion => ({ text, kind: "name", description: operand?.help ?? "" }),
    );
    const flags = known.options
      .filter((option) => option.count !== "once" || option.after !== null || !typed.includes(option.flag))
      .map((option): Completion => ({ text: option.flag, kind: "flag", description: option.help }));
    return current.startsWith("-") ? flags : [...names, ...flags];
  }
}

function isOpenPath(words: readonly string[]): boolean {
  return VERBS.some(
    ({ path }) => path.length > words.length && words.every((word, at) => path[at] === word.toLowerCase()),
  );
}

function verbWords(words: readonly string[]): readonly Completion[] {
  const at = words.length;
  const open = VERBS.filter(({ path }) => words.every((word, index) => path[index] === word.toLowerCase()));
  const next = new Map(
    open.flatMap(({ path, summary }) => (path[at] ? [[path[at], { path, summary }] as const] : [])),
  );
  return [...next].map(([text, { path, summary }]) => ({
    text,
    kind: "command",
    description: path.length === at + 1 ? summary : `lab ${[...words, text].join(" ")} ...`,
  }));
}
