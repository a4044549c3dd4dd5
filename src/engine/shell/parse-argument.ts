import { ExpressionParser } from "./parse-expression.ts";
import { readSingleQuoted, unescape } from "./strings.ts";
import type { CommandElement, Expression, Redirection } from "./syntax.ts";

const PARAMETER = /-[A-Za-z_?][\w?-]*/y;
/** What stands for itself in a bare word. */
const PLAIN = /[^\s;|&(){},<>'"`$]+/y;
const REDIRECTION = /(?:[1-6*]?>>?)(?:&1)?/y;

/** What stands behind a command's name: parameters, bare words, lists, redirections. */
export abstract class ArgumentParser extends ExpressionParser {
  protected plainWord(): CommandElement {
    const source = this.source;
    const start = source.at;
    let value = "";
    let quoted = false;
    while (!source.done && !/[\s;|]/.test(source.peek())) {
      const quote = source.peek();
      if (quote === "'" || quote === '"') {
        quoted = true;
        const from = source.at + 1;
        const to = source.text.indexOf(quote, from);
        if (to < 0 || to >= source.end) {
          source.fail(
            `The string is missing the terminator: ${quote}.`,
            "TerminatorExpectedAtEndOfString",
            from - 1,
          );
        }
        value += source.text.slice(from, to);
        source.at = to + 1;
      } else {
        value += quote;
        source.at += 1;
      }
    }
    source.record(quoted ? "string" : value.startsWith("-") ? "parameter" : "argument", start);
    const span = { start, end: source.at };
    return { kind: "argument", value: { kind: "text", value, bare: !quoted, ...span }, ...span };
  }

  protected redirection(): Redirection {
    const source = this.source;
    const start = source.at;
    const text = source.match(REDIRECTION) ?? "";
    source.record("operator", start);
    const stream = text.startsWith("2") ? "error" : text.startsWith("*") ? "all" : "output";
    if (text.endsWith("&1")) return { stream, target: null, start, end: source.at };
    source.skipBlanks();
    if (this.atEnd()) {
      source.fail(
        "Missing file specification after redirection operator.",
        "MissingFileSpecification",
        start,
      );
    }
    return { stream, target: this.argument(), start, end: source.at };
  }

  protected element(): CommandElement[] {
    const source = this.source;
    const start = source.at;
    if (source.startsWith("--%")) return this.verbatim();
    if (source.peek() === ",") this.missingArgument();
    const name = source.match(PARAMETER);
    if (name !== null) {
      if (source.peek() === ":" && this.isWordEnd(1) && source.peek(1) !== "") {
        source.at += 1;
        source.record("parameter", start);
        source.skipBlanks();
        return [{ kind: "parameter", name, value: this.list(), start, end: source.at }];
      }
      if (source.peek() === ":" && !this.isWordEnd(1)) {
        source.at += 1;
        source.record("parameter", start);
        return [{ kind: "parameter", name, value: this.list(), start, end: source.at }];
      }
      if (this.isWordEnd(0)) {
        source.record("parameter", start);
        return [{ kind: "parameter", name, value: null, start, end: source.at }];
      }
      source.at = start;
    }
    const value = this.list();
    return [{ kind: "argument", value, start, end: source.at }];
  }

  /** `--%`: the rest of the line reaches the program as it is. */
  protected verbatim(): CommandElement[] {
    const source = this.source;
    const start = source.at;
    source.at += 3;
    source.record("operator", start);
    const words: CommandElement[] = [];
    for (;;) {
      source.skipBlanks();
      const from = source.at;
      const text = source.match(/(?:"[^"]*"?|[^\s"|])+/y);
      if (text === null) return words;
      source.record("argument", from);
      const span = { start: from, end: source.at };
      const value: Expression = { kind: "text", value: text.replaceAll('"', ""), bare: false, ...span };
      words.push({ kind: "argument", value, ...span });
    }
  }

  /** One argument, or several joined by commas. */
  protected list(): Expression {
    return this.joined(
      () => this.argument(),
      () => {
        if (this.atEnd() || /^[,|]$/.test(this.source.peek())) this.missingArgument();
        return this.argument();
      },
    );
  }

  protected argument(): Expression {
    const source = this.source;
    const start = source.at;
    const count = source.tokens.length;
    if (/["'($@{]/.test(source.peek()) && !/^@[^({]/.test(source.text.slice(start, start + 2))) {
      const value = this.primary();
      if (value !== null) {
        const whole = this.postfix(value);
        if (this.isWordEnd(0) || value.kind === "text" || value.kind === "script") return whole;
        if (value.kind !== "variable") return whole;
      }
      source.at = start;
      source.tokens.length = count;
    }
    return this.bareWord();
  }

  protected bareWord(): Expression {
    const source = this.source;
    const start = source.at;
    const count = source.tokens.length;
    const parts: (string | Expression)[] = [];
    let text = "";
    while (!this.isWordEnd(0)) {
      const char = source.peek();
      if (char === "'") text += readSingleQuoted(source);
      else if (char === '"') text = this.doubleQuoted(parts, text);
      else if (char === "`") {
        text += unescape(source.peek(1));
        source.at = Math.min(source.at + 2, source.end);
      } else if (char === "$") text = this.interpolation(parts, text);
      else text += source.run(PLAIN);
    }
    if (source.at === start) this.unexpected();
    source.tokens.length = count;
    source.record("argument", start);
    const span = { start, end: source.at };
    if (parts.length === 0) return { kind: "text", value: text, bare: true, ...span };
    return { kind: "expandable", parts: [...parts, text], bare: true, ...span };
  }

  protected startsRedirection(): boolean {
    return this.looksLike(REDIRECTION);
  }
}
