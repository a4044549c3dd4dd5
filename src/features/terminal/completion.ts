import type { Completion, Completions } from "#engine";

/** A completion that is offered as a list. */
export interface OpenList {
  readonly items: readonly Completion[];
  readonly from: number;
  readonly to: number;
  readonly chosen: number;
}

/** The line and the cursor after an item has been taken. A word that is done is followed by a space. */
export interface Edit {
  readonly line: string;
  readonly cursor: number;
}

export function takeItem(line: string, { from, to }: Pick<OpenList, "from" | "to">, item: Completion): Edit {
  const space = item.kind === "option-key" || /[=:,/\\]$/.test(item.text) || line[to] === " " ? "" : " ";
  const head = line.slice(0, from) + item.text + space;
  return { line: head + line.slice(to), cursor: head.length };
}

/** What Tab does: takes the only item, writes what all items have in common, or opens the list. */
export function completeWord(line: string, found: Completions): Edit | OpenList | null {
  const { from, to, items } = found;
  const [only] = items;
  if (!only) return null;
  if (items.length === 1) return takeItem(line, found, only);
  const common = commonStart(items.map(({ text }) => text));
  if (common.length > to - from && common.toLowerCase().startsWith(line.slice(from, to).toLowerCase())) {
    const head = line.slice(0, from) + common;
    return { line: head + line.slice(to), cursor: head.length };
  }
  return { items, from, to, chosen: 0 };
}

export function isList(answer: Edit | OpenList | null): answer is OpenList {
  return answer !== null && "items" in answer;
}

/** What the best item adds behind the cursor; "" when it does not continue what is typed. */
export function ghostOf(line: string, { from, items }: Completions): string {
  const typed = line.slice(from);
  if (typed === "") return "";
  const best = items.find(({ text }) => text.startsWith(typed) && text !== typed);
  return best ? best.text.slice(typed.length) : "";
}

function commonStart(texts: readonly string[]): string {
  const [first = "", ...others] = texts;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
