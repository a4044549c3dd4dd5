import type { Note } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { cmdletsAt, findCmdlet } from "../powershell/catalog.ts";
import { type ErrorRecord, formatError, PsFailure } from "../powershell/error-record.ts";
import { commandNotFound, parseError } from "../powershell/errors.ts";
import { evaluate } from "../powershell/evaluate.ts";
import { formatItems } from "../powershell/format/format.ts";
import { invokeCmdlet } from "../powershell/invoke.ts";
import {
  collapse,
  type PsList,
  type PsScriptBlock,
  type PsValue,
  toText,
  unroll,
} from "../powershell/value.ts";
import { AUTOMATIC_VARIABLES, environmentVariable } from "../powershell/variables.ts";
import { commaNote } from "./comma-note.ts";
import { type Parsed, parse } from "./parse.ts";
import { hasPowerShell } from "./place.ts";
import type { Output, Place, Word } from "./program.ts";
import { findProgram } from "./registry.ts";
import type {
  Command,
  Expression,
  Parameter,
  Pipeline,
  Redirection,
  Script,
  Span,
  Statement,
} from "./syntax.ts";

/** Runs a line as PowerShell does: statements, pipelines, cmdlets and native programs. */
export function runLine(tx: Transaction, place: Place, line: string): Output {
  const { script, problem } = parse(line);
  if (!script) {
    const stderr = problem ? formatError(parseError(problem), line) : "";
    return { stdout: "", stderr, exitCode: 1, notes: [] };
  }
  const session = new Session(tx, place, line);
  session.runStatements(script);
  return session.output();
}

/** Runs one native program with words that are already split, as `docker exec` and `cmd /c` do. */
export function runWords(
  tx: Transaction,
  place: Place,
  words: readonly Word[],
  stdin: string | null,
): Output {
  const [name, ...args] = words;
  const program = name && findProgram(tx.world, place, name.text);
  if (!name || !program) return notFoundByCmd(name?.text ?? "");
  return program.run({ tx, place, name: name.text, args, stdin });
}

/** What cmd prints for a name that is no program. */
export function notFoundByCmd(name: string): Output {
  return {
    stdout: "",
    stderr: `'${name}' is not recognized as an internal or external command,\noperable program or batch file.\n`,
    exitCode: 1,
    notes: [],
  };
}

/** What one stage hands to the next: objects, or a native program's text as it came. */
type Stream = { readonly items: PsList } | { readonly text: string };

class Session {
  readonly #tx: Transaction;
  readonly #place: Place;
  readonly #line: string;
  readonly #variables = new Map<string, PsValue>();
  /** Script blocks by their text: one that runs for each object is read once. */
  readonly #blocks = new Map<string, Parsed>();
  readonly #notes: Note[] = [];
  #stdout = "";
  #stderr = "";
  #exitCode = 0;

  constructor(tx: Transaction, place: Place, line: string) {
    this.#tx = tx;
    this.#place = place;
    this.#line = line;
  }

  output(): Output {
    return { stdout: this.#stdout, stderr: this.#stderr, exitCode: this.#exitCode, notes: this.#notes };
  }

  /** Runs the statements and prints what they send out. */
  runStatements(script: Script): void {
    for (const statement of script.statements) {
      const stream = this.#guard(() => this.#statement(statement, null));
      if (!stream) continue;
      this.#stdout += "text" in stream ? stream.text : formatItems(stream.items);
    }
  }

  /** Runs a nested script and answers everything that it sends out. */
  #collect(script: Script, current: PsValue): PsList {
    const items: PsValue[] = [];
    for (const statement of script.statements) {
      const stream = this.#statement(statement, current);
      for (const item of "text" in stream ? linesOf(stream.text) : stream.items) items.push(item);
    }
    return items;
  }

