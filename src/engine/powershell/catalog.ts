import type { World } from "../model/world.ts";
import { hasPowerShell } from "../shell/place.ts";
import type { Place } from "../shell/program.ts";
import { ALIASES } from "./aliases.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { convertFromJson } from "./cmdlets/pipeline/convert-from-json.ts";
import { convertToJson } from "./cmdlets/pipeline/convert-to-json.ts";
import { forEachObject } from "./cmdlets/pipeline/foreach-object.ts";
import { formatList } from "./cmdlets/pipeline/format-list.ts";
import { formatTable } from "./cmdlets/pipeline/format-table.ts";
import { getCommand } from "./cmdlets/pipeline/get-command.ts";
import { getHelp } from "./cmdlets/pipeline/get-help.ts";
import { getMember } from "./cmdlets/pipeline/get-member.ts";
import { groupObject } from "./cmdlets/pipeline/group-object.ts";
import { measureObject } from "./cmdlets/pipeline/measure-object.ts";
import { outNull } from "./cmdlets/pipeline/out-null.ts";
import {
  clearHost,
  outHost,
  outString,
  startSleep,
  writeHost,
  writeOutput,
} from "./cmdlets/pipeline/output.ts";
import { selectObject } from "./cmdlets/pipeline/select-object.ts";
import { selectString } from "./cmdlets/pipeline/select-string.ts";
import { sortObject } from "./cmdlets/pipeline/sort-object.ts";
import { whereObject } from "./cmdlets/pipeline/where-object.ts";

/** Every cmdlet of the lab. Adding one is adding its file and a row here. */
const CMDLETS: readonly Cmdlet[] = [
  // Pipeline
  clearHost,
  convertFromJson,
  convertToJson,
  forEachObject,
  formatList,
  formatTable,
  getCommand,
  getHelp,
  getMember,
  groupObject,
  measureObject,
  outHost,
  outNull,
  outString,
  selectObject,
  selectString,
  sortObject,
  startSleep,
  whereObject,
  writeHost,
  writeOutput,
];

const BY_NAME = new Map(CMDLETS.map((cmdlet) => [cmdlet.name.toLowerCase(), cmdlet]));

/** The cmdlet that a typed name or alias means on that machine; null when it is none. */
export function findCmdlet(world: World, place: Place, name: string): Cmdlet | null {
  const typed = name.toLowerCase();
  const cmdlet = BY_NAME.get((ALIASES.get(typed) ?? typed).toLowerCase());
  return cmdlet && isAvailable(cmdlet, world, place) ? cmdlet : null;
}

/** The cmdlets of that machine in alphabetical order. */
export function cmdletsAt(world: World, place: Place): readonly Cmdlet[] {
  if (!hasPowerShell(world, place)) return [];
  return CMDLETS.filter((cmdlet) => isAvailable(cmdlet, world, place)).toSorted((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
}

function isAvailable(cmdlet: Cmdlet, world: World, place: Place): boolean {
  return cmdlet.on.includes(place.kind) && (cmdlet.exists?.(world, place) ?? true);
}
