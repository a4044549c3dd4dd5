import { decodeLink, encodeLink, formatScenario } from "#scenario";
import { parseArguments } from "./arguments.ts";
import { readInput, readScenario } from "./read-scenario.ts";
import { type Command, STATUS, UsageError } from "./usage.ts";

/** `link encode` and `link decode`: scenario to share link and back. */
export const linkCommand: Command = {
  name: "link",
  usage: "link encode [FILE|-] [--base URL]  |  link decode URL",
  summary: "turns a scenario into a share link, and back",
  run([direction, ...words], io) {
    if (direction === "encode") {
      const { operands, values } = parseArguments(words, { switches: [], values: ["--base"], most: 1 });
      const link = encodeLink(readScenario(operands[0], io));
      io.write(`${(values.get("--base") ?? "").replace(/#.*$/s, "")}#${link}\n`);
      return STATUS.done;
    }
    if (direction !== "decode") {
      throw new UsageError(`link ${direction ?? ""}: write link encode [FILE|-] or link decode URL`);
    }
    const { operands } = parseArguments(words, { switches: [], values: [], most: 1 });
    const link = decodeLink(operands[0] === undefined || operands[0] === "-" ? readInput(io) : operands[0]);
    if (link.ok) {
      io.write(formatScenario(link.scenario));
      return STATUS.done;
    }
    if (link.readableSteps > 0) io.write(formatScenario(link.readable));
    throw new UsageError(link.message);
  },
};
