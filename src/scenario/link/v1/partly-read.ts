import { parseScenario } from "../../parse-scenario.ts";
import { EMPTY_VIEW, type Scenario } from "../../scenario.ts";

/** What a link gave: all of it, or the lines before the damage. */
export interface PartlyRead {
  readonly scenario: Scenario;
  readonly isWhole: boolean;
  readonly readLines: number;
  /** As the link says; 0 when not even that can be trusted. */
  readonly totalLines: number;
}

/** Each of `lines` is the comments and marks of one line of the scenario, and the command that ends them. */
export function partlyRead(
  lines: readonly string[],
  about: readonly string[],
  totalLines: number,
  isComplete: boolean,
): PartlyRead {
  const parsed = parseScenario([...about, ...lines].join("\n"));
  const scenario = parsed.ok ? parsed.scenario : { title: "", lines: [], view: EMPTY_VIEW };
  const readLines = scenario.lines.length;
  return { scenario, isWhole: isComplete && parsed.ok && readLines === totalLines, readLines, totalLines };
}
