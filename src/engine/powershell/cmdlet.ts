import type { Note } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";
import type { Completion, Place } from "../shell/program.ts";
import type { Arguments } from "./arguments.ts";
import type { ErrorRecord } from "./error-record.ts";
import type { PsList, PsScriptBlock, PsValue } from "./value.ts";

/** Types of parameters as PowerShell names them in syntax and errors. */
export const PARAMETER_TYPES = [
  "string",
  "string[]",
  "int",
  "int[]",
  "uint16",
  "bool",
  "switch",
  "guid",
  "script",
  "object",
  "object[]",
] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** One row of a cmdlet's parameter table: binding, help, errors and completion all read it. */
export interface ParameterSpec {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** Place among the arguments without a name, from 0. */
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly aliases?: readonly string[];
  /** Takes pipeline input: the item itself, or the item's property of the parameter's name or alias. */
  readonly pipeline?: "value" | "property" | "value or property";
  /** Enumerators, as written in help; anything else is refused. */
  readonly values?: readonly string[];
  /** Names that could stand here, for completion. */
  readonly complete?: (world: World, place: Place) => readonly string[];
  /** Accepted and without effect in the lab; the note says why. */
  readonly ignored?: string;
}

export interface CmdletCall {
  readonly tx: Transaction;
  readonly place: Place;
  /** As typed: "Get-HnsNetwork" or an alias. */
  readonly name: string;
  readonly args: Arguments;
  /** What came down the pipeline: the item that is being processed, or all of it. */
  readonly input: PsList;
  /** True when the cmdlet stands behind a `|`. */
  readonly piped: boolean;
  out(value: PsValue): void;
  /** Reports an error and goes on; what is left out is filled in from the cmdlet. */
  error(error: CmdletError): void;
  warn(text: string): void;
  note(note: Note): void;
  /** Runs a script block with `$_` as the item. */
  invoke(block: PsScriptBlock, item: PsValue): PsList;
  /** Every cmdlet that this machine has, by name. */
  cmdlets(): readonly Cmdlet[];
}

export type CmdletError = Pick<ErrorRecord, "message"> & Partial<ErrorRecord>;

export interface Cmdlet {
  readonly name: string;
  /** One sentence for Get-Help and completion. */
  readonly summary: string;
  readonly module: string;
  /** Where it exists. */
  readonly on: readonly Place["kind"][];
  readonly parameters: readonly ParameterSpec[];
  /** each: runs once for every item piped in. all: runs once with everything. Default none. */
  readonly input?: "each" | "all";
  /** False where this Windows lacks it. */
  readonly exists?: (world: World, place: Place) => boolean;
  run(call: CmdletCall): void;
  /** Completion of what a parameter table cannot know. */
  complete?(world: World, place: Place, parameter: string): readonly Completion[];
}

/** Text of a parameter type in syntax lines: "<string[]>"; a switch has none. */
export function typeText(spec: ParameterSpec): string {
  if (spec.type === "switch") return "";
  if (spec.values) return ` {${spec.values.join(" | ")}}`;
  const name = spec.type === "script" ? "scriptblock" : spec.type === "object" ? "psobject" : spec.type;
  return ` <${name === "object[]" ? "Object[]" : name}>`;
}
