import { isLoopback, routeTo, sourceFor } from "../../../dataplane/route.ts";
import { parseIp } from "../../../lib/ipv4.ts";
import { hostOf } from "../../../shell/place.ts";
import { type Heard, heardBySender } from "../../../tools/probe/heard.ts";
import { noteOf } from "../../../tools/probe/ping.ts";
import { roundTripMs } from "../../../tools/probe/round-trip.ts";
import { routeHops } from "../../../tools/probe/route-hops.ts";
import { senderOf } from "../../../tools/probe/sender.ts";
import { machineAddresses } from "../../../tools/probe/targets.ts";
import { type Stack, stackOf } from "../../../tools/stack.ts";
import type { Trace } from "../../../trace/trace.ts";
import { trace } from "../../../trace/trace-flow.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import type { PsObject, PsValue } from "../../value.ts";
import { loopbackAlias } from "../tcpip/interface-parameters.ts";

/** What Windows asks for when no computer is named. */
const DEFAULT_TARGET = "internetbeacon.msedge.net";

const COMMON_PORTS: Readonly<Record<string, number>> = { HTTP: 80, RDP: 3389, SMB: 445, WINRM: 5985 };

const MOST_HOPS = 30;

export const testNetConnection: Cmdlet = {
  name: "Test-NetConnection",
  summary: "Tries a TCP connection or a ping, and says which way it took.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "ComputerName",
      type: "string",
      position: 0,
      aliases: ["RemoteAddress", "cn"],
      pipeline: "value or property",
      description: "The target's name or address.",
      complete: machineAddresses,
    },
    {
      name: "CommonTCPPort",
      type: "string",
      position: 1,
      values: Object.keys(COMMON_PORTS),
      description: "A TCP port by its service.",
    },
    { name: "Port", type: "uint16", aliases: ["RemotePort"], description: "A TCP port; a ping without it." },
    { name: "TraceRoute", type: "switch", description: "The routers on the way." },
    { name: "Hops", type: "int", description: "How many routers at most." },
    {
      name: "InformationLevel",
      type: "string",
      values: ["Quiet", "Detailed"],
      description: "Quiet prints True or False only.",
    },
  ],
  run(call) {
    const port = portOf(call);
    if (port !== null && call.args.flag("TraceRoute")) {
      call.error({
        message: "Parameter set cannot be resolved using the specified named parameters.",
        category: "InvalidArgument",
        exception: "ParameterBindingException",
        id: "AmbiguousParameterSet",
      });
      return;
    }
    const target = call.args.text("ComputerName") ?? DEFAULT_TARGET;
    const result = probe(call, target, port);
    if (heardBySender(result).kind === "unknown-name") unresolved(call, target, result);
    else if (port === null) pinged(call, target, result);
    else connected(call, target, port, result);
  },
};

function portOf({ args }: CmdletCall): number | null {
  const common = args.text("CommonTCPPort");
  return args.number("Port") ?? (common === null ? null : (COMMON_PORTS[common.toUpperCase()] ?? null));
}

function flowTarget(target: string): string {
  const name = target.toLowerCase();
  return parseIp(target) !== null || name === "localhost" ? name : `name:${target}`;
}

/** One SYN, or one echo request when `port` is null. */
function probe({ tx, place }: CmdletCall, target: string, port: number | null): Trace {
  const from = senderOf(tx.world, place);
  const to = flowTarget(target);
  return trace(
    tx.world,
    port === null ? { from, to, proto: "icmp", port: 0 } : { from, to, proto: "tcp", port },
  );
}

function unresolved(call: CmdletCall, target: string, result: Trace): void {
  call.warn(`Name resolution of ${target} failed`);
  const shown: [string, PsValue][] = [
    ["ComputerName", target],
    ["RemoteAddress", ""],
    ["InterfaceAlias", ""],
    ["SourceAddress", ""],
    ["PingSucceeded", false],
  ];
  answer(call, shown, false, result);
}

function connected(call: CmdletCall, target: string, port: number, result: Trace): void {
  const address = addressOf(target, result);
  const succeeded = heardBySender(result).kind === "answer";
  const shown: [string, PsValue][] = [
    ["ComputerName", target],
    ["RemoteAddress", address],
    ["RemotePort", port],
    ...wayRows(call, address),
  ];
  if (!succeeded) {
    call.warn(tcpFailed(call, address, port));
    shown.push(...pingRows(call, address, probe(call, target, null)));
  } else if (isDetailed(call)) {
    shown.push(...pingRows(call, address, probe(call, target, null)));
  }
  answer(call, [...shown, ["TcpTestSucceeded", succeeded]], succeeded, result);
}

