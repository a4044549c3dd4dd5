import type { Note } from "../model/refusal.ts";
import type { Span } from "../shell/syntax.ts";

export type ErrorCategory =
  | "NotSpecified"
  | "InvalidArgument"
  | "InvalidData"
  | "InvalidOperation"
  | "InvalidType"
  | "ObjectNotFound"
  | "ParserError"
  | "PermissionDenied"
  | "ResourceExists"
  | "ResourceUnavailable"
  | "NotImplemented"
  | "OperationStopped"
  | "OperationTimeout"
  | "CloseError"
  | "OpenError";

/** What PowerShell 5.1 prints in red: a message and a block that says where and what kind. */
export interface ErrorRecord {
  /** Stands before the message: "Get-HnsNetwork"; "" for none. */
  readonly command: string;
  readonly message: string;
  readonly category: ErrorCategory;
  /** What the error is about: "foo:String", "" for none. */
  readonly target: string;
  /** In square brackets: the cmdlet, "" for a command that was not found. */
  readonly activity: string;
  readonly exception: string;
  /** FullyQualifiedErrorId. */
  readonly id: string;
  /** null leaves the position block out. */
  readonly span: Span | null;
  readonly note: Note | null;
}

/** Carries an error record out of an expression or a cmdlet; caught where the pipeline runs. */
export class PsFailure extends Error {
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    super(record.message);
    this.record = record;
  }
}

/** Columns of the line that the position block shows at most. */
const MAX_LINE = 69;

/** The error as the console of PowerShell 5.1 prints it. Source: facts on PowerShell, 0.9. */
export function formatError(record: ErrorRecord, line: string): string {
  const parts = [`${record.command === "" ? "" : `${record.command} : `}${record.message}`];
  if (record.span) parts.push(positionBlock(line, record.span));
  const { category, target, activity, exception, id } = record;
  parts.push(
    `    + CategoryInfo          : ${category}: (${target === "" ? ":" : target}) [${activity}], ${exception}`,
    `    + FullyQualifiedErrorId : ${id}`,
    " ",
  );
  return `${parts.join("\n")}\n`;
}

function positionBlock(line: string, span: Span): string {
  const before = line.slice(0, span.start);
  const row = before.split("\n").length;
  const rowStart = before.lastIndexOf("\n") + 1;
  const source = (line.slice(rowStart).split("\n")[0] ?? "").trimEnd();
  const column = span.start - rowStart;
  const width = Math.max(1, Math.min(span.end, rowStart + source.length) - span.start);
  const shown = excerpt(source, column, width);
  return [
    `At line:${row} char:${column + 1}`,
    `+ ${shown.text}`,
    `+ ${" ".repeat(shown.column)}${"~".repeat(shown.width)}`,
  ].join("\n");
}

/** A long line is cut around the error; dots stand for what is left out. */
function excerpt(line: string, column: number, width: number) {
  if (line.length <= MAX_LINE) return { text: line, column, width };
  const error = Math.min(width, MAX_LINE);
  const from = Math.max(0, Math.min(column - Math.floor((MAX_LINE - error) / 2), line.length - MAX_LINE));
  const lead = from > 0 ? "... " : "";
  const tail = from + MAX_LINE < line.length ? " ..." : "";
  return {
    text: `${lead}${line.slice(from, from + MAX_LINE)}${tail}`,
    column: column - from + lead.length,
    width: Math.min(error, MAX_LINE - (column - from)),
  };
}
