import { docker } from "./cli/docker/program.ts";
import { lab } from "./lab/program.ts";
import type { Program } from "./shell/program.ts";
import { programs } from "./shell/registry.ts";
import { curl } from "./tools/probe/curl.ts";
import { nslookup } from "./tools/probe/nslookup.ts";
import { ping } from "./tools/probe/ping.ts";
import { tracert } from "./tools/probe/tracert.ts";

/** Every native program of the lab. Adding one is adding its file and a row here. */
const PROGRAMS: readonly Program[] = [docker, lab, ping, tracert, curl, nslookup];

/** Makes the programs known to the shell; a second call changes nothing. */
export function registerPrograms(): void {
  for (const program of PROGRAMS) programs.set(program.name.toLowerCase(), program);
}
