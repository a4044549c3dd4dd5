import { docker } from "./cli/docker/program.ts";
import { lab } from "./lab/program.ts";
import type { Program } from "./shell/program.ts";
import { programs } from "./shell/registry.ts";
import { arp } from "./tools/arp.ts";
import { findstr } from "./tools/findstr.ts";
import { hcsdiag } from "./tools/hcsdiag.ts";
import { hnsdiag } from "./tools/hnsdiag.ts";
import { hostname, ver, whoami } from "./tools/identity.ts";
import { ipconfig } from "./tools/ipconfig.ts";
import { netsh } from "./tools/netsh.ts";
import { netstat } from "./tools/netstat.ts";
import { curl } from "./tools/probe/curl.ts";
import { nslookup } from "./tools/probe/nslookup.ts";
import { ping } from "./tools/probe/ping.ts";
import { tracert } from "./tools/probe/tracert.ts";
import { route } from "./tools/route.ts";
import { cmd, powershell } from "./tools/shells.ts";
import { systeminfo } from "./tools/systeminfo.ts";
import { vfpctrl } from "./tools/vfpctrl.ts";

/** Every native program of the lab. Adding one is adding its file and a row here. */
const PROGRAMS: readonly Program[] = [
  docker,
  lab,
  // Reachability
  ping,
  tracert,
  curl,
  nslookup,
  // What a machine knows of itself
  arp,
  hostname,
  ipconfig,
  netsh,
  netstat,
  route,
  systeminfo,
  ver,
  whoami,
  // What HCS, HNS and VFP hold
  hcsdiag,
  hnsdiag,
  vfpctrl,
  // Shells and text
  cmd,
  findstr,
  powershell,
];

/** Makes the programs known to the shell; a second call changes nothing. */
export function registerPrograms(): void {
  for (const program of PROGRAMS) programs.set(program.name.toLowerCase(), program);
}
