import { BY_CANVAS, DIRECTIVE, type Directives, readDirective } from "./directives.ts";
import { EMPTY_VIEW, type Scenario, type ScenarioLine } from "./scenario.ts";
import { firstHostOf, splitPrompt } from "./typed-machine.ts";

/** Why a text is not a scenario, and where. */
export interface ScenarioProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: ScenarioProblem };

/** More lines than anybody types, few enough to replay. */
const MOST_LINES = 20_000;
const LONGEST_LINE = 8_000;

/**
 * Reads a `.lab` text. Comments become the narration of the line after them; `NAME>` says where a line is typed,
 * without it the line goes where the one before went; `#!` lines carry title and view.
 */
export function parseScenario(text: string): ParsedScenario {
  const rows = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((row) => row.trimStart());
  const problem = unreadable(rows);
  if (problem) return { ok: false, problem };

  const typed = rows.filter((row) => row.trim() !== "" && !row.startsWith("#"));
  let machine = firstHostOf(typed.map((row) => splitPrompt(row)?.text ?? row));
  let directives: Directives = { title: null, view: EMPTY_VIEW };
  let narration: string[] = [];
  let by: ScenarioLine["by"] = "user";
  const lines: ScenarioLine[] = [];

  for (const [index, row] of rows.entries()) {
    if (row === BY_CANVAS) {
      by = "canvas";
    } else if (row.startsWith(DIRECTIVE)) {
      const next = readDirective(directives, row);
      if (!next) return { ok: false, problem: { line: index + 1, message: `cannot read "${row}"` } };
      directives = next;
    } else if (row.startsWith("#")) {
      narration.push(row.replace(/^# ?/, ""));
    } else if (row.trim() !== "") {
      const prompt = splitPrompt(row);
      machine = prompt?.machine ?? machine;
      lines.push({ machine, text: prompt?.text ?? row.trim(), narration: narration.join("\n"), by });
      narration = [];
      by = "user";
    }
  }
  // Closing words belong to no line: they become comments that do nothing when they are run.
  for (const words of narration) lines.push({ machine, text: `# ${words}`, narration: "", by: "user" });

  const { title, view } = directives;
  return { ok: true, scenario: { title: title ?? titleOf(lines), lines, view } };
}

/** The title that the script itself gives with its last `lab title` line; "" without one. */
export function titleOf(lines: readonly ScenarioLine[]): string {
  const line = lines.findLast(({ text }) => /^lab\s+title\s/i.test(text));
  return (line?.text ?? "")
    .replace(/^lab\s+title\s+/i, "")
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
}

function unreadable(rows: readonly string[]): ScenarioProblem | null {
  if (rows.length > MOST_LINES) {
    return { line: MOST_LINES + 1, message: `a scenario has at most ${MOST_LINES} lines` };
  }
  const at = rows.findIndex((row) => row.includes("\0") || row.length > LONGEST_LINE);
  if (at < 0) return null;
  const message = rows[at]?.includes("\0")
    ? "this is not text"
    : `a line has at most ${LONGEST_LINE} characters`;
  return { line: at + 1, message };
}
