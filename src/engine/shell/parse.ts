import { readOperator, UNARY } from "./operators.ts";
import { ParseFailure, Source } from "./source.ts";
import { readBracketed, readSingleQuoted, unescape } from "./strings.ts";
import type {
  BinaryOperator,
  Command,
  CommandElement,
  Expression,
  ParseProblem,
  Pipeline,
  Redirection,
  Script,
  Stage,
  Statement,
  Token,
} from "./syntax.ts";

export interface Parsed {
  /** null when the line cannot be read. */
  readonly script: Script | null;
  /** What was recognised, up to the problem when there is one. */
  readonly tokens: readonly Token[];
  readonly problem: ParseProblem | null;
}

/** Commands whose words are taken as typed: a comma makes no array, `$` and brackets mean themselves. */
const PLAIN_COMMANDS: ReadonlySet<string> = new Set(["lab"]);

/** Reads a line as PowerShell 5.1 does. `start` and `end` limit it to a stretch, for script blocks. */
export function parse(line: string, start = 0, end = line.length): Parsed {
  const source = new Source(line, start, end);
  try {
    const script = new Parser(source).script("");
    return { script, tokens: source.tokens, problem: null };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    return { script: null, tokens: source.tokens, problem: failure.problem };
  }
}

const VARIABLE = /\$(?:\{[^}]*\}|(?:(?:env|global|script|local|private):)?(?:[A-Za-z_]\w*|[?^$]))/iy;
const ASSIGNMENT = /\$((?:(?:global|script|local):)?\w+)[ \t]*(\+?=)(?!=)/iy;
const NUMBER = /(?:0x[\da-f]+|\d+(?:\.\d+)?)(?:kb|mb|gb)?(?![\w])/iy;
const PARAMETER = /-[A-Za-z_?][\w?-]*/y;
const MEMBER = /\.(?=[A-Za-z_])\w+/y;
const REDIRECTION = /(?:[1-6*]?>>?)(?:&1)?/y;
const KEYWORD =
  /(?:if|for|foreach|while|do|switch|function|filter|try|param|class|trap)(?=[ \t]*[({]|[ \t]+\w+[ \t]*[({])/iy;
const STARTS_EXPRESSION =
  /["'(]|\$|@[({]|\[[A-Za-z]|!|-(?:not|join|split)\b|\d+(?:\.\d+)?(?=[\s;|)+*/%,-]|\.\.|$)/iy;
const UNITS: Readonly<Record<string, number>> = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

class Parser {
  readonly #source: Source;
  /** What closes the bracket around the current stretch, "" at the outermost level. */
  #closer = "";

  constructor(source: Source) {
    this.#source = source;
  }

  script(closer: string): Script {
    const source = this.#source;
    const outer = this.#closer;
    this.#closer = closer;
    const start = source.at;
    const statements: Statement[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(";")) continue;
      if (source.done || (closer !== "" && source.startsWith(closer))) break;
      statements.push(this.#statement());
    }
    this.#closer = outer;
    return { statements, start, end: source.at };
  }

  #statement(): Statement {
    const source = this.#source;
    const start = source.at;
    const assigned = source.match(ASSIGNMENT);
    if (assigned === null) return this.#pipeline();
    source.record("variable", start);
    const operator = assigned.endsWith("+=") ? "+=" : "=";
    const variable = assigned.slice(1, assigned.length - operator.length).trim();
    source.skipBlanks(true);
    const value = this.#pipeline();
    return { kind: "assignment", variable, operator, value, start, end: source.at };
  }

  #pipeline(): Pipeline {
    const source = this.#source;
    const start = source.at;
    const keyword = source.match(KEYWORD);
    if (keyword !== null) {
      source.fail(
        `The lab runs commands and pipelines; '${keyword}' statements are not part of it.`,
        "LabUnsupported",
        start,
      );
    }
    const stages: Stage[] = [this.#stage(true)];
    for (;;) {
      source.skipBlanks();
      const at = source.at;
      if (source.startsWith("||")) this.#unsupportedSeparator("||");
      if (!source.take("|")) break;
      source.record("operator", at);
      source.skipBlanks(true);
      if (this.#atEnd()) source.fail("An empty pipe element is not allowed.", "EmptyPipeElement", at, at + 1);
      stages.push(this.#stage(false));
    }
    if (!this.#atEnd()) this.#unexpected();
    return { kind: "pipeline", stages, start, end: source.at };
  }

  #stage(first: boolean): Stage {
    const source = this.#source;
    const start = source.at;
    if (first && (this.#looksLike(STARTS_EXPRESSION) || source.peek() === "{")) {
      const value = this.#expression();
      return { kind: "expression", value, start, end: source.at };
    }
    return this.#command();
  }

  #command(): Command {
    const source = this.#source;
    const start = source.at;
    if (source.take("&")) {
      source.record("operator", start);
      source.skipBlanks();
    }
    const nameStart = source.at;
    const before = source.tokens.length;
    if (this.#atEnd() || /[;|&),}<>]/.test(source.peek())) this.#unexpected();
    const name = this.#argument();
    source.tokens.splice(before, source.tokens.length - before, {
      kind: "command",
      start: nameStart,
      end: source.at,
    });
    const plain = name.kind === "text" && name.bare && PLAIN_COMMANDS.has(name.value.toLowerCase());
    const elements: CommandElement[] = [];
    const redirections: Redirection[] = [];
    let end = source.at;
    for (;;) {
      source.skipBlanks();
      if (this.#atEnd() || source.peek() === "|") break;
      if (plain) elements.push(this.#plainWord());
      else if (this.#looksLike(REDIRECTION)) redirections.push(this.#redirection());
      else elements.push(...this.#element());
      end = source.at;
    }
    return { kind: "command", name, elements, redirections, start, end };
  }

  #plainWord(): CommandElement {
    const source = this.#source;
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

  #redirection(): Redirection {
    const source = this.#source;
    const start = source.at;
    const text = source.match(REDIRECTION) ?? "";
    source.record("operator", start);
    const stream = text.startsWith("2") ? "error" : text.startsWith("*") ? "all" : "output";
    if (text.endsWith("&1")) return { stream, target: null, start, end: source.at };
    source.skipBlanks();
    if (this.#atEnd()) {
      source.fail(
        "Missing file specification after redirection operator.",
        "MissingFileSpecification",
        start,
      );
    }
    return { stream, target: this.#argument(), start, end: source.at };
  }

  #element(): CommandElement[] {
    const source = this.#source;
    const start = source.at;
    if (source.startsWith("--%")) return this.#verbatim();
    if (source.peek() === ",") this.#missingArgument();
    const name = source.match(PARAMETER);
    if (name !== null) {
      if (source.peek() === ":" && this.#isWordEnd(1) && source.peek(1) !== "") {
        source.at += 1;
        source.record("parameter", start);
        source.skipBlanks();
        return [{ kind: "parameter", name, value: this.#list(), start, end: source.at }];
      }
      if (source.peek() === ":" && !this.#isWordEnd(1)) {
        source.at += 1;
        source.record("parameter", start);
        return [{ kind: "parameter", name, value: this.#list(), start, end: source.at }];
      }
      if (this.#isWordEnd(0)) {
        source.record("parameter", start);
        return [{ kind: "parameter", name, value: null, start, end: source.at }];
      }
      source.at = start;
    }
    const value = this.#list();
    return [{ kind: "argument", value, start, end: source.at }];
  }

  /** `--%`: the rest of the line reaches the program as it is. */
  #verbatim(): CommandElement[] {
    const source = this.#source;
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
  #list(): Expression {
    const source = this.#source;
    const start = source.at;
    const items = [this.#argument()];
    for (;;) {
      const back = source.at;
      source.skipBlanks();
      if (!source.take(",")) {
        source.at = back;
        break;
      }
      source.skipBlanks(true);
      if (this.#atEnd() || source.peek() === "," || source.peek() === "|") this.#missingArgument();
      items.push(this.#argument());
    }
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "list", items, start, end: source.at };
  }

  #argument(): Expression {
    const source = this.#source;
    const start = source.at;
    const count = source.tokens.length;
    if (/["'($@{]/.test(source.peek()) && !/^@[^({]/.test(source.text.slice(start, start + 2))) {
      const value = this.#primary();
      if (value !== null) {
        const whole = this.#postfix(value);
        if (this.#isWordEnd(0) || value.kind === "text" || value.kind === "script") return whole;
        if (value.kind !== "variable") return whole;
      }
      source.at = start;
      source.tokens.length = count;
    }
    return this.#bareWord();
  }

  #bareWord(): Expression {
    const source = this.#source;
    const start = source.at;
    const count = source.tokens.length;
    const parts: (string | Expression)[] = [];
    let text = "";
    while (!this.#isWordEnd(0)) {
      const char = source.peek();
      if (char === "'") text += readSingleQuoted(source);
      else if (char === '"') text = this.#doubleQuoted(parts, text);
      else if (char === "`") {
        text += unescape(source.peek(1));
        source.at += 2;
      } else if (char === "$") text = this.#interpolation(parts, text);
      else {
        text += char;
        source.at += 1;
      }
    }
    if (source.at === start) this.#unexpected();
    source.tokens.length = count;
    source.record("argument", start);
    const span = { start, end: source.at };
    if (parts.length === 0) return { kind: "text", value: text, bare: true, ...span };
    return { kind: "expandable", parts: [...parts, text], bare: true, ...span };
  }

  /** Reads `"…"`; pushes finished parts and answers the text that is still open. */
  #doubleQuoted(parts: (string | Expression)[], before: string): string {
    const source = this.#source;
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
      } else if (char === "$") text = this.#interpolation(parts, text);
      else {
        text += char;
        source.at += 1;
      }
    }
    source.at = source.end;
    source.record("string", start);
    return source.fail('The string is missing the terminator: ".', "TerminatorExpectedAtEndOfString", start);
  }

  /** `$name`, `${name}` or `$(…)` inside text; a lone `$` is itself. */
  #interpolation(parts: (string | Expression)[], text: string): string {
    const source = this.#source;
    const value = this.#primary();
    if (value === null) {
      source.at += 1;
      return `${text}$`;
    }
    parts.push(text, value);
    return "";
  }

  #expression(level = 0): Expression {
    const source = this.#source;
    let left = level === LEVELS.length ? this.#operands() : this.#expression(level + 1);
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
      if (this.#atEnd()) {
        source.fail(
          `You must provide a value expression following the '${operator}' operator.`,
          "ExpectedValueExpression",
          at,
        );
      }
      const right = level + 1 >= LEVELS.length ? this.#operands() : this.#expression(level + 1);
      left = { kind: "binary", operator, left, right, start: left.start, end: source.at };
    }
  }

  #operands(): Expression {
    const source = this.#source;
    const start = source.at;
    const items = [this.#unary()];
    for (;;) {
      const back = source.at;
      source.skipBlanks();
      if (!source.take(",")) {
        source.at = back;
        break;
      }
      source.skipBlanks(true);
      items.push(this.#unary());
    }
    const [only] = items;
    return items.length === 1 && only ? only : { kind: "list", items, start, end: source.at };
  }

  #unary(): Expression {
    const source = this.#source;
    const start = source.at;
    const operator = UNARY.find(([pattern]) => source.match(pattern) !== null)?.[1];
    if (operator) {
      source.record("operator", start);
      source.skipBlanks();
      return { kind: "unary", operator, operand: this.#unary(), start, end: source.at };
    }
    const cast = source.match(/\[[A-Za-z][\w.]*(?:\[\])?\]/y);
    if (cast !== null) {
      source.record("operator", start);
      source.skipBlanks();
      return { kind: "cast", type: cast.slice(1, -1), operand: this.#unary(), start, end: source.at };
    }
    const number = source.match(NUMBER);
    if (number !== null) {
      source.record("number", start);
      const unit = UNITS[number.slice(-2).toLowerCase()];
      const value = unit === undefined ? Number(number) : Number(number.slice(0, -2)) * unit;
      return { kind: "number", value, start, end: source.at };
    }
    const value = this.#primary();
    return value === null ? this.#unexpected() : this.#postfix(value);
  }

  /** A string, variable, bracketed pipeline, hash table or script block; null when none starts here. */
  #primary(): Expression | null {
    const source = this.#source;
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
        const rest = this.#doubleQuoted(parts, "");
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
        return this.#nested("(", false);
      case "@":
        if (source.peek(1) === "(") return this.#nested("@(", true);
        return source.peek(1) === "{" ? this.#hash() : null;
      case "$": {
        if (source.peek(1) === "(") return this.#nested("$(", false);
        const name = source.match(VARIABLE);
        if (name === null) return null;
        source.record("variable", start);
        return { kind: "variable", name: name.slice(1).replace(/^\{|\}$/g, ""), ...span() };
      }
      default:
        return null;
    }
  }

  #nested(open: string, list: boolean): Expression {
    const source = this.#source;
    const start = source.at;
    source.take(open);
    const script = this.script(")");
    if (!source.take(")")) {
      source.fail("Missing closing ')' in expression.", "MissingEndParenthesisInExpression", source.at);
    }
    return { kind: "nested", script, list, start, end: source.at };
  }

  #hash(): Expression {
    const source = this.#source;
    const start = source.at;
    source.at += 2;
    const entries: (readonly [string, Script])[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(";")) continue;
      if (source.take("}")) return { kind: "hash", entries, start, end: source.at };
      const quoted = source.peek() === "'" || source.peek() === '"';
      const key = quoted ? this.#primary() : null;
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
      entries.push([name, this.#hashValue()]);
    }
  }

  #hashValue(): Script {
    const outer = this.#closer;
    this.#closer = "}";
    const pipeline = this.#pipeline();
    this.#closer = outer;
    return { statements: [pipeline], start: pipeline.start, end: pipeline.end };
  }

  #postfix(value: Expression): Expression {
    const source = this.#source;
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
            args: this.#callArguments(),
            start: value.start,
            end: source.at,
          };
        } else target = { kind: "member", target, name, ...span };
      } else if (source.peek() === "[" && target.kind !== "script") {
        source.at += 1;
        const outer = this.#closer;
        this.#closer = "]";
        source.skipBlanks();
        const index = this.#expression();
        this.#closer = outer;
        source.skipBlanks();
        if (!source.take("]"))
          source.fail("Missing ']' after array index expression.", "MissingEndSquareBracket");
        target = { kind: "index", target, index, start: value.start, end: source.at };
      } else return target;
    }
  }

  #callArguments(): Expression[] {
    const source = this.#source;
    source.take("(");
    const args: Expression[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(")")) return args;
      if (source.done) source.fail("Missing ')' in method call.", "MissingEndParenthesisInMethodCall");
      if (source.take(",")) continue;
      args.push(this.#unary());
    }
  }

  #looksLike(pattern: RegExp): boolean {
    const { at } = this.#source;
    const found = this.#source.match(pattern) !== null;
    this.#source.at = at;
    return found;
  }

  /** True where a word of a command ends: blanks, separators and brackets, `ahead` characters on. */
  #isWordEnd(ahead: number): boolean {
    const char = this.#source.peek(ahead);
    return char === "" || /[\s;|&(){},<>]/.test(char);
  }

  /** True where a statement ends: the line, `;`, a line end or the closing bracket. */
  #atEnd(): boolean {
    const source = this.#source;
    if (source.done) return true;
    const char = source.peek();
    return char === ";" || char === "\n" || char === "\r" || (this.#closer !== "" && char === this.#closer);
  }

  #missingArgument(): never {
    return this.#source.fail("Missing argument in parameter list.", "MissingArgument", this.#source.at);
  }

  #unsupportedSeparator(text: string): never {
    const { at } = this.#source;
    return this.#source.fail(
      `The token '${text}' is not a valid statement separator in this version.`,
      "InvalidEndOfLine",
      at,
      at + text.length,
    );
  }

  #unexpected(): never {
    const source = this.#source;
    const { at } = source;
    if (source.startsWith("&&")) return this.#unsupportedSeparator("&&");
    if (source.peek() === "&") {
      return source.fail(
        'The ampersand (&) character is not allowed. The & operator is reserved for future use; wrap an ampersand in double quotation marks ("&") to pass it as part of a string.',
        "AmpersandNotAllowed",
        at,
        at + 1,
      );
    }
    const text = source.match(/[^\s;|&(){},]+|./y) ?? "";
    return source.fail(
      `Unexpected token '${text}' in expression or statement.`,
      "UnexpectedToken",
      at,
      at + text.length,
    );
  }
}

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
