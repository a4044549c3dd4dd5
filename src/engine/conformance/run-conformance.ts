import { err, ok, type Result } from "../lib/result.ts";
import { build } from "./build.ts";
import { differences } from "./compare.ts";
import { type Actual, observe } from "./observe.ts";
import { type Expectation, type Row, type TableMeta, type TruthTable, tableProblem } from "./table.ts";

export interface RowReport {
  readonly id: string;
  readonly title: string;
  readonly confidence: Row["confidence"];
  readonly expected: Expectation;
  readonly actual: Actual;
  readonly ok: boolean;
  readonly differences: readonly string[];
}

export interface ConformanceReport {
  readonly rows: readonly RowReport[];
  readonly passed: number;
  readonly failed: number;
}

/** Reads a parsed JSON document as a truth table. The error says what is missing and where. */
export function readTable(document: unknown): Result<TruthTable, string> {
  const problem = tableProblem(document);
  return problem === null ? ok(document as TruthTable) : err(problem);
}

/** Builds every row's lab, sends its flow, and compares. */
export function runConformance(table: TruthTable): ConformanceReport {
  const rows = table.rows.map((row) => runRow(row, table.meta));
  const passed = rows.filter((row) => row.ok).length;
  return { rows, passed, failed: rows.length - passed };
}

export function runRow(row: Row, meta: TableMeta): RowReport {
  const built = build(row, meta);
  const actual = observe(row, built);
  const different = differences(row, actual);
  const broken = built.failure && row.expect.phase !== "create" ? built.failure : null;
  const notes =
    broken && different.length > 0
      ? [`${broken.line.machine}> ${broken.line.text}: ${broken.execution.output.stderr.trim()}`]
      : [];
  const { id, title, confidence, expect: expected } = row;
  return {
    id,
    title,
    confidence,
    expected,
    actual,
    ok: different.length === 0,
    differences: [...different, ...notes],
  };
}
