import type { World } from "../../model/world.ts";
import { compartmentOf, hostOf } from "../../shell/place.ts";
import type { Place } from "../../shell/program.ts";

/** Names of live objects, for completion. */

export function adapterNames(world: World, place: Place): readonly string[] {
  return hostOf(world, place)?.pnics.map(({ name }) => name) ?? [];
}

export function interfaceAliases(world: World, place: Place): readonly string[] {
  return compartmentOf(world, place)?.interfaces.map(({ alias }) => alias) ?? [];
}

export function switchNames(world: World, place: Place): readonly string[] {
  return hostOf(world, place)?.vswitches.map(({ name }) => name) ?? [];
}

export function firewallRuleNames(world: World, place: Place): readonly string[] {
  return hostOf(world, place)?.firewallRules.map(({ displayName }) => displayName) ?? [];
}
