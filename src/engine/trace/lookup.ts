import { AZURE_DNS } from "../dataplane/azure.ts";
import type { HopDraft } from "../dataplane/hop.ts";
import type { Reason } from "../dataplane/reasons.ts";
import type { Container } from "../model/docker.ts";
import type { DnsResolver } from "../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";
import type { Sender } from "./endpoint.ts";
import {
  fromServer,
  isContainerName,
  looksPublic,
  onInternet,
  pointerName,
  sameName,
} from "./name-records.ts";
import { sentByApp, sentTuple } from "./sender-hop.ts";
import type { ComponentId, Headers } from "./trace.ts";
import { sendPacket, sendReply } from "./walk.ts";

export interface LookupOutcome {
  readonly name: string;
  readonly server: string;
  readonly answer: string | null;
  readonly reason: Reason | null;
  readonly at: ComponentId;
  readonly hops: readonly HopDraft[];
  /** Of a lookup that got an answer, also a "no". */
  readonly replyHops: readonly HopDraft[];
  readonly seen: Headers | null;
}

/** Asks the sender's DNS servers in turn, as Windows does; `firstOnly`: only the first, as nslookup does. */
export function lookUp(
  world: World,
  sender: Sender,
  name: string,
  firstOnly: boolean,
  instead?: string,
): LookupOutcome {
  const servers = instead === undefined ? serversOf(sender) : [instead];
  let failed: LookupOutcome | null = null;
  for (const server of servers) {
    const outcome = query(world, sender, name, server);
    failed ??= outcome;
    const final = outcome.answer !== null || outcome.reason === "dns-name-not-in-network" || !goesOn(outcome);
    if (firstOnly || final)
      return final && outcome.answer === null && !firstOnly ? better(failed, outcome) : outcome;
  }
  return failed ?? noServer(sender, name);
}

/** The next server is asked after silence and after SERVFAIL, not after "no such name". */
function goesOn({ reason }: LookupOutcome): boolean {
  return (
    reason === "dns-server-unreachable" ||
    reason === "dns-forwarding-disabled" ||
    reason === "firewall-policy-blocks-local-rules"
  );
}

/** A later "no such name" does not hide why the first server was silent. */
function better(first: LookupOutcome, last: LookupOutcome): LookupOutcome {
  return goesOn(first) && last.reason === "dns-name-unknown" ? first : last;
}

function serversOf(sender: Sender): readonly string[] {
  if (sender.kind === "device") return sender.device.dnsServers;
  const interfaces = sender.compartment?.interfaces ?? [];
  const servers = interfaces.flatMap(({ dnsServers }) => dnsServers);
  if (servers.length > 0 || sender.kind === "container") return [...new Set(servers)];
  return sender.host.settings.dnsServers;
}

function query(world: World, sender: Sender, name: string, server: string): LookupOutcome {
  const asked = ask(world, sender, server);
  const { hops, at } = asked;
  const base = { name, server, hops, replyHops: asked.replyHops, seen: asked.seen };
  if (asked.reason !== null) {
    const own = KEPT.has(asked.reason);
    return {
      ...base,
      answer: null,
      reason: own ? asked.reason : "dns-server-unreachable",
      at: own ? at : "dns-server",
    };
  }
  if (at === "docker-dns") return fromDocker(world, sender, base, server);
  if (at !== "dns-server")
    return { ...base, answer: null, reason: "dns-server-unreachable", at: "dns-server" };
  const answer = server === AZURE_DNS ? onInternet(world, name) : fromServer(world, server, name);
  if (answer !== null) return { ...base, answer, reason: null, at };
  if (sender.kind === "host" && isContainerName(world, name)) {
    return { ...base, answer: null, reason: "dns-host-cannot-resolve", at: "host-tcpip" };
  }
  const reason =
    sender.kind === "container" && isContainerName(world, name)
      ? "dns-not-provided-by-driver"
      : "dns-name-unknown";
  return { ...base, answer: null, reason, at };
}

/** Losses in the sender's own stack, and the one of a policy, say more than "unreachable". */
const KEPT: ReadonlySet<Reason> = new Set([
  "network-none",
  "endpoint-not-connected",
  "no-route",
  "dhcp-no-offer",
  "firewall-policy-blocks-local-rules",
]);

interface Asked {
  readonly hops: readonly HopDraft[];
  readonly replyHops: readonly HopDraft[];
  readonly at: ComponentId;
  readonly reason: Reason | null;
  readonly seen: Headers | null;
}

const DNS_PORT = 53;
const DNS_BYTES = 60;

