import { parseIp } from "../../lib/ipv4.ts";
import type { World } from "../../model/world.ts";
import type { Invocation, Output, Program } from "../../shell/program.ts";
import { trace } from "../../trace/trace-flow.ts";
import { targetAddress } from "./address.ts";
import { heardBySender } from "./heard.ts";
import { noteOf } from "./ping.ts";
import { roundTripMs } from "./round-trip.ts";
import { type RouteHop, routeHops } from "./route-hops.ts";
import { senderOf } from "./sender.ts";
import { targetsAt } from "./targets.ts";

/** tracert.exe: one echo request for each TTL. Source: facts on PowerShell, section 11.3. */
export const tracert: Program = {
  name: "tracert",
  summary: "Shows the routers on the way to an address",
  on: ["host", "container", "device"],
  run: runTracert,
  complete: targetsAt,
};

const USAGE = `
Usage: tracert [-d] [-h maximum_hops] [-j host-list] [-w timeout]
               [-R] [-S srcaddr] [-4] [-6] target_name
`;

function runTracert({ tx, place, args }: Invocation): Output {
  const words = args.map((word) => word.text);
  const valued = new Set(["-h", "-w", "/h", "/w"]);
  const target = words.find(
    (word, at) => !/^[-/]/.test(word) && !valued.has(words[at - 1]?.toLowerCase() ?? ""),
  );
  if (target === undefined) return { stdout: USAGE, stderr: "", exitCode: 1, notes: [] };
  const most = maximumHops(words);
  if (most === null)
    return { stdout: "A value must be supplied for option -h.\n", stderr: "", exitCode: 1, notes: [] };
  return walk(tx.world, senderOf(tx.world, place), target, most);
}

function maximumHops(words: readonly string[]): number | null {
  const at = words.findIndex((word) => /^[-/]h$/i.test(word));
  if (at < 0) return 30;
  const value = Number(words[at + 1]);
  return Number.isInteger(value) && value >= 1 && value <= 255 ? value : null;
}

function walk(world: World, from: string, target: string, most: number): Output {
  const isAddress = parseIp(target) !== null;
  const to = isAddress ? target : `name:${target}`;
  const whole = trace(world, { from, to, proto: "icmp", port: 0 });
  if (heardBySender(whole).kind === "unknown-name") {
    const stdout = `Unable to resolve target system name ${target}.\n`;
    return { stdout, stderr: "", exitCode: 1, notes: noteOf(whole) };
  }
  const address = targetAddress(target, whole);
  const lines = isAddress
    ? ["", `Tracing route to ${target} over a maximum of ${most} hops`, ""]
    : ["", `Tracing route to ${target} [${address}]`, `over a maximum of ${most} hops:`, ""];
  for (const hop of routeHops(world, { from, to, address, mostHops: most })) lines.push(hopLine(hop));
  const stdout = `${[...lines, "", "Trace complete."].join("\n")}\n`;
  return { stdout, stderr: "", exitCode: 0, notes: noteOf(whole) };
}

function hopLine({ ttl, heard, address, trace: result }: RouteHop): string {
  const number = String(ttl).padStart(3);
  switch (heard.kind) {
    case "answer":
    case "ttl-expired":
      return `${number}${columns(roundTripMs(result, ttl))}  ${address} `;
    case "host-unreachable":
      return `${number}  ${address}  reports: Destination host unreachable.`;
    case "net-unreachable":
      return `${number}  ${address}  reports: Destination net unreachable.`;
    case "general-failure":
      return `${number}  General failure.`;
    default:
      return `${number}     *        *        *     Request timed out.`;
  }
}

/** Three probes; the lab's three take equally long. */
function columns(ms: number): string {
  const one = ms === 0 ? "<1 ms" : `${ms} ms`;
  return one.padStart(9).repeat(3);
}
