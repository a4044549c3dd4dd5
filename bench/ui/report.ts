/** Milliseconds. Source: the table of goals of the toolchain. */
export interface Limits {
  readonly goal: number;
  readonly fail: number;
}

export interface Figure {
  readonly what: string;
  readonly ms: number;
  readonly limits: Limits | null;
}

export function verdictOf({ ms, limits }: Figure): "" | "ok" | "over goal" | "FAILED" {
  if (limits === null) return "";
  if (ms > limits.fail) return "FAILED";
  return ms > limits.goal ? "over goal" : "ok";
}

/** One row a figure, the columns aligned. */
export function table(title: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, ms, limits } = figure;
    const against = limits === null ? "" : `goal ${limits.goal}, fails above ${limits.fail}`;
    return [what, format(ms), against, verdictOf(figure)];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

function format(ms: number): string {
  return `${ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString("en")} ms`;
}
