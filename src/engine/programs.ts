import { lab } from "./lab/program.ts";
import type { Program } from "./shell/program.ts";
import { programs } from "./shell/registry.ts";

/** Every native program of the lab. Adding one is adding its file and a row here. */
const PROGRAMS: readonly Program[] = [lab];

/** Makes the programs known to the shell; a second call changes nothing. */
export function registerPrograms(): void {
  for (const program of PROGRAMS) programs.set(program.name.toLowerCase(), program);
}
