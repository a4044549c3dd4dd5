import type { ParseProblem, Token, TokenKind } from "./syntax.ts";

/** Thrown inside the parser only; `parse` turns it into a value. */
export class ParseFailure extends Error {
  readonly problem: ParseProblem;

  constructor(problem: ParseProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A line of text with a reading position, and the tokens recorded on the way. */
export class Source {
  readonly text: string;
  readonly end: number;
  at: number;
  readonly tokens: Token[];

  constructor(text: string, start = 0, end = text.length, tokens: Token[] = []) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.tokens = tokens;
  }

  /** The character at the position plus `ahead`; "" behind the end. */
  peek(ahead = 0): string {
    const index = this.at + ahead;
    return index < this.end ? (this.text[index] ?? "") : "";
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  startsWith(text: string): boolean {
    return this.at + text.length <= this.end && this.text.startsWith(text, this.at);
  }

  /** Consumes the text when it comes next. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Consumes what the sticky pattern matches at the position; null when it does not. */
  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found === null || this.at + found.length > this.end) return null;
    this.at += found.length;
    return found;
  }

  /** Consumes the characters of a sticky class, as many as come next. */
  run(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    const text = found.slice(0, this.end - this.at);
    this.at += text.length;
    return text;
  }

  /** Blanks, comments and a backtick at the end of a line; with `lines` also line ends. */
  skipBlanks(lines = false): void {
    for (;;) {
      const char = this.peek();
      if (char === " " || char === "\t" || (lines && (char === "\n" || char === "\r"))) this.at += 1;
      else if (char === "`" && this.peek(1) === "\n") this.at += 2;
      else if (char === "`" && this.peek(1) === "\r" && this.peek(2) === "\n") this.at += 3;
      else if (char === "#") this.#skipComment();
      else return;
    }
  }

  record(kind: TokenKind, start: number): void {
    if (this.at > start) this.tokens.push({ kind, start, end: this.at });
  }

  fail(message: string, id: string, start = this.at, end = this.end): never {
    throw new ParseFailure({ message, id, start, end: Math.max(end, start) });
  }

  #skipComment(): void {
    const start = this.at;
    while (!this.done && this.peek() !== "\n") this.at += 1;
    this.record("comment", start);
  }
}
