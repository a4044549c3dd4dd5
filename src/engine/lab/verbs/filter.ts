import { syncSwarm } from "../../dockerd/swarm/sync.ts";
import { ok } from "../../lib/result.ts";
import type { UnderlayFilterName } from "../../model/ids.ts";
import { done, type Operand, type Option, type Verb } from "../grammar.ts";
import { existingHost } from "../machine.ts";
import { filterNames, hostNames, NEW_NAME } from "../names.ts";
import { refuse } from "../refuse.ts";
import { formatTraffic, name, TRAFFIC, type Traffic } from "../values.ts";

const FIRST: Operand<string> = {
  name: "HOST",
  type: name("HOST", hostNames),
  count: "one",
  help: "one host",
};
const SECOND: Operand<string> = { ...FIRST, help: "the other host" };
const DENY: Option<Traffic> = {
  flag: "--deny",
  type: TRAFFIC,
  count: "list",
  after: null,
  help: "traffic that is lost between the two",
};
const FILTER: Operand<string> = {
  name: "NAME",
  type: name("NAME", filterNames),
  count: "one",
  help: "the filter",
};

export const filterAdd: Verb = {
  path: ["filter", "add"],
  summary: "Puts a firewall of the network between two hosts.",
  operands: [NEW_NAME, FIRST, SECOND],
  options: [DENY],
  examples: ["lab filter add fw win-01 win-02 --deny udp/4789"],
  run(tx, args) {
    const typed = args.one(NEW_NAME);
    const first = existingHost(tx.world, args.one(FIRST));
    if (!first.ok) return first;
    const second = existingHost(tx.world, args.one(SECOND));
    if (!second.ok) return second;
    const deny = args.all(DENY).map(formatTraffic);
    if (deny.length === 0) {
      return refuse("filter.deny", `${typed} denies nothing`, "Say what is lost: --deny udp/4789");
    }
    const between = [first.value.settings.name, second.value.settings.name] as const;
    if (between[0] === between[1]) {
      return refuse("filter.hosts", `${between[0]} is both sides`, "Name two different hosts.");
    }
    const filter = { name: typed as UnderlayFilterName, between, deny };
    tx.putShared("filters", filter.name, filter, {
      actor: "lab",
      why: `Something between ${between.join(" and ")} now drops ${deny.join(", ")}.`,
    });
    return ok(done(`${typed}: ${deny.join(", ")} is lost between ${between.join(" and ")}`));
  },
};

export const filterRm: Verb = {
  path: ["filter", "rm"],
  summary: "Removes a firewall of the network.",
  operands: [FILTER],
  options: [],
  examples: ["lab filter rm fw"],
  run(tx, args) {
    const typed = args.one(FILTER) as UnderlayFilterName;
    if (!tx.world.filters.has(typed)) {
      const known = filterNames(tx.world).join(", ");
      return refuse("filter.unknown", `there is no filter "${typed}"`, `This lab has: ${known || "none"}.`);
    }
    tx.removeShared("filters", typed, { actor: "lab", why: `${typed} no longer stands in the way.` });
    // Members that could not hear each other's gossip catch up by themselves.
    for (const { id } of tx.world.swarms) syncSwarm(tx, id);
    return ok(done(`${typed} removed`));
  },
};
