const MIN_WIDTH = 10;
const PADDING = 3;

/**
 * Lines with tabs → aligned columns, as Go's tabwriter does with width 10 and padding 3: a cell that a tab ends is
 * padded, the last one is not. A column is as wide as its longest cell in neighbouring lines.
 * Source: facts on the command line, section 1.8.
 */
export function alignColumns(lines: readonly string[]): string {
  const rows = lines
    .flatMap((line) => (line.includes("\n") ? line.split("\n") : line))
    .map((line) => line.split("\t"));
  const lengthOf = lines.some(hasPairs) ? countLetters : countUnits;
  const padded = rows.map(() => "");
  alignFrom({ rows, padded, lengthOf }, 0, rows.length, 0);
  return padded.map((line) => `${line}\n`).join("");
}

/** The same for rows of as many cells each, whose letters all take one UTF-16 unit. */
export function alignCells(rows: readonly (readonly string[])[]): string {
  const cells = rows[0]?.length ?? 0;
  const widths = Array.from({ length: cells - 1 }, () => MIN_WIDTH);
  for (const row of rows) {
    for (let column = 0; column < cells - 1; column += 1) {
      const needed = (row[column]?.length ?? 0) + PADDING;
      if (needed > (widths[column] ?? 0)) widths[column] = needed;
    }
  }
  const blanks = Array.from({ length: Math.max(...widths, 0) + 1 }, (_, count) => " ".repeat(count));
  let text = "";
  for (const row of rows) {
    for (let column = 0; column < cells - 1; column += 1) {
      const cell = row[column] ?? "";
      text += cell + (blanks[(widths[column] ?? 0) - cell.length] ?? "");
    }
    text += `${row[cells - 1] ?? ""}\n`;
  }
  return text;
}

interface Columns {
  readonly rows: readonly (readonly string[])[];
  /** Grows by one column after the other. */
  readonly padded: string[];
  readonly lengthOf: (cell: string) => number;
}

/** Writes column `column` and what follows of the rows from `start` up to `end`. */
function alignFrom(columns: Columns, start: number, end: number, column: number): void {
  const { rows, padded, lengthOf } = columns;
  let at = start;
  while (at < end) {
    const row = rows[at] ?? [];
    if (column >= row.length - 1) {
      padded[at] += row[column] ?? "";
      at += 1;
      continue;
    }
    let stop = at;
    let width = MIN_WIDTH;
    for (; stop < end && column < (rows[stop]?.length ?? 0) - 1; stop += 1) {
      width = Math.max(width, lengthOf(rows[stop]?.[column] ?? "") + PADDING);
    }
    for (let row = at; row < stop; row += 1) {
      const cell = rows[row]?.[column] ?? "";
      padded[row] += cell + " ".repeat(width - lengthOf(cell));
    }
    alignFrom(columns, at, stop, column + 1);
    at = stop;
  }
}

/** True when the text has characters that take two UTF-16 units. */
function hasPairs(text: string): boolean {
  return /[\ud800-\udbff]/.test(text);
}

function countLetters(cell: string): number {
  return [...cell].length;
}

function countUnits(cell: string): number {
  return cell.length;
}
