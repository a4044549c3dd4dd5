import { ok } from "../../lib/result.ts";
import { ticketText } from "../../trace/export/ticket.ts";
import { trace as walk } from "../../trace/trace-flow.ts";
import { done, type Operand, type Verb } from "../grammar.ts";
import { placeNames } from "../names.ts";
import { refuse } from "../refuse.ts";
import { TRAFFIC, type Traffic, text } from "../values.ts";

const FROM: Operand<string> = {
  name: "FROM",
  type: text("FROM", placeNames),
  count: "one",
  help: "who sends: a host, HOST/CONTAINER or another machine",
};
const TO: Operand<string> = {
  name: "TO",
  type: text("TO", placeNames),
  count: "one",
  help: "a machine, HOST/CONTAINER, an address, or a name as the sender would type it",
};
const WHAT: Operand<Traffic> = {
  name: "PROTOCOL",
  type: TRAFFIC,
  count: "one",
  help: "tcp/PORT, udp/PORT or icmp",
};

export const trace: Verb = {
  path: ["trace"],
  summary: "Walks a packet through the lab and tells what became of it at each hop.",
  operands: [FROM, TO, WHAT],
  options: [],
  examples: ["lab trace laptop 192.168.10.21 tcp/8080", "lab trace win-01/web www.example.com tcp/443"],
  run(tx, args) {
    const { protocol, port } = args.one(WHAT);
    if (port === null && protocol !== "icmp") {
      return refuse("trace.port", `${protocol} needs a port`, `Write ${protocol}/80, for example.`);
    }
    const flow = { from: args.one(FROM), to: args.one(TO), proto: protocol, port: port ?? 0 };
    return ok(done(ticketText(walk(tx.world, flow)).trimEnd()));
  },
};
