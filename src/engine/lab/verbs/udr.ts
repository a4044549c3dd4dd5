import { ok } from "../../lib/result.ts";
import { existingVnet, putVnet } from "../azure.ts";
import { done, type Operand, type Verb } from "../grammar.ts";
import { refuse } from "../refuse.ts";
import { CIDR, IP } from "../values.ts";
import { VNET } from "./azure.ts";

const PREFIX: Operand<string> = { name: "CIDR", type: CIDR, count: "one", help: "destination prefix" };
const NEXT_HOP: Operand<string> = {
  name: "NEXTHOP",
  type: IP,
  count: "one",
  help: "address of a VM that forwards",
};

export const udrAdd: Verb = {
  path: ["azure", "udr", "add"],
  summary: "Adds a user-defined route to an Azure network.",
  operands: [VNET, PREFIX, NEXT_HOP],
  options: [],
  examples: ["lab azure udr add vnet1 10.244.1.0/24 10.240.0.4"],
  run(tx, args) {
    const found = existingVnet(tx.world, args.one(VNET));
    if (!found.ok) return found;
    const vnet = found.value;
    const route = { prefix: args.one(PREFIX), nextHop: args.one(NEXT_HOP) };
    const udr = [...vnet.udr.filter(({ prefix }) => prefix !== route.prefix), route];
    putVnet(tx, { ...vnet, udr }, `Azure sends ${route.prefix} to ${route.nextHop}.`);
    return ok(done(`${route.prefix} by ${route.nextHop}`));
  },
};

export const udrRm: Verb = {
  path: ["azure", "udr", "rm"],
  summary: "Removes a user-defined route.",
  operands: [VNET, PREFIX],
  options: [],
  examples: ["lab azure udr rm vnet1 10.244.1.0/24"],
  run(tx, args) {
    const found = existingVnet(tx.world, args.one(VNET));
    if (!found.ok) return found;
    const vnet = found.value;
    const typed = args.one(PREFIX);
    const udr = vnet.udr.filter(({ prefix }) => prefix !== typed);
    if (udr.length === vnet.udr.length) {
      const known = vnet.udr.map(({ prefix }) => prefix).join(", ");
      return refuse(
        "udr.unknown",
        `${vnet.name} has no route for ${typed}`,
        `Its routes: ${known || "none"}.`,
      );
    }
    putVnet(tx, { ...vnet, udr }, `Azure forgets the route for ${typed}.`);
    return ok(done(`${typed} removed`));
  },
};
