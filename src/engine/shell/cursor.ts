import { parse } from "./parse.ts";
import type { Word } from "./program.ts";
import type { CommandElement, Expression, Stage } from "./syntax.ts";

/** The command that is being typed at the end of a line. */
export interface StageAtCursor {
  /** Its finished words, the command's name first. */
  readonly words: readonly Word[];
  /** What is typed of the next word, "" at a gap. */
  readonly current: string;
  /** Where that word starts. */
  readonly from: number;
}

/** Finds the command at the end of the text, inside brackets and blocks too. */
export function stageAt(text: string): StageAtCursor {
  const start = innermost(text);
  const gap: StageAtCursor = { words: [], current: "", from: text.length };
  const closed = closeQuote(text, start);
  const { script } = parse(closed, start);
  const statement = script?.statements.at(-1);
  const pipeline = statement?.kind === "assignment" ? statement.value : statement;
  const stage = pipeline?.stages.at(-1);
  if (stage?.kind !== "command" || /[;|]\s*$/.test(text)) return gap;
  const words = wordsOf(stage);
  const last = words.at(-1);
  if (!last || last.end < text.length) return { words, current: "", from: text.length };
  return { words: words.slice(0, -1), current: last.text, from: last.start };
}

/** Where the innermost open bracket's content starts; 0 when none is open. */
function innermost(text: string): number {
  const open: number[] = [];
  let quote = "";
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? "";
    if (quote !== "") {
      if (char === "`" && quote === '"') index += 1;
      else if (char === quote) quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "`") index += 1;
    else if (char === "(" || char === "{") open.push(index + 1);
    else if (char === ")" || char === "}") open.pop();
    else if (char === "|" || char === ";") {
      // What comes after a separator is a command of its own, even when an earlier part cannot be read.
      if (open.length === 0) open.push(index + 1);
      else open[open.length - 1] = index + 1;
    }
  }
  return open.at(-1) ?? 0;
}

function closeQuote(text: string, start: number): string {
  const { problem } = parse(text, start);
  if (problem?.id !== "TerminatorExpectedAtEndOfString") return text;
  return text + (text[problem.start] === "'" ? "'" : '"');
}

function wordsOf(stage: Stage & { readonly kind: "command" }): Word[] {
  return [wordOf(stage.name), ...stage.elements.map(elementWord)];
}

function elementWord(element: CommandElement): Word {
  if (element.kind === "argument") return wordOf(element.value);
  const { name, start, end } = element;
  return { text: name, quoted: false, start, end };
}

function wordOf(expression: Expression): Word {
  const { start, end } = expression;
  if (expression.kind === "text") {
    return { text: expression.value, quoted: !expression.bare, start, end };
  }
  if (expression.kind === "expandable") {
    const text = expression.parts.map((part) => (typeof part === "string" ? part : "")).join("");
    return { text, quoted: !expression.bare, start, end };
  }
  const last = expression.kind === "list" ? expression.items.at(-1) : undefined;
  return last ? wordOf(last) : { text: "", quoted: true, start, end };
}
