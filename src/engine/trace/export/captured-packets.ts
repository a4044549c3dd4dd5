import type { Headers, Hop, Trace } from "../trace.ts";
import { arpBytes, dhcpBytes, isArp, isDhcp } from "./broadcasts.ts";
import { dnsMessage, RCODES } from "./dns-message.ts";
import { type FrameContent, frameBytes } from "./frame.ts";

/** One packet of a capture: where it was seen, what the hop says of it, and its bytes. */
export interface CapturedPacket {
  readonly point: string;
  readonly comment: string;
  readonly bytes: readonly number[];
}

const DNS_PORT = 53;

/**
 * The trace as someone would have captured it at every hop: the lookup, the request, its refusal or its answer, and
 * for TCP the acknowledgement that ends the handshake.
 */
export function capturedPackets(trace: Trace): readonly CapturedPacket[] {
  const { lookup, hops, reply, verdict, proto } = trace;
  const asked = [...(lookup?.hops ?? []), ...(lookup?.replyHops ?? [])].map((hop) =>
    captured(hop, { segment: "syn", udpData: lookup ? questionOrAnswer(trace, hop) : [] }),
  );
  const isLookupAlone = lookup !== null && lookup.hops === hops;
  const request = isLookupAlone ? [] : hops.map((hop) => captured(hop, { segment: "syn", udpData: [] }));
  const refused = verdict === "refused" && !isLookupAlone ? refusal(hops.at(-1)) : [];
  const answer = (reply?.hops ?? []).map((hop) => captured(hop, { segment: "syn-ack", udpData: [] }));
  const acknowledged =
    proto === "tcp" && verdict === "delivered"
      ? hops.map((hop) => captured(hop, { segment: "ack", udpData: [] }))
      : [];
  return [...asked, ...request, ...refused, ...answer, ...acknowledged].filter(onAWire);
}

interface Seen extends CapturedPacket {
  readonly headers: Headers;
}

/** Inside a stack there is no frame yet: only what has a MAC can be captured, or what never leaves the stack. */
function onAWire({ headers }: Seen): boolean {
  return headers.srcMac !== "" || headers.dstIp.startsWith("127.");
}

/** A frame that is lost or refused is captured as it came; otherwise as it left. */
function captured(hop: Hop, content: FrameContent): Seen {
  const lost = hop.action === "drop" || hop.action === "refuse";
  return seen(hop, lost ? hop.before : hop.after, content);
}

function seen(hop: Hop, headers: Headers, content: FrameContent): Seen {
  return { point: `${hop.host} ${hop.object}`, comment: hop.why, headers, bytes: bytesOf(headers, content) };
}

function bytesOf(headers: Headers, content: FrameContent): readonly number[] {
  if (isArp(headers)) return arpBytes(headers);
  if (isDhcp(headers)) return frameBytes(headers, { ...content, udpData: dhcpBytes(headers) });
  return frameBytes(headers, content);
}

function questionOrAnswer({ lookup, reason }: Trace, hop: Hop): readonly number[] {
  const name = lookup?.name ?? "";
  const headers = hop.action === "drop" ? hop.before : hop.after;
  if (headers.srcPort !== DNS_PORT) return dnsMessage(name, null);
  if (lookup?.answer) return dnsMessage(name, lookup.answer);
  return dnsMessage(name, reason === "dns-forwarding-disabled" ? RCODES.serverFailure : RCODES.noSuchName);
}

/** The stack that refuses answers at once: TCP with a reset, UDP with "port unreachable". */
function refusal(hop: Hop | undefined): readonly Seen[] {
  if (!hop) return [];
  const { before } = hop;
  const back: Headers = {
    ...before,
    srcMac: before.dstMac,
    dstMac: before.srcMac,
    srcIp: before.dstIp,
    dstIp: before.srcIp,
    srcPort: before.dstPort,
    dstPort: before.srcPort,
    ttl: 128,
  };
  return [seen(hop, back, { segment: "reset", udpData: [] })];
}
