import { Table } from "../lib/table.ts";
import type { Host, World } from "../model/world.ts";

/** True when both hold the same objects in the same order: what folding the events must give. */
export function holdsSame(left: World, right: World): boolean {
  return sameFields(left, right, (one, other) => one === other || sameHosts(one, other));
}

function sameHosts(one: unknown, other: unknown): boolean {
  return isHost(one) && isHost(other) && sameFields(one, other, (left, right) => left === right);
}

function isHost(value: unknown): value is Host {
  return typeof value === "object" && value !== null && "settings" in value && "containers" in value;
}

function sameFields(
  left: World | Host,
  right: World | Host,
  sameValue: (one: unknown, other: unknown) => boolean,
): boolean {
  const others = new Map<string, unknown>(Object.entries(right));
  return Object.entries(left).every(([field, one]: [string, unknown]) => {
    const other = others.get(field);
    if (!(one instanceof Table) || !(other instanceof Table)) return one === other;
    const values = other.toArray();
    return one.size === values.length && one.toArray().every((value, at) => sameValue(value, values[at]));
  });
}
