import { type Execution, OBJECT_WORDS, type Trace, type WorldEvent } from "#engine";
import type { Scenario } from "#scenario";
import { traceJson } from "./trace-json.ts";
import { worldJson } from "./world-json.ts";

/** The one document of `run --json` and of each answer of `batch`. */
export function runJson(
  scenario: Scenario,
  executions: readonly Execution[],
  world: Execution["world"],
  traces: readonly Trace[],
) {
  return {
    schemaVersion: 1,
    steps: scenario.lines.map(({ machine, text }, index) => {
      const execution = executions[index];
      return {
        index,
        host: machine,
        input: text,
        exitCode: execution?.exitCode ?? 0,
        stdout: execution?.output.stdout ?? "",
        stderr: execution?.output.stderr ?? "",
        events: execution?.events.filter(({ type }) => type !== "step-ended").map(eventJson) ?? [],
      };
    }),
    world: worldJson(world),
    traces: traces.map(traceJson),
  };
}

function eventJson({ actor, verb, kind, id, why }: WorldEvent) {
  return { actor, verb, object: OBJECT_WORDS[kind], id, why };
}
