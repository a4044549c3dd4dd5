import * as v from "valibot";
import { defaultLab, trace } from "#engine";
import { replay } from "#scenario";
import { parseArguments } from "./arguments.ts";
import { flowFrom } from "./flow.ts";
import { readInput, scenarioFrom } from "./read-scenario.ts";
import { runJson } from "./run-json.ts";
import { type Command, STATUS, UsageError } from "./usage.ts";

const JOB = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  scenario: v.string(),
  flows: v.optional(
    v.array(v.object({ from: v.string(), to: v.string(), proto: v.string(), port: v.optional(v.number()) })),
    [],
  ),
});

/** `batch`: one job a line from standard input, one answer a line, in order. A bad job stops none of the others. */
export const batchCommand: Command = {
  name: "batch",
  usage: "batch",
  summary: "reads jobs as JSON Lines from standard input, answers one line each",
  run(words, io) {
    parseArguments(words, { switches: [], values: [], most: 0 });
    for (const row of readInput(io).split(/\r?\n/)) {
      if (row.trim() !== "") io.write(`${JSON.stringify(answer(row))}\n`);
    }
    return STATUS.done;
  },
};

function answer(row: string): unknown {
  let id: unknown = null;
  try {
    const data: unknown = JSON.parse(row);
    id = typeof data === "object" && data !== null && "id" in data ? data.id : null;
    const job = jobFrom(data);
    const scenario = scenarioFrom(job.scenario, "scenario");
    const flows = job.flows.map((flow, index) => inFlow(index, () => flowFrom({ port: undefined, ...flow })));
    const executions = replay(scenario.lines);
    const world = executions.at(-1)?.world ?? defaultLab();
    const traces = flows.map((flow) => trace(world, flow, { fix: true }));
    return { id, ...runJson(scenario, executions, world, traces) };
  } catch (error) {
    if (error instanceof UsageError) return { id, error: error.message };
    if (error instanceof SyntaxError) return { id, error: `the job is not JSON: ${error.message}` };
    throw error;
  }
}

function inFlow<Value>(index: number, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`flows[${index}].${error.message}`);
    throw error;
  }
}

function jobFrom(data: unknown): v.InferOutput<typeof JOB> {
  const parsed = v.safeParse(JOB, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UsageError(`${v.getDotPath(issue) ?? "job"}: ${issue.message}`);
}
