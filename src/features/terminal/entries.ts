import type { Execution } from "#engine";
import type { ScenarioLine } from "#scenario";
import type { Aside } from "#store";

/** One block of a terminal's scrollback: a line of the script with what it printed, or an aside. */
export type Entry =
  | {
      readonly kind: "line";
      readonly key: string;
      /** Index in the script. */
      readonly at: number;
      readonly line: ScenarioLine;
      readonly execution: Execution;
      /** Number of the step that the line is, null when it only looked. */
      readonly step: number | null;
    }
  | { readonly kind: "aside"; readonly key: string; readonly at: number; readonly aside: Aside };

interface Script {
  readonly lines: readonly ScenarioLine[];
  readonly executions: readonly Execution[];
}

/** What a machine's terminal shows, oldest first: the script's lines typed there and the asides between them. */
export function entriesOf(
  script: Script,
  steps: readonly number[],
  asides: readonly Aside[],
  machine: string,
  clearedAt: number,
): readonly Entry[] {
  const own = asides.filter((aside) => aside.machine === machine);
  const entries: Entry[] = [];
  let nextAside = 0;
  let step = 0;
  const takeAsides = (until: number) => {
    for (let aside = own[nextAside]; aside && aside.at <= until; aside = own[++nextAside]) {
      entries.push({ kind: "aside", key: `aside-${aside.id}`, at: aside.at, aside });
    }
  };
  script.lines.forEach((line, at) => {
    const isStep = steps[step] === at;
    if (isStep) step += 1;
    takeAsides(at);
    const execution = script.executions[at];
    if (line.machine !== machine || at < clearedAt || !execution) return;
    entries.push({ kind: "line", key: `line-${at}`, at, line, execution, step: isStep ? step : null });
  });
  takeAsides(Number.POSITIVE_INFINITY);
  return entries;
}
