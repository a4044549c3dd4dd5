import type { Trace } from "../../trace/trace.ts";

/** What the sender of a packet learns of its fate. Everything that gives no sign is "silence". */
export type Heard =
  | { readonly kind: "answer"; readonly ttl: number }
  | { readonly kind: "refused" }
  | { readonly kind: "silence" }
  | { readonly kind: "host-unreachable"; readonly from: string }
  | { readonly kind: "net-unreachable"; readonly from: string }
  | { readonly kind: "ttl-expired"; readonly machine: string }
  | { readonly kind: "too-big" }
  | { readonly kind: "general-failure" }
  | { readonly kind: "unknown-name" };

/** No answer to ARP: the sender's own stack says that the host cannot be reached. */
const ARP_FAILS = new Set([
  "arp-unresolved",
  "container-not-running",
  "overlay-unknown-peer",
  "vlan-isolated",
  "switch-port-access-mode",
  "switch-vlan-not-allowed",
  "vlan-no-gateway",
]);

/** The compartment has no interface or no route that could take the packet. */
const CANNOT_SEND = new Set(["network-none", "endpoint-not-connected", "no-route", "dhcp-no-offer"]);

const DHCP_SERVER_PORT = 67;

/** Without a lease there is no route; what the trace shows then is the question for one, and where it was lost. */
function onlyAskedForLease({ hops }: Trace): boolean {
  const asked = hops.at(-1)?.before;
  return asked?.dstPort === DHCP_SERVER_PORT && asked.srcIp === "0.0.0.0";
}

/** Reads a trace as its sender would. Source: facts on drop reasons, line "Symptom" of each code. */
export function heardBySender(trace: Trace): Heard {
  if (trace.phase === "resolve" && trace.verdict !== "delivered") return { kind: "unknown-name" };
  if (trace.verdict === "delivered")
    return { kind: "answer", ttl: trace.reply?.hops.at(-1)?.after.ttl ?? 128 };
  const reason = trace.reason ?? "";
  const last = trace.hops.at(-1);
  if (CANNOT_SEND.has(reason) || onlyAskedForLease(trace)) return { kind: "general-failure" };
  if (reason === "mtu-exceeded") return { kind: "too-big" };
  if (reason === "ttl-expired") return { kind: "ttl-expired", machine: last?.host ?? "" };
  if (ARP_FAILS.has(reason) && trace.phase === "forward") {
    return { kind: "host-unreachable", from: trace.hops[0]?.before.srcIp ?? "" };
  }
  if (reason === "gateway-no-route") return { kind: "net-unreachable", from: last?.host ?? "" };
  return { kind: trace.verdict === "refused" ? "refused" : "silence" };
}
