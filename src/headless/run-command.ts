import { defaultLab } from "#engine";
import { formatTranscript, replay } from "#scenario";
import { parseArguments } from "./arguments.ts";
import { readScenario } from "./read-scenario.ts";
import { runJson } from "./run-json.ts";
import { type Command, STATUS } from "./usage.ts";

/** `run`: replays a scenario and prints what a terminal would show, or one JSON document. */
export const runCommand: Command = {
  name: "run",
  usage: "run [FILE|-] [--json]",
  summary: "replays a scenario and prints the transcript",
  run(words, io) {
    const { operands, switches } = parseArguments(words, { switches: ["--json"], values: [], most: 1 });
    const scenario = readScenario(operands[0], io);
    const executions = replay(scenario.lines);
    if (switches.has("--json")) {
      const world = executions.at(-1)?.world ?? defaultLab();
      io.write(`${JSON.stringify(runJson(scenario, executions, world, []), null, 2)}\n`);
    } else {
      io.write(formatTranscript(scenario.lines, executions));
    }
    return STATUS.done;
  },
};
