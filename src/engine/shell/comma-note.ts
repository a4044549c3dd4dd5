import type { Note } from "../model/refusal.ts";
import type { Command, Expression, Span } from "./syntax.ts";

type List = Extract<Expression, { readonly kind: "list" }>;

/**
 * What PowerShell makes of a comma that stands outside quotes: a list, whose items reach a native program as words of
 * their own. `textOf`: what an item is worth. null when no such list was typed. Source: facts on Windows' options,
 * rule 9; facts on the command line, section 11.
 */
export function commaNote(
  program: string,
  line: string,
  command: Command,
  textOf: (item: Expression) => string,
): Omit<Note, "kind"> | null {
  const lists = command.elements.flatMap(({ value }) => (value?.kind === "list" ? [value] : []));
  const split = lists.filter(({ items }) => items.some(isBare));
  const [first] = split;
  if (!first) return null;
  const words = first.items.map(textOf);
  return {
    code: "comma-makes-words",
    text: `PowerShell makes a list of what commas join outside quotes, so ${program} gets ${words.length} words: ${words.join(" and ")}. Quotes keep it one word.`,
    fix: quoted(line, split, textOf),
    source: null,
  };
}

/** A word, or a part of one, that is not in quotes. */
function isBare(item: Expression): boolean {
  return item.kind === "number" || ((item.kind === "text" || item.kind === "expandable") && item.bare);
}

/** The line with each of the lists as one word in single quotes. */
function quoted(line: string, lists: readonly List[], textOf: (item: Expression) => string): string {
  const word = ({ items }: List) => `'${items.map(textOf).join(",").replaceAll("'", "''")}'`;
  return lists.reduceRight((text, list) => replaced(text, list, word(list)), line);
}

function replaced(text: string, { start, end }: Span, word: string): string {
  return text.slice(0, start) + word + text.slice(end);
}
