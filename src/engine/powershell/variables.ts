import type { World } from "../model/world.ts";
import { containerOf, hostOf } from "../shell/place.ts";
import type { Place } from "../shell/program.ts";
import { type PsValue, psObject } from "./value.ts";

/** Variables that every session has. Source: about_Automatic_Variables. */
export const AUTOMATIC_VARIABLES: ReadonlyMap<string, PsValue> = new Map<string, PsValue>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["args", []],
  ["error", []],
  ["home", "C:\\Users\\Administrator"],
  ["pwd", "C:\\"],
  ["pid", 4312],
  [
    "psversiontable",
    psObject("Hashtable", { PSVersion: "5.1", PSEdition: "Desktop", CLRVersion: "4.0.30319.42000" }),
  ],
  ["erroractionpreference", "Continue"],
  ["confirmpreference", "High"],
  ["progresspreference", "Continue"],
]);

/** `$env:NAME` and `%NAME%`; null when there is none of that name. A container has what -e gave it. */
export function environmentVariable(world: World, place: Place, name: string): string | null {
  const given = place.kind === "container" ? givenVariable(world, place, name.toLowerCase()) : undefined;
  if (given !== undefined) return given;
  switch (name.toLowerCase()) {
    case "computername":
      return machineName(world, place).toUpperCase();
    case "username":
      return place.kind === "container" ? "ContainerAdministrator" : "Administrator";
    case "systemroot":
    case "windir":
      return "C:\\Windows";
    case "programdata":
      return "C:\\ProgramData";
    case "os":
      return "Windows_NT";
    default:
      return null;
  }
}

function givenVariable(
  world: World,
  place: Extract<Place, { kind: "container" }>,
  name: string,
): string | undefined {
  const pairs = [...(containerOf(world, place)?.env ?? []), ...(place.env ?? [])];
  const pair = pairs.findLast((each) => each.split("=", 1)[0]?.toLowerCase() === name);
  return pair?.slice(pair.indexOf("=") + 1);
}

/** The computer name as `hostname` prints it. */
export function machineName(world: World, place: Place): string {
  if (place.kind === "device") return place.device;
  return containerOf(world, place)?.hostname ?? hostOf(world, place)?.settings.name ?? "";
}
