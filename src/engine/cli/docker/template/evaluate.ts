import { unreachable } from "../../../lib/unreachable.ts";
import type { Command, Node, Operand, Pipe, Position } from "./ast.ts";
import { TemplateRunError } from "./errors.ts";
import { FunctionError, type TemplateFunction } from "./functions.ts";
import {
  type GoValue,
  isList,
  isMap,
  isStruct,
  isTrue,
  NO_VALUE,
  printed,
  sortedKeys,
  typeOf,
} from "./value.ts";

/** Elements that one template may go through: a guard, not a limit of Go. */
const STEPS = 100_000;

/** What a template runs with besides its data. */
export interface Surroundings {
  readonly functions: Readonly<Record<string, TemplateFunction>>;
  /** Words of the error for a field that is not there. */
  readonly missing: (field: string) => string;
}

/** Fills a parsed template. Throws TemplateRunError. */
export function evaluate(nodes: readonly Node[], data: GoValue, surroundings: Surroundings): string {
  const run = new Run(data, surroundings);
  run.walk(nodes, data);
  return run.output;
}

const NO_ARGUMENTS: readonly GoValue[] = [];

type Flow = "next" | "break" | "continue";

class Run {
  output = "";
  readonly #surroundings: Surroundings;
  #variables: [string, GoValue][];
  #steps = 0;

  constructor(data: GoValue, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#variables = [["$", data]];
  }

  walk(nodes: readonly Node[], dot: GoValue): Flow {
    for (const node of nodes) {
      const flow = this.#node(node, dot);
      if (flow !== "next") return flow;
    }
    return "next";
  }

