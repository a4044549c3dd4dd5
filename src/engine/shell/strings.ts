import type { Source } from "./source.ts";

const IN_SINGLE_QUOTES = /[^']+/y;

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The character that a backtick and `char` stand for. Source: about_Special_Characters. */
export function unescape(char: string): string {
  return ESCAPES[char] ?? char;
}

/** A `'…'` string, the position on its opening quote; two quotes inside stand for one. */
export function readSingleQuoted(source: Source): string {
  const start = source.at;
  source.at += 1;
  let text = "";
  while (!source.done) {
    text += source.run(IN_SINGLE_QUOTES);
    if (!source.take("'")) break;
    if (!source.take("'")) return text;
    text += "'";
  }
  return source.fail("The string is missing the terminator: '.", "TerminatorExpectedAtEndOfString", start);
}

/**
 * Moves behind a bracketed stretch, the position on its opening bracket; quotes and nested brackets inside are passed
 * over. Answers the text between the brackets.
 */
export function readBracketed(source: Source, open: string, close: string): string {
  const start = source.at;
  let depth = 0;
  while (!source.done) {
    const char = source.peek();
    if (char === "'" || char === '"') skipQuoted(source, char);
    else if (char === "`") source.at = Math.min(source.at + 2, source.end);
    else {
      source.at += 1;
      if (char === open) depth += 1;
      else if (char === close) depth -= 1;
      if (depth === 0) return source.text.slice(start + 1, source.at - 1);
    }
  }
  source.at = source.end;
  return source.fail(
    `Missing closing '${close}' in statement block or type definition.`,
    "MissingEndCurlyBrace",
    start,
    start + 1,
  );
}

function skipQuoted(source: Source, quote: string): void {
  source.at += 1;
  while (!source.done && source.peek() !== quote) source.at += quote === '"' && source.peek() === "`" ? 2 : 1;
  source.at = Math.min(source.at + 1, source.end);
}