/** Windows Server 2016 words it differently. Source: facts on PowerShell, section 11.2. */
function tcpFailed({ tx, place }: CmdletCall, address: string, port: number): string {
  const old = hostOf(tx.world, place)?.settings.os === "ws2016";
  return old ? `TCP connect to ${address}:${port} failed` : `TCP connect to (${address} : ${port}) failed`;
}

function pinged(call: CmdletCall, target: string, result: Trace): void {
  const address = addressOf(target, result);
  const shown: [string, PsValue][] = [
    ["ComputerName", target],
    ["RemoteAddress", address],
    ...wayRows(call, address),
    ...pingRows(call, address, result),
  ];
  if (call.args.flag("TraceRoute")) shown.push(["TraceRoute", routersTo(call, target, address)]);
  answer(call, shown, heardBySender(result).kind === "answer", result);
}

function addressOf(target: string, result: Trace): string {
  if (target.toLowerCase() === "localhost") return "127.0.0.1";
  return result.lookup?.answer ?? target;
}

function isDetailed({ args }: CmdletCall): boolean {
  return args.text("InformationLevel")?.toLowerCase() === "detailed";
}

/** The interface and the source address of the way there; -InformationLevel Detailed says more. */
function wayRows(call: CmdletCall, address: string): [string, PsValue][] {
  const stack = stackOf(call.tx.world, call.place);
  const { alias, source, nextHop } = wayTo(stack, address);
  const rows: [string, PsValue][] = [
    ["InterfaceAlias", alias],
    ["SourceAddress", source],
  ];
  if (!isDetailed(call)) return rows;
  return [
    ["NameResolutionResults", address],
    ["MatchingIPsecRules", ""],
    ["NetworkIsolationContext", "Internet"],
    ["IsAdmin", true],
    ...rows,
    ["NetRoute (NextHop)", nextHop],
  ];
}

function wayTo(stack: Stack, address: string): { alias: string; source: string; nextHop: string } {
  const own = stack.interfaces.some(({ addresses }) => addresses.some(({ ip }) => ip === address));
  if (own || isLoopback(address)) return { alias: loopbackAlias(stack), source: address, nextHop: "0.0.0.0" };
  const way = routeTo(stack, address);
  if (!way) return { alias: "", source: "", nextHop: "" };
  return { alias: way.iface.alias, source: sourceFor(way), nextHop: way.route.nextHop };
}

function pingRows(call: CmdletCall, address: string, result: Trace): [string, PsValue][] {
  const heard = heardBySender(result);
  const succeeded = heard.kind === "answer";
  if (!succeeded) call.warn(`Ping to ${address} failed with status: ${STATUS[heard.kind] ?? "TimedOut"}`);
  return [
    ["PingSucceeded", succeeded],
    ["PingReplyDetails (RTT)", `${succeeded ? roundTripMs(result, 0) : 0} ms`],
  ];
}

/** Names of System.Net.NetworkInformation.IPStatus; Windows says Unknown when nothing could be sent. */
const STATUS: Partial<Record<Heard["kind"], string>> = {
  "host-unreachable": "DestinationHostUnreachable",
  "net-unreachable": "DestinationNetworkUnreachable",
  "ttl-expired": "TtlExpired",
  "general-failure": "Unknown",
};

function routersTo({ tx, place, args }: CmdletCall, target: string, address: string): readonly string[] {
  const hops = routeHops(tx.world, {
    from: senderOf(tx.world, place),
    to: flowTarget(target),
    address,
    mostHops: args.number("Hops") ?? MOST_HOPS,
  });
  return hops.map((hop) => (hop.address === "" ? "0.0.0.0" : hop.address));
}

function answer(
  call: CmdletCall,
  shown: readonly (readonly [string, PsValue])[],
  succeeded: boolean,
  result: Trace,
): void {
  for (const note of noteOf(result)) call.note(note);
  if (call.args.text("InformationLevel")?.toLowerCase() === "quiet") {
    call.out(succeeded);
    return;
  }
  const object: PsObject = {
    kind: "object",
    type: "TestNetConnectionResult",
    properties: new Map(shown),
  };
  call.out(object);
}
