import type { World } from "../model/world.ts";
import type { Place, Program } from "./program.ts";

/**
 * Native programs by name, filled by ../programs.ts. The dispatcher finds them here and not by importing them, because
 * programs such as `docker exec` run other programs.
 */
export const programs = new Map<string, Program>();

/** The program that a typed name means on that machine: "ipconfig", "IPCONFIG.EXE", "C:\\Windows\\System32\\ping.exe". */
export function findProgram(world: World, place: Place, name: string): Program | null {
  const base = name.slice(Math.max(name.lastIndexOf("\\"), name.lastIndexOf("/")) + 1).toLowerCase();
  const program = programs.get(base.replace(/\.exe$/, ""));
  return program && isAvailable(program, world, place) ? program : null;
}

export function isAvailable(program: Program, world: World, place: Place): boolean {
  return program.on.includes(place.kind) && (program.exists?.(world, place) ?? true);
}
