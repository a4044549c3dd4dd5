import { parseIp } from "../../../lib/ipv4.ts";
import type { Host } from "../../../model/world.ts";
import { noteOf } from "../../../tools/probe/ping.ts";
import { senderOf } from "../../../tools/probe/sender.ts";
import type { Trace } from "../../../trace/trace.ts";
import { trace } from "../../../trace/trace-flow.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { psObject } from "../../value.ts";

const DNS_PORT = 53;
/** Seconds that Docker's resolver lets an answer live. Source: facts on PowerShell, section 11.6. */
const DOCKER_TTL = 600;
/** The default of a zone on a Windows DNS server. */
const ZONE_TTL = 3600;

export const resolveDnsName: Cmdlet = {
  name: "Resolve-DnsName",
  summary: "Asks the machine's DNS servers for a name.",
  module: "DnsClient",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Name",
      type: "string",
      position: 0,
      mandatory: true,
      pipeline: "value or property",
      description: "The name.",
    },
    {
      name: "Type",
      type: "string",
      position: 1,
      values: ["A", "A_AAAA"],
      description: "The kind of record.",
    },
    {
      name: "Server",
      type: "string[]",
      description: "The addresses of the DNS servers to ask instead of the machine's own.",
    },
    { name: "DnsOnly", type: "switch", description: "Neither LLMNR nor NetBIOS; the lab has neither." },
    { name: "NoHostsFile", type: "switch", description: "Without the hosts file; the lab has none." },
    { name: "QuickTimeout", type: "switch", description: "Gives up sooner." },
  ],
  run(call) {
    const name = call.args.text("Name") ?? "";
    if (parseIp(name) !== null) {
      refuse(call, name, FAILURES.unknown);
      return;
    }
    const result = asked(call, name);
    const { lookup } = result;
    const address = lookup?.answer ?? null;
    if (lookup && address !== null) {
      call.out(
        psObject("DnsRecord_A", {
          Name: name,
          Type: "A",
          TTL: answersForDocker(call, lookup.server) ? DOCKER_TTL : ZONE_TTL,
          Section: "Answer",
          IPAddress: address,
        }),
      );
      return;
    }
    for (const note of noteOf(result)) call.note(note);
    refuse(call, name, failureOf(result));
  },
};

/** Servers given with -Server are asked in turn, the next one only when the one before is silent. */
function asked(call: CmdletCall, name: string): Trace {
  const flow = {
    from: senderOf(call.tx.world, call.place),
    to: `name:${name}`,
    proto: "udp",
    port: DNS_PORT,
  } as const;
  const [first, ...others] = call.args.texts("Server");
  if (first === undefined) return trace(call.tx.world, flow);
  const ask = (dnsServer: string) => trace(call.tx.world, { ...flow, lookupOnly: true, dnsServer });
  return others.reduce(
    (result, server) =>
      result.lookup?.answer || failureOf(result) !== FAILURES.silence ? result : ask(server),
    ask(first),
  );
}

function answersForDocker({ tx }: CmdletCall, server: string): boolean {
  return tx.world.hosts.some((host: Host) => host.resolvers.some((resolver) => resolver.address === server));
}

interface Failure {
  readonly message: string;
  readonly id: string;
  readonly category: "ResourceUnavailable" | "OperationTimeout";
}

const FAILURES = {
  unknown: {
    message: "DNS name does not exist",
    id: "DNS_ERROR_RCODE_NAME_ERROR",
    category: "ResourceUnavailable",
  },
  servfail: {
    message: "DNS server failure",
    id: "DNS_ERROR_RCODE_SERVER_FAILURE",
    category: "ResourceUnavailable",
  },
  silence: {
    message: "This operation returned because the timeout period expired",
    id: "ERROR_TIMEOUT",
    category: "OperationTimeout",
  },
} as const satisfies Readonly<Record<string, Failure>>;

function failureOf({ reason }: Trace): Failure {
  switch (reason) {
    case "dns-forwarding-disabled":
      return FAILURES.servfail;
    case "dns-name-unknown":
    case "dns-name-not-in-network":
    case "dns-host-cannot-resolve":
    case "dns-not-provided-by-driver":
      return FAILURES.unknown;
    default:
      return FAILURES.silence;
  }
}

function refuse(call: CmdletCall, name: string, { message, id, category }: Failure): void {
  call.error({
    message: `${name} : ${message}`,
    category,
    target: `${name}:String`,
    exception: "Win32Exception",
    id: `${id},Microsoft.DnsClient.Commands.ResolveDnsName`,
  });
}
