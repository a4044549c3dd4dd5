import { parseIp } from "../../lib/ipv4.ts";
import type { Note } from "../../model/refusal.ts";
import type { World } from "../../model/world.ts";
import { machineName } from "../../powershell/variables.ts";
import type { Invocation, Output, Program } from "../../shell/program.ts";
import type { Trace } from "../../trace/trace.ts";
import { trace } from "../../trace/trace-flow.ts";
import { addressFacing, targetAddress } from "./address.ts";
import { type Heard, heardBySender } from "./heard.ts";
import { type PingOptions, parsePing } from "./ping-options.ts";
import { roundTripMs, timeText } from "./round-trip.ts";
import { previousAddresses } from "./route-hops.ts";
import { senderOf } from "./sender.ts";
import { targetsAt } from "./targets.ts";

/** ping.exe: prints what the trace of one echo request means to its sender. Source: facts on PowerShell, section 11.1. */
export const ping: Program = {
  name: "ping",
  summary: "Sends ICMP echo requests and prints the replies",
  on: ["host", "container", "device"],
  run: runPing,
  complete: targetsAt,
};

function runPing({ tx, place, args }: Invocation): Output {
  const options = parsePing(args.map((word) => word.text));
  if (!options.ok) return { stdout: `${options.error}\n`, stderr: "", exitCode: 1, notes: [] };
  const { target, ttl, dontFragment, sizeBytes, endless } = options.value;
  const isAddress = parseIp(target) !== null;
  const result = trace(tx.world, {
    from: senderOf(tx.world, place),
    to: isAddress ? target : `name:${target}`,
    proto: "icmp",
    port: 0,
    ttl,
    dontFragment,
    payloadBytes: sizeBytes,
  });
  const heard = heardBySender(result);
  if (heard.kind === "unknown-name") {
    const line = `Ping request could not find host ${target}. Please check the name and try again.\n`;
    return { stdout: line, stderr: "", exitCode: 1, notes: noteOf(result) };
  }
  // Windows shows the computer's own name for localhost.
  const isLocal = target.toLowerCase() === "localhost";
  const address = targetAddress(target, result);
  const shown = isLocal ? { ...options.value, target: machineName(tx.world, place) } : options.value;
  const stdout = report(tx.world, shown, address, result, heard);
  const answered = heard.kind === "answer";
  const notes = [...noteOf(result), ...(endless ? [ENDLESS] : [])];
  return { stdout, stderr: "", exitCode: answered ? 0 : 1, notes };
}

function report(world: World, options: PingOptions, address: string, result: Trace, heard: Heard): string {
  const named = options.target === address ? address : `${options.target} [${address}]`;
  const times = Array.from({ length: options.count }, (_, attempt) => roundTripMs(result, attempt));
  const lines = times.map((ms) => replyLine(world, options, address, result, heard, ms));
  const received =
    heard.kind === "silence" || heard.kind === "refused" || isLocalFailure(heard) ? 0 : options.count;
  const lost = options.count - received;
  const percent = Math.floor((lost * 100) / options.count);
  const text = [
    "",
    `Pinging ${named} with ${options.sizeBytes} bytes of data:`,
    ...lines,
    "",
    `Ping statistics for ${address}:`,
    `    Packets: Sent = ${options.count}, Received = ${received}, Lost = ${lost} (${percent}% loss),`,
  ];
  if (heard.kind === "answer") text.push(...roundTrips(times));
  return `${text.join("\n")}\n`;
}

function isLocalFailure(heard: Heard): boolean {
  return heard.kind === "general-failure" || heard.kind === "too-big";
}

function roundTrips(times: readonly number[]): readonly string[] {
  const average = Math.floor(times.reduce((sum, ms) => sum + ms, 0) / times.length);
  return [
    "Approximate round trip times in milli-seconds:",
    `    Minimum = ${Math.min(...times)}ms, Maximum = ${Math.max(...times)}ms, Average = ${average}ms`,
  ];
}

function replyLine(
  world: World,
  options: PingOptions,
  address: string,
  result: Trace,
  heard: Heard,
  ms: number,
): string {
  switch (heard.kind) {
    case "answer":
      return `Reply from ${address}: bytes=${options.sizeBytes} time${timeText(ms)} TTL=${heard.ttl}`;
    case "host-unreachable":
      return `Reply from ${heard.from}: Destination host unreachable.`;
    case "net-unreachable":
      return `Reply from ${addressFacing(world, heard.from, [sourceOf(result)])}: Destination net unreachable.`;
    case "ttl-expired":
      return `Reply from ${addressFacing(world, heard.machine, previousAddresses(result))}: TTL expired in transit.`;
    case "too-big":
      return "Packet needs to be fragmented but DF set.";
    case "general-failure":
      return "PING: transmit failed. General failure. ";
    default:
      return "Request timed out.";
  }
}

function sourceOf(result: Trace): string {
  return result.hops[0]?.before.srcIp ?? "";
}

/** The learner's note: why nothing came back. */
export function noteOf(result: Trace): readonly Note[] {
  if (result.verdict === "delivered" || result.explanation === "") return [];
  const { explanation: text, reason } = result;
  return [{ kind: "error", code: reason ?? result.verdict, text, fix: result.fix, source: null }];
}

const ENDLESS: Note = {
  kind: "info",
  code: "ping-bounded",
  text: "A real ping would go on until Ctrl C; the lab prints a few lines and stops.",
  fix: null,
  source: null,
};