  #statement(statement: Statement, current: PsValue): Stream {
    if (statement.kind === "pipeline") return this.#pipeline(statement, current);
    const stream = this.#pipeline(statement.value, current);
    const value = collapse("text" in stream ? linesOf(stream.text) : stream.items);
    const name = variableName(statement.variable);
    const before = this.#variables.get(name) ?? null;
    this.#variables.set(name, statement.operator === "=" ? value : [...unroll(before), ...unroll(value)]);
    return { items: [] };
  }

  #pipeline(pipeline: Pipeline, current: PsValue): Stream {
    let stream: Stream | null = null;
    for (const stage of pipeline.stages) {
      if (stage.kind === "expression") stream = { items: unroll(this.#evaluate(stage.value, current)) };
      else stream = this.#command(stage, stream, current);
    }
    return stream ?? { items: [] };
  }

  #command(command: Command, stream: Stream | null, current: PsValue): Stream {
    const name = this.#evaluate(command.name, current);
    if (typeof name === "object" && name !== null && "kind" in name && name.kind === "script") {
      return { items: this.#block(name, current) };
    }
    const before = this.#stderr.length;
    const result = this.#dispatch(toText(name), command, stream, current);
    return this.#redirected(command.redirections, result, before);
  }

  #dispatch(name: string, command: Command, stream: Stream | null, current: PsValue): Stream {
    const world = this.#tx.world;
    const cmdlet = hasPowerShell(world, this.#place) ? findCmdlet(world, this.#place, name) : null;
    if (cmdlet) {
      const input = stream && ("text" in stream ? linesOf(stream.text) : stream.items);
      const { items, failed } = invokeCmdlet(cmdlet, {
        tx: this.#tx,
        place: this.#place,
        name,
        command,
        input,
        cmdlets: () => cmdletsAt(world, this.#place),
        evaluate: (expression) => this.#evaluate(expression, current),
        invoke: (block, item) => this.#block(block, item),
        report: (record) => this.#report(record),
        warn: (text) => {
          this.#stdout += `WARNING: ${text}\n`;
        },
        note: (note) => this.#notes.push(note),
      });
      this.#exitCode = failed ? 1 : 0;
      return { items };
    }
    const program = findProgram(world, this.#place, name);
    if (!program) throw this.#unknownCommand(name, command);
    const stdin = stream && ("text" in stream ? stream.text : formatItems(stream.items));
    const args = this.#words(command, current);
    const result = program.run({ tx: this.#tx, place: this.#place, name, args, stdin });
    this.#stderr += result.stderr;
    const comma = commaNote(name, this.#line, command, (item) => toText(this.#evaluate(item, current)));
    if (comma) this.#notes.push({ ...comma, kind: result.exitCode === 0 ? "info" : "error" });
    this.#notes.push(...result.notes);
    this.#exitCode = result.exitCode;
    return { text: result.stdout };
  }

  #unknownCommand(name: string, command: Command): Error {
    if (hasPowerShell(this.#tx.world, this.#place)) {
      return new PsFailure(commandNotFound(this.#tx.world, this.#place, name, command.name));
    }
    const { stderr } = notFoundByCmd(name);
    return new CmdFailure(stderr);
  }

  /** The words that a native program gets: an array becomes several, everything becomes text. */
  #words(command: Command, current: PsValue): Word[] {
    const words: Word[] = [];
    for (const element of command.elements) {
      if (element.kind === "parameter") words.push(...this.#parameterWords(element, current));
      else if (element.value.kind === "list") {
        for (const part of element.value.items) this.#addWords(words, part, current);
      } else this.#addWords(words, element.value, current);
    }
    return words;
  }

  #parameterWords({ name, value, start, end }: Parameter, current: PsValue): Word[] {
    if (!value) return [{ text: name, quoted: false, start, end }];
    const texts = unroll(this.#evaluate(value, current)).map(toText);
    const apart = this.#line.slice(start, value.start).endsWith(" ");
    if (apart) return [`${name}:`, ...texts].map((text) => ({ text, quoted: false, start, end }));
    return [{ text: `${name}:${texts.join(" ")}`, quoted: false, start, end }];
  }

  #addWords(words: Word[], part: Expression, current: PsValue): void {
    const { start, end } = part;
    for (const item of unroll(this.#evaluate(part, current))) {
      words.push({ text: toText(item).replaceAll('\\"', '"'), quoted: isQuoted(part), start, end });
    }
  }

  #block(block: PsScriptBlock, item: PsValue): PsList {
    const parsed = this.#blocks.get(block.text) ?? parse(block.text);
    this.#blocks.set(block.text, parsed);
    const { script, problem } = parsed;
    if (!script) {
      if (problem) throw new PsFailure({ ...parseError(problem), span: null });
      return [];
    }
    return this.#collect(script, item);
  }

  #evaluate(expression: Expression, current: PsValue): PsValue {
    return evaluate(expression, {
      variable: (name, span) => this.#variable(name, span, current),
      run: (script) => this.#collect(script, current),
    });
  }

  #variable(typed: string, span: Span, current: PsValue): PsValue {
    const name = variableName(typed);
    if (name === "_" || name === "psitem") return current;
    if (name.startsWith("env:")) return environmentVariable(this.#tx.world, this.#place, name.slice(4));
    if (name === "lastexitcode") return this.#exitCode;
    if (name === "?") return this.#exitCode === 0;
    const found = this.#variables.get(name) ?? AUTOMATIC_VARIABLES.get(name);
    if (found !== undefined) return found;
    this.#notes.push({
      kind: "warning",
      code: "powershell-variable",
      text: `$${typed} has no value. In the lab a variable lives for one line: set and use it in the same line, separated by ";".`,
      fix: null,
      source: `column ${span.start + 1}`,
    });
    return null;
  }

  #redirected(redirections: readonly Redirection[], stream: Stream, errorsFrom: number): Stream {
    let result = stream;
    for (const { stream: which, target, start, end } of redirections) {
      const errors = this.#stderr.slice(errorsFrom);
      if (which !== "output") this.#stderr = this.#stderr.slice(0, errorsFrom);
      if (target === null) {
        result =
          "text" in result
            ? { text: result.text + errors }
            : { items: [...result.items, ...linesOf(errors)] };
        continue;
      }
      if (toText(this.#evaluate(target, null)) !== "") {
        throw new PsFailure({
          command: "out-file",
          message:
            "The lab has no files to write to; send the output to a command with '|' or drop it with '> $null'.",
          category: "OpenError",
          target: "",
          activity: "Out-File",
          exception: "NotSupportedException",
          id: "FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand",
          span: { start, end },
          note: null,
        });
      }
      if (which !== "error") result = { items: [] };
    }
    return result;
  }

  /** Runs a statement; its refusal is printed and ends only this statement. */
  #guard(work: () => Stream): Stream | null {
    try {
      return work();
    } catch (failure) {
      if (failure instanceof PsFailure) this.#report(failure.record);
      else if (failure instanceof CmdFailure) this.#stderr += failure.message;
      else throw failure;
      this.#exitCode = 1;
      return null;
    }
  }

  #report(record: ErrorRecord): void {
    this.#stderr += formatError(record, this.#line);
    if (record.note) this.#notes.push(record.note);
  }
}

/** An unknown name in a shell without PowerShell. */
class CmdFailure extends Error {}

function variableName(typed: string): string {
  return typed.toLowerCase().replace(/^(?:global|script|local|private):/, "");
}

function isQuoted(expression: Expression): boolean {
  return (expression.kind === "text" || expression.kind === "expandable") && !expression.bare;
}

/** A program's output as PowerShell sends it on: one string a line. */
function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}