function ask(world: World, sender: Sender, server: string): Asked {
  const packet = {
    dstIp: server,
    proto: "udp",
    srcPort: 53000,
    dstPort: DNS_PORT,
    ttl: 128,
    bytes: DNS_BYTES,
    dontFragment: false,
  } as const;
  const { end, hops: walked, net } = sendPacket(world, sender, packet);
  const hops = sentByApp(sender, walked);
  const at = hops.at(-1)?.component ?? "host-tcpip";
  if (end.type === "lost") return { hops, replyHops: [], at, reason: end.reason, seen: null };
  const sent = sentTuple(hops, end.frame.headers);
  const reply = sendReply(net, sender, sent, end.arrival, end.frame);
  if (reply.end.type === "arrive")
    return { hops, replyHops: reply.hops, at: end.arrival.component, reason: null, seen: end.frame.headers };
  const lostAt = reply.hops.at(-1)?.component ?? at;
  return {
    hops: [...hops, ...reply.hops],
    replyHops: [],
    at: lostAt,
    reason: reply.end.reason,
    seen: end.frame.headers,
  };
}

type Base = Pick<LookupOutcome, "name" | "server" | "hops" | "replyHops" | "seen">;

/** dockerd answers from the networks of the asker, and asks the host's own servers for the rest. */
function fromDocker(world: World, sender: Sender, base: Base, server: string): LookupOutcome {
  if (sender.kind === "device")
    return { ...base, answer: null, reason: "dns-name-unknown", at: "docker-dns" };
  const { host } = sender;
  const resolver = host.resolvers.find(({ address }) => address === server);
  const pointer = pointerName(host, resolversFor(host, sender, resolver), base.name);
  if (pointer !== null) {
    const hops = resolverHops(base.hops, "answer");
    return { ...base, hops, answer: pointer, reason: null, at: "docker-dns" };
  }
  const name = sender.kind === "container" ? linkedName(sender.container, base.name) : base.name;
  const known = resolversFor(host, sender, resolver)
    .flatMap(({ records }) => records)
    .find((record) => sameName(record.name, name));
  const hops = resolverHops(base.hops, known ? "answer" : "forward");
  if (known) return { ...base, hops, answer: known.addresses[0] ?? null, reason: null, at: "docker-dns" };
  if (!resolver?.forwards) {
    const reason = looksPublic(base.name) ? "dns-forwarding-disabled" : "dns-name-not-in-network";
    return { ...base, answer: null, reason, at: "docker-dns" };
  }
  return forwarded(world, host, resolver, { ...base, hops });
}

function forwarded(world: World, host: Host, resolver: DnsResolver, base: Base): LookupOutcome {
  const compartment = host.compartments.get(HOST_COMPARTMENT);
  if (!compartment) return { ...base, answer: null, reason: "dns-server-unreachable", at: "dns-server" };
  const forwarders = resolver.forwarders.length > 0 ? resolver.forwarders : host.settings.dnsServers;
  for (const server of forwarders.slice(0, 3)) {
    const asked = ask(world, { kind: "host", host, compartment }, server);
    const hops = [...base.hops, ...asked.hops];
    const replyHops = [...asked.replyHops, ...base.replyHops];
    if (asked.reason !== null) continue;
    const answer = server === AZURE_DNS ? onInternet(world, base.name) : fromServer(world, server, base.name);
    if (answer !== null) return { ...base, hops, replyHops, answer, reason: null, at: "docker-dns" };
    return { ...base, hops, replyHops, answer: null, reason: "dns-name-not-in-network", at: "docker-dns" };
  }
  const local = !looksPublic(base.name);
  return {
    ...base,
    answer: null,
    reason: local ? "dns-name-not-in-network" : "dns-server-unreachable",
    at: local ? "docker-dns" : "dns-server",
  };
}

/** The resolver's own hop says what it did: answered, or passed the question on. */
function resolverHops(hops: readonly HopDraft[], action: "answer" | "forward"): readonly HopDraft[] {
  return hops.map((hop) => (hop.component === "docker-dns" ? { ...hop, action } : hop));
}

/** The resolver that was asked, and those of the asker's other networks: one daemon, one set of names. */
function resolversFor(host: Host, sender: Sender, asked: DnsResolver | undefined): readonly DnsResolver[] {
  const networks = sender.kind === "container" ? networksOf(sender.container) : new Set<string>();
  const others = host.resolvers.filter((each) => each !== asked && networks.has(each.id));
  return asked ? [asked, ...others] : others;
}

function networksOf(container: Container): ReadonlySet<string> {
  return new Set(container.endpoints.map(({ networkId }) => String(networkId)));
}

/** `--link web:api`: only this container calls web api too. */
function linkedName({ endpoints }: Container, name: string): string {
  const links = endpoints.flatMap((endpoint) => endpoint.links).map((link) => link.split(":"));
  const link = links.find(([target = "", alias = target]) => sameName(alias, name));
  return link?.[0] ?? name;
}

function noServer(sender: Sender, name: string): LookupOutcome {
  const at =
    sender.kind === "container" ? "container-tcpip" : sender.kind === "host" ? "host-tcpip" : "lan-host";
  const { compartment } = sender.kind === "device" ? { compartment: null } : sender;
  const alone = sender.kind === "container" && compartment?.interfaces.length === 0;
  const reason: Reason = alone
    ? sender.container.networkMode === "none"
      ? "network-none"
      : "endpoint-not-connected"
    : "dns-server-unreachable";
  return { name, server: "", answer: null, reason, at, hops: [], replyHops: [], seen: null };
}
