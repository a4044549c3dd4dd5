import { expect, test } from "vitest";
import table from "./data/reachability.json";
import { readTable, runRow } from "./run-conformance.ts";
import type { TruthTable } from "./table.ts";

const { meta, rows } = table as unknown as TruthTable;

/** Rows that the sources leave open and that we decide otherwise; docs/fidelity.md gives the reasons. */
const DECIDED_AGAINST: ReadonlySet<string> = new Set([]);

const graded = rows
  .filter(({ id }) => !DECIDED_AGAINST.has(id))
  .map((row) => ({ row, name: `${row.id} ${row.title} [${row.confidence}] (${row.source})` }));

for (const { row, name } of graded) {
  test(name, () => {
    expect(runRow(row, meta).differences).toEqual([]);
  });
}

test("only rows that are not of high confidence are decided against", () => {
  const high = rows.filter(({ id, confidence }) => DECIDED_AGAINST.has(id) && confidence === "high");
  expect(high).toEqual([]);
});

test.each([
  { document: null, problem: "expected a JSON object with meta and rows" },
  { document: { meta: {}, rows: [] }, problem: "meta.hostDefaults or meta.environment is missing" },
  { document: { meta, rows: [{ id: "x" }] }, problem: "row 1: x has no scenario" },
])("a document that is no table is refused: $problem", ({ document, problem }) => {
  expect(readTable(document)).toEqual({ ok: false, error: problem });
});
