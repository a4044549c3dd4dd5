import type { HostKind, WorldEvent, WorldKind } from "#engine";

type Kind = HostKind | WorldKind | "hosts" | "world";

/** Plain word for one object of a kind. */
export const EVENT_NOUNS: Readonly<Record<Kind, string>> = {
  hosts: "host",
  world: "lab",
  segments: "network cable",
  devices: "machine",
  filters: "filter",
  azureVnets: "Azure network",
  swarms: "swarm plan",
  pnics: "network card",
  vswitches: "switch",
  ports: "port",
  vnics: "vNIC",
  compartments: "namespace",
  hnsNetworks: "HNS network",
  hnsEndpoints: "endpoint",
  hnsPolicyLists: "load balancer",
  vfpSpaces: "tunnel",
  winNats: "NAT",
  natMappings: "port mapping",
  firewallRules: "firewall rule",
  resolvers: "DNS resolver",
  dockerNetworks: "Docker network",
  containers: "container",
};

/** Words that say better than verb and noun what happens. */
export const EVENT_WORDS: Readonly<
  Partial<Record<`${WorldEvent["verb"]} ${Kind}`, readonly [label: string, title: string]>>
> = {
  "create ports": ["open port", "opens a port"],
  "change ports": ["port rules", "sets a port’s rules"],
  "create vnics": ["place vNIC", "places a network card"],
  "create natMappings": ["map port", "maps a port"],
  "create firewallRules": ["allow", "adds a rule"],
  "create compartments": ["namespace", "makes a namespace"],
  "change compartments": ["addresses", "sets addresses and routes"],
  "create hnsEndpoints": ["endpoint", "creates the endpoint"],
  "change hnsEndpoints": ["attach", "attaches the endpoint"],
  "create hnsNetworks": ["network", "creates the network"],
  "create vswitches": ["switch", "creates the switch"],
  "change pnics": ["take card", "takes the network card"],
  "create winNats": ["NAT", "creates the NAT"],
  "create containers": ["store", "stores the container"],
  "change containers": ["state", "changes the container’s state"],
  "create dockerNetworks": ["store", "stores the network"],
  "create resolvers": ["names", "starts its name server"],
  "change resolvers": ["names", "learns a name"],
  "create vfpSpaces": ["tunnel", "makes the tunnel’s map"],
  "change vfpSpaces": ["tunnel", "learns who lives where"],
  "change devices": ["lease", "changes a machine of the LAN"],
  "call compartments": ["filter", "filters the namespace"],
  "call vswitches": ["forwarding", "chooses how the switch forwards"],
  "change swarms": ["plan", "changes the plan"],
  "create swarms": ["plan", "makes the plan"],
};

/** The two words under an arrow: "open port". */
export function eventLabel(event: WorldEvent): string {
  if (event.verb === "call") return callLabel(event);
  // The lane tells what is removed; a longer word would reach into the next column.
  if (event.verb === "remove") return "remove";
  return EVENT_WORDS[`${event.verb} ${event.kind}`]?.[0] ?? `${event.verb} ${EVENT_NOUNS[event.kind]}`;
}

/** "POST /containers/web/start" and "ContainerStart web" → "start"; "HcsCreateComputeSystem" → "compute". */
function callLabel({ call, kind }: WorldEvent): string {
  const name = call?.name ?? "";
  if (name.startsWith("Hcs")) return "compute";
  const [, request] = /^(?:Container)?(Create|Start|Stop|Kill)/.exec(name) ?? [];
  if (request && kind === "containers") return request.toLowerCase();
  const last = name
    .split(/[/?]/)
    .findLast((word) => /^(create|start|stop|kill|connect|disconnect|attach|wait)$/.test(word));
  if (last) return last;
  const method = name.split(" ")[0] ?? "";
  if (method === "DELETE") return "remove";
  return name === "" ? (EVENT_WORDS[`call ${kind}`]?.[0] ?? "decide") : EVENT_NOUNS[kind];
}
