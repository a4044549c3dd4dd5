import type { Note } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Place } from "../shell/program.ts";
import type { Command, Expression, Span } from "../shell/syntax.ts";
import { Arguments } from "./arguments.ts";
import { type BoundElement, bindElements, bindPipeline, requireMandatory } from "./bind.ts";
import type { Cmdlet, CmdletError } from "./cmdlet.ts";
import { type ErrorRecord, PsFailure } from "./error-record.ts";
import { helpText } from "./help.ts";
import { type PsList, type PsScriptBlock, type PsValue, toText, unroll } from "./value.ts";

/** What the pipeline gives to a cmdlet that it runs. */
export interface Invoking {
  readonly tx: Transaction;
  readonly place: Place;
  readonly name: string;
  readonly command: Command;
  /** null when the cmdlet stands first in its pipeline. */
  readonly input: PsList | null;
  readonly cmdlets: () => readonly Cmdlet[];
  evaluate(expression: Expression): PsValue;
  invoke(block: PsScriptBlock, item: PsValue): PsList;
  report(record: ErrorRecord): void;
  warn(text: string): void;
  note(note: Note): void;
}

/** Runs a cmdlet once, or once for every item piped in, as its input says. */
export function invokeCmdlet(cmdlet: Cmdlet, invoking: Invoking): { items: PsList; failed: boolean } {
  const { command, input } = invoking;
  const elements = boundElements(invoking);
  if (elements.some((element) => element.kind === "parameter" && element.name === "-?")) {
    return { items: helpText(cmdlet).split("\n"), failed: false };
  }
  const values = bindElements(cmdlet, elements);
  const run = new CmdletRun(cmdlet, invoking, values);
  noteIgnored(cmdlet, values, invoking);
  if (input !== null && cmdlet.input === "each") {
    for (const item of input) {
      const merged = bindPipeline(cmdlet, values, item, command);
      if (merged) run.once(merged, [item]);
      else run.error(unboundInput(item));
    }
  } else run.once(values, input ?? []);
  return { items: run.items, failed: run.failed };
}

function boundElements(invoking: Invoking): BoundElement[] {
  return invoking.command.elements.map((element): BoundElement => {
    const span = { start: element.start, end: element.end };
    if (element.kind === "argument")
      return { kind: "argument", value: invoking.evaluate(element.value), span };
    const value = element.value ? invoking.evaluate(element.value) : undefined;
    return { kind: "parameter", name: element.name, value, span };
  });
}

function noteIgnored(cmdlet: Cmdlet, values: ReadonlyMap<string, PsValue>, invoking: Invoking): void {
  for (const spec of cmdlet.parameters) {
    if (!spec.ignored || !values.has(spec.name)) continue;
    invoking.note({
      kind: "info",
      code: "powershell-parameter-ignored",
      text: `-${spec.name}: ${spec.ignored}`,
      fix: null,
      source: null,
    });
  }
}

function unboundInput(item: PsValue): CmdletError {
  return {
    message:
      "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
    category: "InvalidArgument",
    target: `${toText(item).slice(0, 60)}:PSObject`,
    exception: "ParameterBindingException",
    id: "InputObjectNotBound",
  };
}

class CmdletRun {
  readonly items: PsValue[] = [];
  failed = false;
  readonly #cmdlet: Cmdlet;
  readonly #invoking: Invoking;
  /** -ErrorAction: SilentlyContinue and Ignore print nothing. */
  readonly #silent: boolean;

  constructor(cmdlet: Cmdlet, invoking: Invoking, values: ReadonlyMap<string, PsValue>) {
    this.#cmdlet = cmdlet;
    this.#invoking = invoking;
    this.#silent = /^(?:SilentlyContinue|Ignore)$/.test(toText(values.get("ErrorAction") ?? null));
  }

  once(values: ReadonlyMap<string, PsValue>, input: PsList): void {
    const { tx, place, name, command, cmdlets } = this.#invoking;
    requireMandatory(this.#cmdlet, values, nameSpan(command));
    try {
      this.#cmdlet.run({
        tx,
        place,
        name,
        args: new Arguments(values),
        input,
        piped: this.#invoking.input !== null,
        out: (value) => this.items.push(...unroll(value)),
        error: (error) => this.error(error),
        warn: (text) => this.#invoking.warn(text),
        note: (note) => this.#invoking.note(note),
        invoke: (block, item) => this.#invoking.invoke(block, item),
        cmdlets,
      });
    } catch (failure) {
      if (!(failure instanceof PsFailure)) throw failure;
      this.failed = true;
      if (!this.#silent) this.#invoking.report(failure.record);
    }
  }

  error(error: CmdletError): void {
    this.failed = true;
    if (this.#silent) return;
    const { name } = this.#cmdlet;
    const { id = "LabError" } = error;
    this.#invoking.report({
      command: this.#invoking.name,
      category: "NotSpecified",
      target: "",
      activity: name,
      exception: "CimException",
      span: { start: this.#invoking.command.start, end: this.#invoking.command.end },
      note: null,
      ...error,
      id: id.includes(",") || error.activity === "" ? id : `${id},${name}`,
    });
  }
}

function nameSpan(command: Command): Span {
  return { start: command.start, end: command.end };
}
