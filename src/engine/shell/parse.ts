import { ArgumentParser } from "./parse-argument.ts";
import { ParseFailure, Source } from "./source.ts";
import type {
  Command,
  CommandElement,
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

const ASSIGNMENT = /\$((?:(?:global|script|local):)?\w+)[ \t]*(\+?=)(?!=)/iy;
const KEYWORD =
  /(?:if|for|foreach|while|do|switch|function|filter|try|param|class|trap)(?=[ \t]*[({]|[ \t]+\w+[ \t]*[({])/iy;
const STARTS_EXPRESSION =
  /["'(]|\$|@[({]|\[[A-Za-z]|!|-(?:not|join|split)\b|\d+(?:\.\d+)?(?=[\s;|)}\]+*/%,-]|\.\.|$)/iy;

/** Statements, pipelines and commands. */
class Parser extends ArgumentParser {
  script(closer: string): Script {
    const source = this.source;
    const outer = this.closer;
    this.closer = closer;
    const start = source.at;
    const statements: Statement[] = [];
    for (;;) {
      source.skipBlanks(true);
      if (source.take(";")) continue;
      if (source.done || (closer !== "" && source.startsWith(closer))) break;
      statements.push(this.statement());
    }
    this.closer = outer;
    return { statements, start, end: source.at };
  }

  protected statement(): Statement {
    const source = this.source;
    const start = source.at;
    const assigned = source.match(ASSIGNMENT);
    if (assigned === null) return this.pipeline();
    source.record("variable", start);
    const operator = assigned.endsWith("+=") ? "+=" : "=";
    const variable = assigned.slice(1, assigned.length - operator.length).trim();
    source.skipBlanks(true);
    const value = this.pipeline();
    return { kind: "assignment", variable, operator, value, start, end: source.at };
  }

  protected pipeline(): Pipeline {
    const source = this.source;
    const start = source.at;
    const keyword = source.match(KEYWORD);
    if (keyword !== null) {
      source.fail(
        `The lab runs commands and pipelines; '${keyword}' statements are not part of it.`,
        "LabUnsupported",
        start,
      );
    }
    const stages: Stage[] = [this.stage(true)];
    for (;;) {
      source.skipBlanks();
      const at = source.at;
      if (source.startsWith("||")) this.unsupportedSeparator("||");
      if (!source.take("|")) break;
      source.record("operator", at);
      source.skipBlanks(true);
      if (this.atEnd()) source.fail("An empty pipe element is not allowed.", "EmptyPipeElement", at, at + 1);
      stages.push(this.stage(false));
    }
    if (!this.atEnd()) this.unexpected();
    return { kind: "pipeline", stages, start, end: source.at };
  }

  protected stage(first: boolean): Stage {
    const source = this.source;
    const start = source.at;
    if (first && (this.looksLike(STARTS_EXPRESSION) || source.peek() === "{")) {
      const value = this.expression();
      return { kind: "expression", value, start, end: source.at };
    }
    return this.command();
  }

  protected command(): Command {
    const source = this.source;
    const start = source.at;
    if (source.take("&")) {
      source.record("operator", start);
      source.skipBlanks();
    }
    const nameStart = source.at;
    const before = source.tokens.length;
    if (this.atEnd() || /[;|&),}<>]/.test(source.peek())) this.unexpected();
    const name = this.argument();
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
      if (this.atEnd() || source.peek() === "|") break;
      if (plain) elements.push(this.plainWord());
      else if (this.startsRedirection()) redirections.push(this.redirection());
      else elements.push(...this.element());
      end = source.at;
    }
    return { kind: "command", name, elements, redirections, start, end };
  }
}
