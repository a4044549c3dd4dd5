import { err, type Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Done, Verb } from "./grammar.ts";
import { parseLine } from "./parse-line.ts";
import { refuse } from "./refuse.ts";

/** The verb with the longest path that the words start with. */
export function findVerb(verbs: readonly Verb[], words: readonly string[]): Verb | undefined {
  return verbs
    .filter(({ path }) => path.every((part, at) => words[at]?.toLowerCase() === part))
    .toSorted((left, right) => right.path.length - left.path.length)[0];
}

/** Does what the words after `lab` say; when it refuses, nothing has changed. */
export function runVerb(
  tx: Transaction,
  verbs: readonly Verb[],
  words: readonly string[],
): Result<Done, Refusal> {
  const verb = findVerb(verbs, words);
  if (!verb) return unknownVerb(verbs, words);
  const args = parseLine(verb, words.slice(verb.path.length));
  if (!args.ok) return err(args.error);
  return tx.attempt(() => verb.run(tx, args.value));
}

function unknownVerb(verbs: readonly Verb[], words: readonly string[]): ReturnType<typeof refuse> {
  const [first = ""] = words;
  const sisters = verbs.filter(({ path }) => path[0] === first.toLowerCase());
  if (sisters.length === 0) {
    return refuse("verb.unknown", `there is no "lab ${first}"`, "lab --help lists what there is.");
  }
  const known = sisters.map(({ path }) => `lab ${path.join(" ")}`).join(", ");
  const typed = words.slice(0, 2).join(" ");
  return refuse("verb.unknown", `there is no "lab ${typed}"`, `There is: ${known}.`);
}
