import { type Stack } from "../../../tools/stack.ts";
import { type CmdletCall, type ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { reportNotFound } from "../../on-host.ts";
import { interfaceAliases } from "../complete-names.ts";

export const INTERFACE_ALIAS: ParameterSpec = {
  name: "InterfaceAlias",
  type: "string[]",
  aliases: ["ifAlias"],
  pipeline: "property",
  description: "Interfaces; * stands for any text.",
  complete: interfaceAliases,
};

export const INTERFACE_INDEX: ParameterSpec = {
  name: "InterfaceIndex",
  type: "int[]",
  aliases: ["ifIndex"],
  description: "Interface numbers.",
};

export const ADDRESS_FAMILY: ParameterSpec = {
  name: "AddressFamily",
  type: "string[]",
  values: ["IPv4", "IPv6"],
  description: "IPv4 or IPv6.",
};

/** Whether the call's -InterfaceAlias and -InterfaceIndex let the interface through. */
export function isWantedInterface(call: CmdletCall, alias: string, index: number): boolean {
  const aliases = call.args.texts("InterfaceAlias");
  const indexes = call.args.list("InterfaceIndex").map(Number);
  return (
    (aliases.length === 0 || aliases.some((pattern) => isLike(alias, pattern))) &&
    (indexes.length === 0 || indexes.includes(index))
  );
}

export function isWantedFamily(call: CmdletCall, family: "IPv4" | "IPv6"): boolean {
  const families = call.args.texts("AddressFamily");
  return families.length === 0 || families.includes(family);
}

/** The error of a query that found nothing by the first of these properties that was given. */
export function reportMissing(call: CmdletCall, kind: string, properties: readonly string[]): void {
  const property = properties.find((name) => call.args.has(name));
  if (property) reportNotFound(call, kind, property, call.args.texts(property)[0] ?? "");
}

/** "Loopback Pseudo-Interface 1" of the host, 2 and up in compartments. */
export function loopbackAlias(stack: Stack): string {
  return `Loopback Pseudo-Interface ${stack.compartmentNumber}`;
}

/** What Windows asks when nobody named a DNS server. */
export const SITE_LOCAL_DNS = ["fec0:0:0:ffff::1", "fec0:0:0:ffff::2", "fec0:0:0:ffff::3"];
