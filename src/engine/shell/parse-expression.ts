import { readOperator, UNARY } from "./operators.ts";
import { Reader } from "./reader.ts";
import { readBracketed, readSingleQuoted, unescape } from "./strings.ts";
import type { BinaryOperator, Expression, Pipeline, Script } from "./syntax.ts";

const VARIABLE = /\$(?:\{[^}]*\}|(?:(?:env|global|script|local|private):)?(?:[A-Za-z_]\w*|[?^$]))/iy;
const NUMBER = /(?:0x[\da-f]+|\d+(?:\.\d+)?)(?:kb|mb|gb)?(?![\w])/iy;
const MEMBER = /\.(?=[A-Za-z_])\w+/y;
/** What stands for itself between double quotes. */
const IN_QUOTES = /[^"`$]+/y;
const UNITS: Readonly<Record<string, number>> = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Binary operators from the loosest to the tightest. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["-or", "-and", "-xor"],
  [
    "-eq",
    "-ne",
    "-gt",
    "-ge",
    "-lt",
    "-le",
    "-like",
    "-notlike",
    "-match",
    "-notmatch",
    "-contains",
    "-notcontains",
    "-in",
    "-notin",
    "-replace",
    "-split",
    "-join",
  ],
  ["+", "-"],
  ["*", "/", "%"],
  ["-f"],
  [".."],
];

/** Expressions: operators, strings, variables, brackets and what follows them. */
export abstract class ExpressionParser extends Reader {
  abstract script(closer: string): Script;
  protected abstract pipeline(): Pipeline;

  protected expression(level = 0): Expression {
    const source = this.source;
    let left = level === LEVELS.length ? this.operands() : this.expression(level + 1);
    for (;;) {
      const back = source.at;
      source.skipBlanks();
      const at = source.at;
      const operator = readOperator(source, LEVELS[level] ?? []);
      if (operator === null) {
        source.at = back;
        return left;
      }
      source.record("operator", at);
      source.skipBlanks(true);
      if (this.atEnd()) {
        source.fail(
          `You must provide a value expression following the '${operator}' operator.`,
          "ExpectedValueExpression",
          at,
        );
      }
      const right = level + 1 >= LEVELS.length ? this.operands() : this.expression(level + 1);
      left = { kind: "binary", operator, left, right, start: left.start, end: source.at };
    }
  }

  protected operands(): Expression {
    return this.joined(() => this.unary());
  }

