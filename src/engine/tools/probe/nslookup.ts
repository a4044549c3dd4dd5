import { parseIp } from "../../lib/ipv4.ts";
import { hasPowerShell } from "../../shell/place.ts";
import type { Invocation, Output, Program } from "../../shell/program.ts";
import type { Trace } from "../../trace/trace.ts";
import { trace } from "../../trace/trace-flow.ts";
import { noteOf } from "./ping.ts";
import { senderOf } from "./sender.ts";

/** nslookup.exe: asks the first DNS server only, or the one that is named. Source: facts on PowerShell, section 11.6. */
export const nslookup: Program = {
  name: "nslookup",
  summary: "Asks the DNS server for a name",
  on: ["host", "container", "device"],
  exists: hasPowerShell,
  run: runNslookup,
};

const USAGE = `Usage:
   nslookup [-opt ...]             # interactive mode using default server
   nslookup [-opt ...] - server    # interactive mode using 'server'
   nslookup [-opt ...] host        # just look up 'host' using default server
   nslookup [-opt ...] host server # just look up 'host' using 'server'
`;

function runNslookup({ tx, place, args }: Invocation): Output {
  const [name, server] = args.map((word) => word.text).filter((word) => !word.startsWith("-"));
  if (name === undefined || (server !== undefined && parseIp(server) === null))
    return { stdout: USAGE, stderr: "", exitCode: 1, notes: [] };
  const result = trace(tx.world, {
    from: senderOf(tx.world, place),
    to: `name:${parseIp(name) === null ? name : pointerTo(name)}`,
    proto: "udp",
    port: 53,
    lookupOnly: true,
    ...(server === undefined ? {} : { dnsServer: server }),
  });
  const [stdout, stderr] = answerText(name, result);
  return { stdout, stderr, exitCode: stderr === "" ? 0 : 1, notes: noteOf(result) };
}

/** "172.16.0.10" → "10.0.16.172.in-addr.arpa". */
function pointerTo(address: string): string {
  return `${address.split(".").toReversed().join(".")}.in-addr.arpa`;
}

function answerText(name: string, result: Trace): readonly [string, string] {
  const server = result.lookup?.server ?? "";
  const head = `Server:  UnKnown\nAddress:  ${server}\n\n`;
  const answer = result.lookup?.answer ?? null;
  if (answer !== null && parseIp(name) !== null)
    return [`${head}Name:    ${answer}\nAddress:  ${name}\n\n`, ""];
  if (answer !== null)
    return [`${head}Non-authoritative answer:\nName:    ${name}\nAddress:  ${answer}\n\n`, ""];
  switch (result.reason) {
    case "dns-forwarding-disabled":
      return [head, `*** UnKnown can't find ${name}: Server failed\n`];
    case "dns-server-unreachable":
    case "firewall-policy-blocks-local-rules":
      return [
        `DNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  ${server}\n\n${TIMEOUT.repeat(4)}`,
        "*** Request to UnKnown timed-out\n",
      ];
    default:
      return [head, `*** UnKnown can't find ${name}: Non-existent domain\n`];
  }
}

const TIMEOUT = "DNS request timed out.\n    timeout was 2 seconds.\n";
