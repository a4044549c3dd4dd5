import { ok } from "../../lib/result.ts";
import { done, type Verb } from "../grammar.ts";

export const reset: Verb = {
  path: ["reset"],
  summary: "Empties the lab: no machine and no network is left.",
  operands: [],
  options: [],
  examples: ["lab reset"],
  run(tx) {
    tx.clear({ actor: "lab", why: "The lab starts anew with nothing in it." });
    return ok(done("The lab is empty. lab preset default builds the usual one."));
  },
};
