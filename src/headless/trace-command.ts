import { defaultLab, ticketText, trace } from "#engine";
import { replay } from "#scenario";
import { parseArguments } from "./arguments.ts";
import { flowFrom } from "./flow.ts";
import { readScenario } from "./read-scenario.ts";
import { traceJson } from "./trace-json.ts";
import { type Command, STATUS } from "./usage.ts";

/** `trace`: replays a scenario, then walks one flow; exit status 1 when it does not arrive. */
export const traceCommand: Command = {
  name: "trace",
  usage: "trace [FILE|-] --from WHO --to WHERE --proto tcp|udp|icmp [--port N] [--json]",
  summary: "replays a scenario, then traces one packet",
  run(words, io) {
    const { operands, switches, values } = parseArguments(words, {
      switches: ["--json"],
      values: ["--from", "--to", "--proto", "--port"],
      most: 1,
    });
    const flow = flowFrom({
      from: values.get("--from"),
      to: values.get("--to"),
      proto: values.get("--proto"),
      port: values.get("--port"),
    });
    const { lines } = readScenario(operands[0], io);
    const world = replay(lines).at(-1)?.world ?? defaultLab();
    const traced = trace(world, flow, { fix: true });
    io.write(switches.has("--json") ? `${JSON.stringify(traceJson(traced), null, 2)}\n` : ticketText(traced));
    return traced.verdict === "delivered" ? STATUS.done : STATUS.no;
  },
};
