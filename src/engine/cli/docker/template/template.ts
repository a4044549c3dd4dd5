import { err, ok, type Result } from "../../../lib/result.ts";
import type { Node } from "./ast.ts";
import { TemplateRunError } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import { FUNCTIONS } from "./functions.ts";
import { TemplateSyntaxError } from "./lex.ts";
import { parse } from "./parse.ts";
import type { GoValue } from "./value.ts";

/** A Go template as Docker's --format takes it. */
export class Template {
  readonly #nodes: readonly Node[];
  readonly #source: string;
  readonly #name: string;

  private constructor(nodes: readonly Node[], source: string, name: string) {
    this.#nodes = nodes;
    this.#source = source;
    this.#name = name;
  }

  /** The template, or Go's complaint: `template: :1: unclosed action`. `name`: only `docker version` gives one. */
  static parse(source: string, name = ""): Result<Template, string> {
    try {
      return ok(new Template(parse(source), source, name));
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) throw error;
      return err(`template: ${name}:${error.line}: ${error.message}`);
    }
  }

  /** The fields of a template that is nothing but fields between tabs, as default tables are; null for any other. */
  get columns(): readonly string[] | null {
    const names = this.#nodes.filter((_, at) => at % 2 === 0).map(fieldName);
    const tabs = this.#nodes.filter((_, at) => at % 2 === 1);
    if (!tabs.every((node) => node.kind === "text" && node.text === "\t")) return null;
    return names.every((name) => name !== null) ? names : null;
  }

  /** The filled text, or Go's complaint: `template: :1:2: executing "" at <.Foo>: …`. */
  execute(data: GoValue, missing: (field: string) => string, functions = FUNCTIONS): Result<string, string> {
    try {
      return ok(evaluate(this.#nodes, data, { functions, missing }));
    } catch (error) {
      if (!(error instanceof TemplateRunError)) throw error;
      const { at, text } = error.position;
      const before = this.#source.slice(0, at).split("\n");
      const column = before.at(-1)?.length ?? 0;
      const place = `${this.#name}:${before.length}:${column}`;
      return err(`template: ${place}: executing "${this.#name}" at <${text}>: ${error.message}`);
    }
  }
}

/** "Names" of `{{.Names}}`; null for anything else. */
function fieldName(node: Node): string | null {
  if (node.kind !== "action" || node.pipe.variables.length > 0) return null;
  const [command, ...piped] = node.pipe.commands;
  const [operand, ...others] = command?.operands ?? [];
  if (piped.length > 0 || others.length > 0 || operand?.kind !== "field") return null;
  const [name, ...inner] = operand.names;
  return inner.length === 0 ? (name ?? null) : null;
}
