import { expect, test } from "vitest";
import { build } from "./build.ts";
import table from "./data/reachability.json";
import { readTable, runRow } from "./run-conformance.ts";
import type { TruthTable } from "./table.ts";

const { meta, rows } = table as unknown as TruthTable;

const graded = rows.map(
  (row) => [`${row.id} ${row.title} [${row.confidence}] (${row.source})`, row] as const,
);

test.each(graded)("%s", (_name, row) => {
  expect(runRow(row, meta).differences).toEqual([]);
});

/** Rows whose words are the API's: docker.exe finds out earlier and says it otherwise (facts, section 7.1). */
const WORDS_OF_THE_API = new Map([["ov-30", "Error response from daemon: network tr1 not found"]]);

/** Rows one of whose commands is meant to fail without deciding the flow, or fails on that Windows version. */
const A_COMMAND_FAILS: Readonly<Record<string, string>> = {
  "nat-36": "the second container cannot have the port; the first one is not disturbed",
  "lc-10": "Windows Server 2016 names the management adapter vEthernet (HNSTransparent)",
};

test("every row's lab is built by its commands", () => {
  const failed = rows
    .filter(({ expect: { phase } }) => phase !== "create")
    .filter((row) => build(row, meta).failure !== null)
    .map(({ id }) => id);
  expect(failed).toEqual(Object.keys(A_COMMAND_FAILS));
});

test.each(
  rows
    .filter(({ id }) => !WORDS_OF_THE_API.has(id))
    .filter(({ expect: { error, phase } }) => error !== undefined && phase === "create")
    .map((row) => [row.id, row] as const),
)("%s: the command that fails prints the words of the table", (_id, row) => {
  const { message } = runRow(row, meta).actual;
  const words = [row.expect.error ?? []].flat();
  expect(words.some((text) => message?.includes(text))).toBe(true);
});

test.each([...WORDS_OF_THE_API])("%s: the client's words are %s", (id, words) => {
  const row = rows.find((each) => each.id === id);
  expect(row && runRow(row, meta).actual.message).toBe(words);
});

test.each([
  { document: null, problem: "expected a JSON object with meta and rows" },
  { document: { meta: {}, rows: [] }, problem: "meta.hostDefaults or meta.environment is missing" },
  { document: { meta, rows: [{ id: "x" }] }, problem: "row 1: x has no scenario" },
])("a document that is no table is refused: $problem", ({ document, problem }) => {
  expect(readTable(document)).toEqual({ ok: false, error: problem });
});
