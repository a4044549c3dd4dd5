import type { ComponentId, Headers, Hop, Trace } from "#engine";
import { contained, isBlank, shortName } from "#store";

const NAMES: Readonly<Partial<Record<ComponentId, string>>> = {
  "container-firewall": "Filter of the namespace",
  "uvm-firewall": "Firewall in the VM",
  vfp: "Port rules (VFP)",
  "vfp-acl": "Access rules (VFP)",
  "vfp-nat": "Address swap (VFP)",
  "vfp-lb": "Load balancer (VFP)",
  "vfp-encap": "Envelope (VFP)",
  "vfp-mac-rewrite": "MAC swap (VFP)",
  "vfp-arp": "ARP answer (VFP)",
  winnat: "WinNAT",
  "host-tcpip": "TCP/IP routing",
  "host-firewall": "Windows Firewall",
  "outer-vswitch": "Switch outside the VM",
  "azure-host-vswitch": "Azure host’s switch",
  "azure-fabric": "Azure network",
  "docker-dns": "Docker’s DNS",
  hns: "HNS",
  dockerd: "dockerd",
};

/** "WinNAT", "Ethernet on win-01", "nat switch": what the hop is called in the list. */
export function hopTitle({ component, object: name, host }: Hop): string {
  const object = readable(name);
  switch (component) {
    case "pnic":
      return `${object} on ${host}`;
    case "vswitch":
      return `${object} switch`;
    case "container-tcpip":
      return `TCP/IP of ${object}`;
    default:
      return NAMES[component] ?? object;
  }
}

/** Without what Docker and HNS add to make a name unique: the id of a task, all but twelve digits of a network's. */
export function readable(text: string): string {
  return contained(shortName(text).replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, "$1…"));
}

/** The tooltip of a text that is shown shortened: the whole of it; none where nothing was left out. */
export function fullText(text: string): string | undefined {
  return readable(text) === text ? undefined : text;
}

/** Where a verdict fell, for its headline: "Windows Firewall". */
export function placeOf(trace: Trace): string {
  const last = endOf(trace);
  return last ? hopTitle(last) : (NAMES[trace.at] ?? trace.at);
}

/** The hop that the packet ended at. */
function endOf(trace: Trace): Hop | undefined {
  const hops =
    trace.phase === "reply" ? trace.reply?.hops : trace.phase === "resolve" ? trace.lookup?.hops : trace.hops;
  return hops?.findLast(({ component }) => component === trace.at) ?? hops?.at(-1);
}

/** Short names of the fields that a hop rewrote, as the mark beside it lists them: "To, port", "TTL, both MACs". */
export function rewrittenNames({ before, after }: Hop): readonly string[] {
  // A field that is filled in for the first time is not rewritten.
  const changed = (field: keyof Headers) => !isBlank(before[field]) && before[field] !== after[field];
  const macs = [changed("dstMac") ? "MAC to" : "", changed("srcMac") ? "MAC from" : ""].filter(Boolean);
  return [
    ...(changed("srcIp") ? ["from"] : []),
    ...(changed("srcPort") ? [changed("srcIp") ? "port" : "from port"] : []),
    ...(changed("dstIp") ? ["to"] : []),
    ...(changed("dstPort") ? [changed("dstIp") ? "port" : "to port"] : []),
    ...(changed("ttl") ? ["TTL"] : []),
    ...(changed("vlan") ? ["VLAN tag"] : []),
    ...(macs.length === 2 ? ["both MACs"] : macs),
    ...(JSON.stringify(before.outer) === JSON.stringify(after.outer) ? [] : ["envelope"]),
  ];
}

/** "To, port". */
export function rewrittenText(hop: Hop): string {
  return rewrittenNames(hop)
    .join(", ")
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
