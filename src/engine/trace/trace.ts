import type {
  ComponentId,
  Headers,
  HopAction,
  HopTarget,
  Protocol,
  Verdict,
} from "../dataplane/vocabulary.ts";

export * from "../dataplane/vocabulary.ts";

/**
 * The shape of a trace: what the data plane did with one flow, hop by hop. The JSON of the command line is this shape.
 * Codes are those of the truth table: component ids, reason codes, translation codes.
 */
export const TRANSLATIONS = [
  "snat",
  "dnat",
  "mac-rewrite",
  "vxlan-encap",
  "vlan-tag",
  "azure-snat",
  "router-snat",
] as const;
export type Translation = (typeof TRANSLATIONS)[number];

export type Phase = "create" | "resolve" | "forward" | "reply";

/** What to send. `from` and `to` are written as on the command line: "win-01/web", "laptop", "192.168.10.21", "web". */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly proto: Protocol;
  /** 0 for icmp. */
  readonly port: number;
  /** Bytes of ICMP data; default 32 as ping sends. */
  readonly payloadBytes?: number;
  readonly dontFragment?: boolean;
  readonly ttl?: number;
  /** Only the question to the first DNS server, as nslookup asks it; the trace ends with the answer. */
  readonly lookupOnly?: boolean;
  /** Asked instead of the sender's own DNS servers, as `nslookup NAME SERVER` does. */
  readonly dnsServer?: string;
}

export interface Hop {
  /** Name of the machine the hop is on: host, device, segment or Azure network. */
  readonly host: string;
  readonly component: ComponentId;
  /** Name for people: "vEthernet (nat)", "port 2", "web". */
  readonly object: string;
  /** What the canvas lights up. */
  readonly target: HopTarget;
  readonly action: HopAction;
  /** The rule, route, mapping or table entry that decided, in words that name it. */
  readonly decidedBy: string;
  readonly before: Headers;
  readonly after: Headers;
  /** One or two sentences for a learner. */
  readonly why: string;
}

export interface Trace {
  readonly from: string;
  readonly to: string;
  readonly proto: Protocol;
  readonly port: number;
  readonly verdict: Verdict;
  readonly at: ComponentId;
  /** Code of the drop reasons; null when delivered. */
  readonly reason: string | null;
  /** Which path delivered it, a label for reports; null when it was not. */
  readonly path: string | null;
  readonly explanation: string;
  /** The smallest command that would make it work, null when there is none or it was not asked for. */
  readonly fix: string | null;
  readonly phase: Phase;
  readonly translations: readonly Translation[];
  readonly observed: Observed | null;
  readonly hops: readonly Hop[];
  readonly reply: { readonly verdict: Verdict; readonly hops: readonly Hop[] } | null;
  /** Warnings that go with the flow: "source-address-hidden", "two-default-gateways" … */
  readonly warnings: readonly string[];
  /** The lookup that came first, when `to` was a name. */
  readonly lookup: Lookup | null;
}

export interface Observed {
  readonly srcIp: string;
  readonly srcMac: string;
  readonly dstIp: string;
  readonly dstPort: number;
  readonly ttl: number;
}

export interface Lookup {
  readonly name: string;
  readonly server: string;
  readonly answer: string | null;
  readonly hops: readonly Hop[];
  /** The answers of the servers, the last one asked first. */
  readonly replyHops: readonly Hop[];
}
