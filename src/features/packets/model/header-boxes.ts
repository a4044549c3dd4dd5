import type { Flow, Headers, Hop, OuterHeaders } from "#engine";
import { isBlank } from "#store";
import { MESSAGES } from "../messages.ts";

/** One header of the frame, or what it carries, as the dock shows it side by side. */
export interface HeaderBox {
  readonly id: string;
  readonly title: string;
  /** What the header belongs to: "frame", "packet". */
  readonly unit: string;
  readonly rows: readonly HeaderRow[];
  readonly note: string;
  /** outside: the envelope that the network between the hosts reads; cargo: what travels in it. */
  readonly part: "outside" | "cargo";
}

export interface HeaderRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** A word behind the value: "TTL". */
  readonly term: string;
  readonly changed: boolean;
}

interface Sent {
  readonly isReply: boolean;
  readonly isReset: boolean;
  readonly flow: Flow;
}

const HEADERS = MESSAGES.headers;

/** What a field of the envelope is before there is one, and after it is taken off. */
export const NONE = HEADERS.none;
/** What a field holds until somebody on the way fills it in. */
const NOT_YET = HEADERS.notYet;

/** The frame at one hop, outermost header first. */
export function headerBoxes(hop: Hop, sent: Sent): readonly HeaderBox[] {
  const { before, after } = hop;
  const wrapped = before.outer !== null || after.outer !== null;
  const inner = [ethernet(hop, wrapped), ipv4(hop), transport(hop, sent), data(hop, sent)];
  return wrapped ? [...outside(hop), ...inner] : inner;
}

export function row(label: string, before: string, after: string, term = ""): HeaderRow {
  const shown = (value: string) => (isBlank(value) ? NOT_YET : value);
  return {
    label,
    before: shown(before),
    after: shown(after),
    term,
    changed: !isBlank(before) && before !== after,
  };
}

export function both(hop: Hop, label: string, read: (headers: Headers) => string, term = ""): HeaderRow {
  return row(label, read(hop.before), read(hop.after), term);
}

function ethernet(hop: Hop, wrapped: boolean): HeaderBox {
  const { before, after } = hop;
  const tagged = !wrapped && (before.vlan !== null || after.vlan !== null);
  const carries = tagged && after.vlan !== null ? HEADERS.tagged : "IPv4";
  return {
    id: "ethernet",
    title: "Ethernet",
    unit: HEADERS.units.frame,
    part: "cargo",
    rows: [
      both(hop, HEADERS.fields.to, ({ dstMac }) => dstMac),
      both(hop, HEADERS.fields.from, ({ srcMac }) => srcMac),
      ...(tagged
        ? [both(hop, HEADERS.fields.vlan, ({ vlan }) => (vlan === null ? HEADERS.untagged : String(vlan)))]
        : []),
      row(HEADERS.fields.carries, carries, carries, tagged && after.vlan !== null ? "0x8100" : "0x0800"),
    ],
    note: isNewFrame(hop) ? HEADERS.notes.newFrame : "",
  };
}

/** A router or a stack puts the packet into another frame. */
function isNewFrame({ before, after }: Hop): boolean {
  return !isBlank(before.dstMac) && before.dstMac !== after.dstMac;
}

function ipv4(hop: Hop): HeaderBox {
  const rows = [
    both(hop, HEADERS.fields.from, ({ srcIp }) => srcIp),
    both(hop, HEADERS.fields.to, ({ dstIp }) => dstIp),
    both(hop, HEADERS.fields.hopsLeft, ({ ttl }) => String(ttl), "TTL"),
  ];
  return {
    id: "ipv4",
    title: "IPv4",
    unit: HEADERS.units.packet,
    part: "cargo",
    rows,
    note: rows.some(({ changed }) => changed) ? HEADERS.notes.checksum : "",
  };
}

function transport(hop: Hop, { isReply, isReset }: Sent): HeaderBox {
  const { proto } = hop.after;
  if (proto === "icmp") {
    const type = isReply ? HEADERS.echoReply : HEADERS.echoRequest;
    return {
      id: "transport",
      title: "ICMP",
      unit: HEADERS.units.message,
      part: "cargo",
      rows: [
        row(HEADERS.fields.type, type, type, isReply ? "0" : "8"),
        both(hop, HEADERS.fields.identifier, ({ srcPort }) => String(srcPort)),
      ],
      note: HEADERS.notes.icmpPorts,
    };
  }
  const flags = isReset ? "RST, ACK" : isReply ? "SYN, ACK" : "SYN";
  const ports = [
    both(hop, HEADERS.fields.fromPort, ({ srcPort }) => String(srcPort)),
    both(hop, HEADERS.fields.toPort, ({ dstPort }) => String(dstPort)),
  ];
  return {
    id: "transport",
    title: proto.toUpperCase(),
    unit: proto === "tcp" ? HEADERS.units.segment : HEADERS.units.datagram,
    part: "cargo",
    rows: proto === "tcp" ? [...ports, row(HEADERS.fields.flags, flags, flags)] : ports,
    note: "",
  };
}

function data(hop: Hop, { flow, isReply, isReset }: Sent): HeaderBox {
  const { proto, dstPort, srcPort } = hop.after;
  const bytes = HEADERS.bytes(flow.payloadBytes ?? 32);
  const isDns = proto === "udp" && (isReply ? srcPort : dstPort) === 53;
  const notes = {
    tcp: isReset ? HEADERS.notes.reset : HEADERS.notes.handshake,
    udp: isDns ? (isReply ? HEADERS.notes.dnsAnswer : HEADERS.notes.dnsQuestion) : HEADERS.notes.bytes,
    icmp: HEADERS.notes.echo,
  } as const;
  return {
    id: "data",
    title: HEADERS.data,
    unit: isDns ? "DNS" : "",
    part: "cargo",
    rows: proto === "icmp" ? [row(HEADERS.fields.length, bytes, bytes)] : [],
    note: notes[proto],
  };
}

function outside({ before, after }: Hop): readonly HeaderBox[] {
  const of = (label: string, read: (outer: OuterHeaders) => string, term = "") =>
    row(label, before.outer ? read(before.outer) : NONE, after.outer ? read(after.outer) : NONE, term);
  return [
    {
      id: "outer-ethernet",
      title: "Ethernet",
      unit: HEADERS.units.frame,
      part: "outside",
      rows: [of(HEADERS.fields.to, ({ dstMac }) => dstMac), of(HEADERS.fields.from, ({ srcMac }) => srcMac)],
      note: "",
    },
    {
      id: "outer-ipv4",
      title: "IPv4",
      unit: HEADERS.units.packet,
      part: "outside",
      rows: [
        of(HEADERS.fields.from, ({ srcIp }) => srcIp),
        of(HEADERS.fields.to, ({ dstIp }) => dstIp),
        of(HEADERS.fields.hopsLeft, ({ ttl }) => String(ttl), "TTL"),
      ],
      note: "",
    },
    {
      id: "vxlan",
      title: HEADERS.vxlan,
      unit: HEADERS.units.label,
      part: "outside",
      rows: [
        of(HEADERS.fields.fromPort, ({ udpSrc }) => String(udpSrc)),
        of(HEADERS.fields.toPort, ({ udpDst }) => String(udpDst)),
        of(HEADERS.fields.network, ({ vni }) => String(vni), "VNI"),
      ],
      note: "",
    },
  ];
}
