import type { Flow, Headers, Hop, OuterHeaders } from "#engine";
import { isBlank } from "#store";

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

/** What a field of the envelope is before there is one, and after it is taken off. */
export const NONE = "none";
/** What a field holds until somebody on the way fills it in. */
const NOT_YET = "not set yet";

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
  const carries = tagged && after.vlan !== null ? "VLAN tag, IPv4" : "IPv4";
  return {
    id: "ethernet",
    title: "Ethernet",
    unit: "frame",
    part: "cargo",
    rows: [
      both(hop, "To", ({ dstMac }) => dstMac),
      both(hop, "From", ({ srcMac }) => srcMac),
      ...(tagged ? [both(hop, "VLAN", ({ vlan }) => (vlan === null ? "untagged" : String(vlan)))] : []),
      row("Carries", carries, carries, tagged && after.vlan !== null ? "0x8100" : "0x0800"),
    ],
    note: isNewFrame(hop) ? "New frame from here on." : "",
  };
}

/** A router or a stack puts the packet into another frame. */
function isNewFrame({ before, after }: Hop): boolean {
  return !isBlank(before.dstMac) && before.dstMac !== after.dstMac;
}

function ipv4(hop: Hop): HeaderBox {
  const rows = [
    both(hop, "From", ({ srcIp }) => srcIp),
    both(hop, "To", ({ dstIp }) => dstIp),
    both(hop, "Hops left", ({ ttl }) => String(ttl), "TTL"),
  ];
  return {
    id: "ipv4",
    title: "IPv4",
    unit: "packet",
    part: "cargo",
    rows,
    note: rows.some(({ changed }) => changed) ? "Its checksum is computed anew." : "",
  };
}

function transport(hop: Hop, { isReply, isReset }: Sent): HeaderBox {
  const { proto } = hop.after;
  if (proto === "icmp") {
    const type = isReply ? "echo reply" : "echo request";
    return {
      id: "transport",
      title: "ICMP",
      unit: "message",
      part: "cargo",
      rows: [
        row("Type", type, type, isReply ? "0" : "8"),
        both(hop, "Identifier", ({ srcPort }) => String(srcPort)),
      ],
      note: "ICMP has no ports.",
    };
  }
  const flags = isReset ? "RST, ACK" : isReply ? "SYN, ACK" : "SYN";
  const ports = [
    both(hop, "From port", ({ srcPort }) => String(srcPort)),
    both(hop, "To port", ({ dstPort }) => String(dstPort)),
  ];
  return {
    id: "transport",
    title: proto.toUpperCase(),
    unit: proto === "tcp" ? "segment" : "datagram",
    part: "cargo",
    rows: proto === "tcp" ? [...ports, row("Flags", flags, flags)] : ports,
    note: "",
  };
}

function data(hop: Hop, { flow, isReply, isReset }: Sent): HeaderBox {
  const { proto, dstPort, srcPort } = hop.after;
  const bytes = `${flow.payloadBytes ?? 32} bytes`;
  const isDns = proto === "udp" && (isReply ? srcPort : dstPort) === 53;
  const notes = {
    tcp: isReset
      ? "No data: the answer is “not here”."
      : "No data yet: a connection starts with an empty segment. Whatever follows takes the same way.",
    udp: isDns
      ? isReply
        ? "The answer to a question of names."
        : "A question of names."
      : "The program’s own bytes.",
    icmp: "The same bytes come back in the reply.",
  } as const;
  return {
    id: "data",
    title: "Data",
    unit: isDns ? "DNS" : "",
    part: "cargo",
    rows: proto === "icmp" ? [row("Length", bytes, bytes)] : [],
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
      unit: "frame",
      part: "outside",
      rows: [of("To", ({ dstMac }) => dstMac), of("From", ({ srcMac }) => srcMac)],
      note: "",
    },
    {
      id: "outer-ipv4",
      title: "IPv4",
      unit: "packet",
      part: "outside",
      rows: [
        of("From", ({ srcIp }) => srcIp),
        of("To", ({ dstIp }) => dstIp),
        of("Hops left", ({ ttl }) => String(ttl), "TTL"),
      ],
      note: "",
    },
    {
      id: "vxlan",
      title: "UDP and VXLAN",
      unit: "label",
      part: "outside",
      rows: [
        of("From port", ({ udpSrc }) => String(udpSrc)),
        of("To port", ({ udpDst }) => String(udpDst)),
        of("Network", ({ vni }) => String(vni), "VNI"),
      ],
      note: "",
    },
  ];
}