  #node(node: Node, dot: GoValue): Flow {
    this.#steps += 1;
    switch (node.kind) {
      case "text":
        this.output += node.text;
        return "next";
      case "action": {
        const value = this.#pipe(node.pipe, dot);
        if (node.pipe.assign === "") this.output += printed(value);
        return "next";
      }
      case "if":
      case "with": {
        const depth = this.#variables.length;
        const value = this.#pipe(node.pipe, dot);
        const inner = node.kind === "with" ? value : dot;
        const flow = isTrue(value) ? this.walk(node.body, inner) : this.walk(node.otherwise, dot);
        this.#variables.length = depth;
        return flow;
      }
      case "range":
        return this.#range(node.pipe, node.body, node.otherwise, dot);
      case "break":
      case "continue":
        return node.kind;
      default:
        return unreachable(node);
    }
  }

  #range(pipe: Pipe, body: readonly Node[], otherwise: readonly Node[], dot: GoValue): Flow {
    const depth = this.#variables.length;
    const value = this.#commands(pipe, dot);
    const entries = entriesOf(value);
    if (!entries) throw new TemplateRunError(pipe, `range can't iterate over ${printed(value)}`);
    const [first, second] = pipe.variables;
    for (const [key, item] of entries) {
      if (this.#steps > STEPS) throw new TemplateRunError(pipe, "exceeded maximum number of elements");
      const mark = this.#variables.length;
      if (second !== undefined) this.#assign(pipe, [first ?? "", second], [key, item]);
      else if (first !== undefined) this.#assign(pipe, [first], [item]);
      const flow = this.walk(body, item);
      this.#variables.length = mark;
      if (flow === "break") break;
    }
    if (entries.length === 0) this.walk(otherwise, dot);
    this.#variables.length = depth;
    return "next";
  }

  #pipe(pipe: Pipe, dot: GoValue): GoValue {
    const value = this.#commands(pipe, dot);
    this.#assign(pipe, pipe.variables, [value]);
    return value;
  }

  #assign(pipe: Pipe, names: readonly string[], values: readonly GoValue[]): void {
    names.forEach((name, at) => {
      const value = values[at] ?? null;
      const known = this.#variables.findLast(([candidate]) => candidate === name);
      if (pipe.assign === "=" && known) known[1] = value;
      else this.#variables.push([name, value]);
    });
  }

  #commands(pipe: Pipe, dot: GoValue): GoValue {
    let value: GoValue = null;
    let final = NO_ARGUMENTS;
    for (const command of pipe.commands) {
      value = this.#command(command, dot, final);
      final = [value];
    }
    return value;
  }

  #command({ operands }: Command, dot: GoValue, final: readonly GoValue[]): GoValue {
    const [head, ...rest] = operands;
    if (!head) return null;
    if (head.kind === "function") {
      const shortcut = head.name === "and" || head.name === "or";
      const args = shortcut
        ? this.#until(rest, dot, head.name === "or")
        : rest.map((operand) => this.#operand(operand, dot));
      const text = operands.map((operand) => operand.text).join(" ");
      return this.#call(head, [...args, ...final], { at: head.at, text });
    }
    if (head.kind === "field" || head.kind === "variable" || head.kind === "pipe") {
      if (rest.length === 0) return this.#chain(head, dot, final);
      const args = rest.map((operand) => this.#operand(operand, dot));
      return this.#chain(head, dot, [...args, ...final]);
    }
    if (rest.length > 0 || final.length > 0) {
      throw new TemplateRunError(head, `can't give argument to non-function ${head.text}`);
    }
    return this.#operand(head, dot);
  }

  /** Arguments of `and` and `or` up to the one that decides. */
  #until(operands: readonly Operand[], dot: GoValue, wanted: boolean): readonly GoValue[] {
    const values: GoValue[] = [];
    for (const operand of operands) {
      const value = this.#operand(operand, dot);
      values.push(value);
      if (isTrue(value) === wanted) break;
    }
    return values;
  }

  #operand(operand: Operand, dot: GoValue): GoValue {
    switch (operand.kind) {
      case "dot":
        return dot;
      case "nil":
        return null;
      case "literal":
        return operand.value;
      case "function":
        return this.#call(operand, []);
      case "field":
      case "variable":
      case "pipe":
        return this.#chain(operand, dot, []);
      default:
        return unreachable(operand);
    }
  }

  /** `.A.B`, `$x.A` or `(…).A`; arguments go to the last name, which must then be a method. */
  #chain(
    operand: Extract<Operand, { readonly names: readonly string[] }>,
    dot: GoValue,
    args: readonly GoValue[],
  ): GoValue {
    let value = this.#receiver(operand, dot);
    let left = operand.names.length;
    for (const name of operand.names) {
      left -= 1;
      value = this.#field(operand, value, name, left === 0 ? args : NO_ARGUMENTS);
    }
    if (operand.names.length === 0 && args.length > 0) {
      throw new TemplateRunError(operand, `can't give argument to non-function ${operand.text}`);
    }
    return value;
  }

  #receiver(operand: Extract<Operand, { readonly names: readonly string[] }>, dot: GoValue): GoValue {
    if (operand.kind === "field") return dot;
    if (operand.kind === "pipe") return this.#pipe(operand.pipe, dot);
    return this.#variables.findLast(([name]) => name === operand.name)?.[1] ?? null;
  }

  #field(at: Position, value: GoValue, name: string, args: readonly GoValue[]): GoValue {
    if (value === NO_VALUE) return NO_VALUE;
    if (isMap(value)) return entered(at, name, value.get(name) ?? NO_VALUE, args);
    if (value === null) throw new TemplateRunError(at, `nil pointer evaluating interface {}.${name}`);
    if (!isStruct(value))
      throw new TemplateRunError(at, `can't evaluate field ${name} in type ${typeOf(value)}`);
    if (!Object.hasOwn(value, name)) throw new TemplateRunError(at, this.#surroundings.missing(name));
    return entered(at, name, value[name] ?? null, args);
  }

  /** `command`: the function with its arguments, which is where Go reports what the function refuses. */
  #call(
    operand: Position & { readonly name: string },
    args: readonly GoValue[],
    command: Position = operand,
  ): GoValue {
    const known = this.#surroundings.functions[operand.name];
    if (!known) throw new TemplateRunError(operand, `"${operand.name}" is not a defined function`);
    const { least, most } = known;
    if (args.length < least || (most !== null && args.length > most)) {
      const want = most === null ? `at least ${least}` : String(least);
      throw new TemplateRunError(
        operand,
        `wrong number of args for ${operand.name}: want ${want} got ${args.length}`,
      );
    }
    try {
      return known.call(...args);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      throw new TemplateRunError(command, `error calling ${operand.name}: ${error.message}`);
    }
  }
}

/** The field itself, or what its method returns. */
function entered(at: Position, name: string, field: GoValue, args: readonly GoValue[]): GoValue {
  if (typeof field !== "function") {
    if (args.length > 0) throw new TemplateRunError(at, `${name} is not a method but has arguments`);
    return field;
  }
  if (args.length !== field.length) {
    throw new TemplateRunError(
      at,
      `wrong number of args for ${name}: want ${field.length} got ${args.length}`,
    );
  }
  return field(...args);
}

/** What `range` goes through, with its keys; null when the value has no elements. */
function entriesOf(value: GoValue): readonly (readonly [GoValue, GoValue])[] | null {
  if (value === null || value === NO_VALUE) return [];
  if (isList(value)) return value.map((item, at) => [at, item]);
  if (isMap(value)) return sortedKeys(value).map((key) => [key, value.get(key) ?? null]);
  if (typeof value === "number" && Number.isInteger(value)) {
    return Array.from({ length: Math.min(Math.max(value, 0), STEPS) }, (_, at) => [at, at]);
  }
  return null;
}
