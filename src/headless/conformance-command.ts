import { type ConformanceReport, type RowReport, readTable, runConformance } from "#engine";
import { parseArguments } from "./arguments.ts";
import { readText } from "./read-scenario.ts";
import { observedJson } from "./trace-json.ts";
import { type Command, STATUS, UsageError } from "./usage.ts";

/** `conformance`: runs the rows of a truth table; exit status 1 when a row of high confidence differs. */
export const conformanceCommand: Command = {
  name: "conformance",
  usage: "conformance FILE [--json]",
  summary: "runs a truth table of flows and compares",
  run(words, io) {
    const { operands, switches } = parseArguments(words, { switches: ["--json"], values: [], most: 1 });
    const [file] = operands;
    if (file === undefined) throw new UsageError("name the file with the table");
    const table = readTable(parseJson(readText(file, io), file));
    if (!table.ok) throw new UsageError(`${file}: ${table.error}`);
    const report = runConformance(table.value);
    io.write(
      switches.has("--json") ? `${JSON.stringify(reportJson(report), null, 2)}\n` : formatReport(report),
    );
    const isGated = ({ ok, confidence }: RowReport) => !ok && confidence === "high";
    return report.rows.some(isGated) ? STATUS.no : STATUS.done;
  },
};

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function reportJson({ rows, passed, failed }: ConformanceReport) {
  return {
    rows: rows.map(({ id, expected, actual, ok }) => {
      const { verdict, phase, at, reason, translations, via, ttlDelta, outer, wireVlan } = actual;
      const observed = observedJson(actual.observed);
      const seen = { verdict, phase, at, reason, translations, observed, via, ttlDelta, outer, wireVlan };
      return { id, expected, actual: seen, ok };
    }),
    passed,
    failed,
  };
}

/** A row a line: what was expected, what came out, and, when they differ, where. */
function formatReport({ rows, passed, failed }: ConformanceReport): string {
  const width = Math.max(0, ...rows.map(({ id }) => id.length));
  const lines = rows.flatMap(({ id, ok, confidence, expected, actual, differences }) => [
    `${ok ? "ok  " : "DIFF"} ${id.padEnd(width)} ${confidence.padEnd(6)} ` +
      `expected ${outcome(expected)}, got ${outcome(actual)}`,
    ...(ok ? [] : differences.map((difference) => `     ${difference}`)),
  ]);
  return [...lines, `${passed} passed, ${failed} failed`, ""].join("\n");
}

function outcome({
  verdict,
  at,
  reason,
}: {
  verdict: string;
  at: string | null;
  reason: string | null;
}): string {
  return `${verdict} at ${at ?? "nowhere"}${reason === null ? "" : ` (${reason})`}`;
}
