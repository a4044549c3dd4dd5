import type { Actor, HostKind, WorldEvent, WorldKind } from "#engine";

type Kind = HostKind | WorldKind | "hosts" | "world";

export const ACTOR_NAMES: Readonly<Record<Actor, string>> = {
  docker: "docker",
  dockerd: "dockerd",
  swarm: "swarm",
  HNS: "HNS",
  HCS: "HCS",
  VMSwitch: "vSwitch",
  VFP: "VFP",
  WinNAT: "WinNAT",
  Firewall: "Firewall",
  TCPIP: "TCP/IP",
  Windows: "Windows",
  lab: "lab",
};

export const ACTOR_HINTS: Readonly<Record<Actor, string>> = {
  docker: "CLI",
  dockerd: "libnetwork",
  swarm: "manager",
  HNS: "networking",
  HCS: "compute",
  VMSwitch: "switching",
  VFP: "port rules",
  WinNAT: "address swap",
  Firewall: "host filter",
  TCPIP: "routes",
  Windows: "services",
  lab: "cables, machines",
};

/** Plain word for one object of a kind. */
const NOUNS: Readonly<Record<Kind, string>> = {
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
const SPECIAL: Readonly<
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
  return SPECIAL[`${event.verb} ${event.kind}`]?.[0] ?? `${event.verb} ${NOUNS[event.kind]}`;
}

/** "POST /containers/web/start" → "start"; "HcsCreateComputeSystem" → "compute". */
function callLabel({ call, kind }: WorldEvent): string {
  const name = call?.name ?? "";
  if (name.startsWith("Hcs")) return "compute";
  const last = name
    .split(/[/?]/)
    .findLast((word) => /^(create|start|stop|kill|connect|disconnect|attach|wait)$/.test(word));
  if (last) return last;
  const method = name.split(" ")[0] ?? "";
  if (method === "DELETE") return "remove";
  return name === "" ? (SPECIAL[`call ${kind}`]?.[0] ?? "decide") : NOUNS[kind];
}

/** "vSwitch opens a port": the headline of one event. */
export function eventTitle(event: WorldEvent): string {
  const actor = ACTOR_NAMES[event.actor];
  if (event.verb === "call") {
    const target = event.call
      ? `asks for ${callNoun(event)}`
      : (SPECIAL[`call ${event.kind}`]?.[1] ?? "decides");
    return `${actor} ${target}`;
  }
  const special = SPECIAL[`${event.verb} ${event.kind}`]?.[1];
  if (special) return `${actor} ${special}`;
  return `${actor} ${VERBS[event.verb]} the ${NOUNS[event.kind]}`;
}

function callNoun(event: WorldEvent): string {
  const label = callLabel(event);
  if (label === "compute") return "a compute system";
  return label === NOUNS[event.kind] ? `the ${label}` : `${label}: ${NOUNS[event.kind]}`;
}

const VERBS: Readonly<Record<WorldEvent["verb"], string>> = {
  create: "creates",
  change: "changes",
  remove: "removes",
  call: "asks for",
  end: "ends",
};

/** What the event leaves behind, for the list of things built: "Port 1", "Namespace 3", "Endpoint 172.16.0.12". */
export function builtText(event: WorldEvent): string {
  const noun = NOUNS[event.kind].replace(/^[a-z](?=[a-z ])/, (letter) => letter.toUpperCase());
  const name = objectName(event);
  const subject = name === "" ? noun : `${noun} ${name}`;
  if (event.verb === "remove") return `${subject} removed`;
  if (event.verb === "change") return `${subject}, ${SPECIAL[`change ${event.kind}`]?.[0] ?? "changed"}`;
  return event.type === "host-object-put" && event.kind === "containers"
    ? `${subject}, not started`
    : subject;
}

function objectName(event: WorldEvent): string {
  if (event.type === "host-put") return event.id;
  if (event.type === "world-object-put") return "name" in event.value ? event.value.name : "";
  if (event.type !== "host-object-put") return "";
  switch (event.kind) {
    case "ports":
    case "compartments":
      return String(event.value.number);
    case "hnsEndpoints":
      return event.value.ip ?? event.value.mac;
    case "natMappings":
      return `${event.value.externalPort} → ${event.value.internalPort}`;
    case "firewallRules":
      return event.value.displayName;
    case "winNats":
      return event.value.internalPrefix;
    case "resolvers":
      return event.value.address;
    case "vfpSpaces":
      return `VNI ${event.value.vni}`;
    case "hnsPolicyLists":
      return event.value.vips.join(", ");
    case "containers":
    case "dockerNetworks":
    case "hnsNetworks":
    case "vswitches":
    case "vnics":
    case "pnics":
      return shortened(event.value.name);
  }
}

/** Names that Docker makes are 64 digits. */
function shortened(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}
