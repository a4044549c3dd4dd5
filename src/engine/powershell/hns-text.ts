import { guid } from "../lib/seed.ts";
import { OS_PROFILES, type OsProfile } from "../model/profiles.ts";
import type { Host } from "../model/world.ts";
import { type PsObject, type PsValue, psObject } from "./value.ts";

/** What all objects of HNS print the same way, by Windows version. Source: facts on HNS, sections 0 and 1.3. */

/** Windows file time of the moment when the lab opens: 100 ns steps since 1601. */
export const LAB_OPENED = 134_129_412_000_000_000n;

export function profileOf(host: Host): OsProfile {
  return OS_PROFILES[host.settings.os];
}

/** A GUID in the case that this version's HNS prints. */
export function guidText(profile: OsProfile, id: string): string {
  return profile.guidCase === "lower" ? id.toLowerCase() : id;
}

/** Major and minor version in one number: 13.3 → 55834574851. */
export function hnsVersion(profile: OsProfile): number {
  return profile.hnsMajor * 2 ** 32 + profile.hnsMinor;
}

/** A GUID that belongs to the object for good: its activity, its resource, its subnet … */
export function derivedGuid(profile: OsProfile, what: string, id: string): string {
  return guidText(profile, guid(`${what}/${id}`));
}

export function hasHealth(profile: OsProfile): boolean {
  return profile.hnsMajor >= 9;
}

export function health(): PsObject {
  return psObject("PSCustomObject", { LastErrorCode: 0, LastUpdateTime: LAB_OPENED });
}

export const NOTHING: PsObject = psObject("PSCustomObject", {});

/** The steps that HNS keeps of how it built the object. */
export function resources(
  profile: OsProfile,
  id: string,
  layerId: string,
  allocators: readonly PsObject[],
  order: number,
): PsObject {
  const newer = profile.hnsMajor >= 13;
  const entries: [string, PsValue][] = [
    ...(hasHealth(profile) ? [["AdditionalParams", NOTHING] satisfies [string, PsValue]] : []),
    ["AllocationOrder", order],
    ["Allocators", allocators],
    ...(newer
      ? ([
          ["CompartmentOperationTime", 0],
          ["Flags", 0],
        ] satisfies [string, PsValue][])
      : []),
    ...(hasHealth(profile) ? [["Health", health()] satisfies [string, PsValue]] : []),
    ["ID", derivedGuid(profile, "activity", id)],
    ["PortOperationTime", 0],
    ["State", 1],
    ["SwitchOperationTime", 0],
    ["VfpOperationTime", 0],
    ["parentId", derivedGuid(profile, "layer-resource", layerId)],
  ];
  return { kind: "object", type: "PSCustomObject", properties: new Map(entries) };
}

/** A plain record as an object with its keys in ordinal order, as HNS' JSON has them. */
export function sortedObject(record: object): PsObject {
  const entries = Object.entries(record as Readonly<Record<string, unknown>>)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, plain(value)] as const);
  return { kind: "object", type: "PSCustomObject", properties: new Map(entries) };
}

function plain(value: unknown): PsValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) return sortedObject(value);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
