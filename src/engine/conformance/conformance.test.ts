import { expect, test } from "vitest";
import table from "./data/reachability.json";
import { readTable, runRow } from "./run-conformance.ts";
import type { TruthTable } from "./table.ts";

const { meta, rows } = table as unknown as TruthTable;

/** Rows that we decide otherwise, with the reason that docs/fidelity.md gives. None is of high confidence. */
const DECIDED_AGAINST: ReadonlyMap<string, string> = new Map([
  [
    "nat-57",
    "The daemon refuses before HNS is asked: a container on none cannot be connected to another network (moby, ErrConflictNoNetwork).",
  ],
]);

const graded = rows
  .filter(({ id }) => !DECIDED_AGAINST.has(id))
  .map((row) => [`${row.id} ${row.title} [${row.confidence}] (${row.source})`, row] as const);

test.each(graded)("%s", (_name, row) => {
  expect(runRow(row, meta).differences).toEqual([]);
});

test.each([...DECIDED_AGAINST])("%s is decided otherwise: %s", (id) => {
  const row = rows.find((each) => each.id === id);
  expect(row?.confidence).not.toBe("high");
  expect(row && runRow(row, meta).differences).not.toEqual([]);
});

test.each([
  { document: null, problem: "expected a JSON object with meta and rows" },
  { document: { meta: {}, rows: [] }, problem: "meta.hostDefaults or meta.environment is missing" },
  { document: { meta, rows: [{ id: "x" }] }, problem: "row 1: x has no scenario" },
])("a document that is no table is refused: $problem", ({ document, problem }) => {
  expect(readTable(document)).toEqual({ ok: false, error: problem });
});