  /** One item, or a list of several that commas join; `next` reads what stands behind a comma. */
  protected joined(first: () => Expression, next = first): Expression {
    const source = this.source;
    const start = source.at;
    const items = [first()];
    for (;;) {
      const back = source.at;
      source.skipBlanks();
      if (!source.take(",")) {
        source.at = back;
        break;
      }
      source.skipBlanks(true);
      items.push(next());
    }
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "list", items, start, end: source.at };
  }

  protected unary(): Expression {
    const source = this.source;
    const start = source.at;
    const operator = UNARY.find(([pattern]) => source.match(pattern) !== null)?.[1];
    if (operator) {
      source.record("operator", start);
      source.skipBlanks();
      return { kind: "unary", operator, operand: this.unary(), start, end: source.at };
    }
    const cast = source.match(/\[[A-Za-z][\w.]*(?:\[\])?\]/y);
    if (cast !== null) {
      source.record("operator", start);
      source.skipBlanks();
      return { kind: "cast", type: cast.slice(1, -1), operand: this.unary(), start, end: source.at };
    }
    const number = source.match(NUMBER);
    if (number !== null) {
      source.record("number", start);
      const unit = UNITS[number.slice(-2).toLowerCase()];
      const value = unit === undefined ? Number(number) : Number(number.slice(0, -2)) * unit;
      return { kind: "number", value, start, end: source.at };
    }
    const value = this.primary();
    return value === null ? this.unexpected() : this.postfix(value);
  }

  /** A string, variable, bracketed pipeline, hash table or script block; null when none starts here. */
  protected primary(): Expression | null {
    const source = this.source;
    const start = source.at;
    const span = () => ({ start, end: source.at });
    switch (source.peek()) {
      case "'": {
        const value = readSingleQuoted(source);
        source.record("string", start);
        return { kind: "text", value, bare: false, ...span() };
      }
      case '"': {
        const parts: (string | Expression)[] = [];
        const rest = this.doubleQuoted(parts, "");
        source.record("string", start);
        if (parts.length === 0) return { kind: "text", value: rest, bare: false, ...span() };
        return { kind: "expandable", parts: [...parts, rest], bare: false, ...span() };
      }
      case "{": {
        const text = readBracketed(source, "{", "}");
        source.record("argument", start);
        return { kind: "script", text, ...span() };
      }
      case "(":
        return this.nested("(", false);
      case "@":
        if (source.peek(1) === "(") return this.nested("@(", true);
        return source.peek(1) === "{" ? this.hash() : null;
      case "$": {
        if (source.peek(1) === "(") return this.nested("$(", false);
        const name = source.match(VARIABLE);
        if (name === null) return null;
        source.record("variable", start);
        return { kind: "variable", name: name.slice(1).replace(/^\{|\}$/g, ""), ...span() };
      }
      default:
        return null;
    }
  }

  protected nested(open: string, list: boolean): Expression {
    const source = this.source;
    const start = source.at;
    source.take(open);
    const script = this.script(")");
    if (!source.take(")")) {
      source.fail("Missing closing ')' in expression.", "MissingEndParenthesisInExpression", source.at);
    }
    return { kind: "nested", script, list, start, end: source.at };
  }

  protected hash(): Expression {
    const source = this.source;
    const start = source.at;
    source.at += 2;
    const entries: (readonly [string, Script])[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(";")) continue;
      if (source.take("}")) return { kind: "hash", entries, start, end: source.at };
      const quoted = source.peek() === "'" || source.peek() === '"';
      const key = quoted ? this.primary() : null;
      const name = key?.kind === "text" ? key.value : source.match(/[\w.-]+/y);
      source.skipBlanks();
      if (name === null || !source.take("=")) {
        return source.fail(
          "Missing '=' operator after key in hash literal.",
          "MissingEqualsInHashLiteral",
          start,
          source.at + 1,
        );
      }
      source.skipBlanks(true);
      entries.push([name, this.hashValue()]);
    }
  }

  protected hashValue(): Script {
    const outer = this.closer;
    this.closer = "}";
    const pipeline = this.pipeline();
    this.closer = outer;
    return { statements: [pipeline], start: pipeline.start, end: pipeline.end };
  }

  protected postfix(value: Expression): Expression {
    const source = this.source;
    let target = value;
    for (;;) {
      const member = target.kind === "script" ? null : source.match(MEMBER);
      if (member !== null) {
        const name = member.slice(1);
        const span = { start: value.start, end: source.at };
        if (source.peek() === "(") {
          target = {
            kind: "call",
            target,
            name,
            args: this.callArguments(),
            start: value.start,
            end: source.at,
          };
        } else target = { kind: "member", target, name, ...span };
      } else if (source.peek() === "[" && target.kind !== "script") {
        source.at += 1;
        const outer = this.closer;
        this.closer = "]";
        source.skipBlanks();
        const index = this.expression();
        this.closer = outer;
        source.skipBlanks();
        if (!source.take("]"))
          source.fail("Missing ']' after array index expression.", "MissingEndSquareBracket");
        target = { kind: "index", target, index, start: value.start, end: source.at };
      } else return target;
    }
  }

  protected callArguments(): Expression[] {
    const source = this.source;
    source.take("(");
    const args: Expression[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(")")) return args;
      if (source.done) source.fail("Missing ')' in method call.", "MissingEndParenthesisInMethodCall");
      if (source.take(",")) continue;
      args.push(this.unary());
    }
  }

  /** Reads `"…"`; pushes finished parts and answers the text that is still open. */
  protected doubleQuoted(parts: (string | Expression)[], before: string): string {
    const source = this.source;
    const start = source.at;
    source.at += 1;
    let text = before;
    while (!source.done) {
      const char = source.peek();
      if (char === '"') {
        source.at += 1;
        if (!source.take('"')) return text;
        text += '"';
      } else if (char === "`" && source.at + 1 < source.end) {
        text += unescape(source.peek(1));
        source.at += 2;
      } else if (char === "$") text = this.interpolation(parts, text);
      else if (char === "`") {
        text += char;
        source.at += 1;
      } else text += source.run(IN_QUOTES);
    }
    source.at = source.end;
    source.record("string", start);
    return source.fail('The string is missing the terminator: ".', "TerminatorExpectedAtEndOfString", start);
  }

  /** `$name`, `${name}` or `$(…)` inside text; a lone `$` is itself. */
  protected interpolation(parts: (string | Expression)[], text: string): string {
    const source = this.source;
    const value = this.primary();
    if (value === null) {
      source.at += 1;
      return `${text}$`;
    }
    parts.push(text, value);
    return "";
  }
}
