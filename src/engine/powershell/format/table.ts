import { type PsObject, type PsValue, propertyOf } from "../value.ts";
import { cellText } from "./cell.ts";
import { LINE_WIDTH } from "./list.ts";

export interface Column {
  /** The property; also the header unless `label` says otherwise. */
  readonly name: string;
  readonly label?: string;
  /** Fixed width; without one the column is as wide as its widest cell. */
  readonly width?: number;
  readonly align?: "left" | "right";
  /** Computes the cell when it is not simply the property. */
  readonly cell?: (object: PsObject) => PsValue;
  /** Cuts a long value in the middle so that its last character stays: adapter names end in a number. */
  readonly keepsTail?: boolean;
}

/**
 * Format-Table: blank line, header, dashes as long as each header, rows, two blank lines. Numbers stand right.
 * Source: facts, 0.2.
 */
export function tableText(
  objects: readonly PsObject[],
  columns: readonly Column[],
  options: { readonly hideHeaders?: boolean; readonly wrap?: boolean; readonly width?: number } = {},
): string {
  const rows = objects.map((object) => columns.map((column) => valueOf(object, column)));
  const laid = fit(
    columns.map((column, index) =>
      layOut(
        column,
        rows.map((row) => row[index] ?? null),
      ),
    ),
    options.width ?? LINE_WIDTH,
  );
  const header = options.hideHeaders
    ? ""
    : `\n${line(
        laid,
        laid.map(({ label }) => label),
      )}${line(
        laid,
        laid.map(({ label }) => "-".repeat(label.length)),
      )}`;
  const body = rows.map((row) => {
    const cells = laid.map((column) => cellText(row[column.index] ?? null));
    return options.wrap ? wrapped(laid, cells) : line(laid, cells);
  });
  return `${header === "" ? "\n" : header}${body.join("")}\n\n`;
}

interface LaidOut {
  readonly index: number;
  readonly label: string;
  readonly width: number;
  readonly right: boolean;
  readonly fixed: boolean;
  readonly keepsTail: boolean;
}

function valueOf(object: PsObject, column: Column): PsValue {
  return column.cell ? column.cell(object) : (propertyOf(object, column.name) ?? null);
}

function layOut(column: Column, values: readonly PsValue[]): Omit<LaidOut, "index"> {
  const label = column.label ?? column.name;
  const right = column.align ? column.align === "right" : values.length > 0 && values.every(isNumber);
  const widest = Math.max(label.length, ...values.map((value) => cellText(value).length));
  return {
    label,
    width: column.width ?? widest,
    right,
    fixed: column.width !== undefined,
    keepsTail: column.keepsTail ?? false,
  };
}

function isNumber(value: PsValue): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

/** Of a table without fixed widths, columns that do not fit on the line any more are narrowed, and what has no room left is dropped. */
function fit(columns: readonly Omit<LaidOut, "index">[], width: number): LaidOut[] {
  if (columns.every(({ fixed }) => fixed)) return columns.map((column, index) => ({ ...column, index }));
  let room = width;
  const kept: LaidOut[] = [];
  for (const [index, column] of columns.entries()) {
    if (room < Math.min(3, column.label.length)) break;
    kept.push({ ...column, index, width: Math.min(column.width, room) });
    room -= column.width + 1;
  }
  return kept;
}

function line(columns: readonly LaidOut[], cells: readonly string[]): string {
  return `${columns
    .map((column, index) => {
      const text = cut(cells[index] ?? "", column);
      if (column.right) return text.padStart(column.width);
      return index === columns.length - 1 && !column.fixed ? text : text.padEnd(column.width);
    })
    .join(" ")}\n`;
}

/** A value that is too wide ends in three dots. */
function cut(text: string, { width, keepsTail }: LaidOut): string {
  const flat = text.replaceAll("\n", " ");
  if (flat.length <= width) return flat;
  if (width <= 3) return flat.slice(0, width);
  if (keepsTail && /\d$/.test(flat)) return `${flat.slice(0, width - 4)}...${flat.slice(-1)}`;
  return `${flat.slice(0, width - 3)}...`;
}

/** -Wrap: a long value goes on in the next line of its column. */
function wrapped(columns: readonly LaidOut[], cells: readonly string[]): string {
  const pieces = columns.map(({ width }, index) => chunks(cells[index] ?? "", width));
  const height = Math.max(1, ...pieces.map((piece) => piece.length));
  return Array.from({ length: height }, (_, row) =>
    line(
      columns,
      pieces.map((piece) => piece[row] ?? ""),
    ),
  ).join("");
}

function chunks(text: string, width: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += Math.max(1, width))
    parts.push(text.slice(at, at + Math.max(1, width)));
  return parts;
}
