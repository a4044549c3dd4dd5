import { ok } from "../../lib/result.ts";
import type { NsgRule } from "../../model/physical.ts";
import { existingVnet, putVnet } from "../azure.ts";
import { done, type Operand, type Option, type ValueType, type Verb } from "../grammar.ts";
import { refuse } from "../refuse.ts";
import { CIDR, choice, IP, integer, name } from "../values.ts";
import { VNET } from "./azure.ts";

const RULE: Operand<string> = { name: "RULE", type: name("RULE"), count: "one", help: "name of the rule" };

const PEER: ValueType<string> = {
  shows: "IP|CIDR|*",
  expects: "an address, a prefix or *",
  parse: (typed) => (typed === "*" ? typed : (IP.parse(typed) ?? CIDR.parse(typed))),
  suggest: () => ["*"],
};
const PORT: ValueType<string> = {
  shows: "PORT|*",
  expects: "a port or *",
  parse: (typed) => (typed === "*" || integer("PORT", 1, 65535).parse(typed) !== null ? typed : null),
  suggest: () => ["*", "80", "443"],
};

const once = <Value>(flag: `--${string}`, type: ValueType<Value>, help: string): Option<Value> => ({
  flag,
  type,
  count: "once",
  after: null,
  help,
});
const PRIORITY = once("--priority", integer("NUMBER", 100, 4096), "the lowest number wins; 100 by default");
const DIRECTION = once("--direction", choice(["in", "out"] as const), "in by default");
const ACTION = once("--action", choice(["allow", "deny"] as const), "deny by default");
const PROTOCOL = once("--proto", choice(["tcp", "udp", "icmp", "any"] as const), "any by default");
const FROM = once("--from", PEER, "source; * by default");
const TO = once("--to", PEER, "destination; * by default");
const DESTINATION_PORT = once("--port", PORT, "destination port; * by default");

export const nsgAdd: Verb = {
  path: ["azure", "nsg", "add"],
  summary: "Adds a rule to the network security group of an Azure network.",
  operands: [VNET, RULE],
  options: [PRIORITY, DIRECTION, ACTION, PROTOCOL, FROM, TO, DESTINATION_PORT],
  examples: ["lab azure nsg add vnet1 no-web --from 10.240.0.5 --to 10.240.0.6 --port 80"],
  run(tx, args) {
    const found = existingVnet(tx.world, args.one(VNET));
    if (!found.ok) return found;
    const vnet = found.value;
    const protocol = args.get(PROTOCOL) ?? "any";
    const rule: NsgRule = {
      name: args.one(RULE),
      priority: args.get(PRIORITY) ?? 100,
      direction: args.get(DIRECTION) === "out" ? "Outbound" : "Inbound",
      action: args.get(ACTION) === "allow" ? "Allow" : "Deny",
      protocol: protocol === "any" ? "*" : protocol,
      source: args.get(FROM) ?? "*",
      destination: args.get(TO) ?? "*",
      port: args.get(DESTINATION_PORT) ?? "*",
    };
    const nsg = [...vnet.nsg.filter((old) => old.name !== rule.name), rule];
    const { action, direction, source, destination, port } = rule;
    putVnet(
      tx,
      { ...vnet, nsg },
      `The network security group gets ${rule.name}: ${action} ${direction} from ${source} to ${destination}, port ${port}.`,
    );
    return ok(done(`${rule.name} added`));
  },
};

export const nsgRm: Verb = {
  path: ["azure", "nsg", "rm"],
  summary: "Removes a rule of the network security group.",
  operands: [VNET, RULE],
  options: [],
  examples: ["lab azure nsg rm vnet1 no-web"],
  run(tx, args) {
    const found = existingVnet(tx.world, args.one(VNET));
    if (!found.ok) return found;
    const vnet = found.value;
    const typed = args.one(RULE);
    const nsg = vnet.nsg.filter((rule) => rule.name !== typed);
    if (nsg.length === vnet.nsg.length) {
      const known = vnet.nsg.map((rule) => rule.name).join(", ");
      return refuse("nsg.unknown", `${vnet.name} has no rule "${typed}"`, `Its rules: ${known || "none"}.`);
    }
    putVnet(tx, { ...vnet, nsg }, `The network security group loses ${typed}.`);
    return ok(done(`${typed} removed`));
  },
};
