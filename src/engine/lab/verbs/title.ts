import { ok } from "../../lib/result.ts";
import { done, type Operand, type Verb } from "../grammar.ts";
import { text } from "../values.ts";

const WORDS: Operand<string> = { name: "TEXT", type: text("TEXT"), count: "many", help: "the title" };

/** The title belongs to the scenario, not to the World: the line itself carries it. */
export const title: Verb = {
  path: ["title"],
  summary: "Names the scenario; the first line of a scenario file may be this one.",
  operands: [WORDS],
  options: [],
  examples: ['lab title "nat and transparent on one host"'],
  run: (_tx, args) => ok(done(args.many(WORDS).join(" "))),
};
