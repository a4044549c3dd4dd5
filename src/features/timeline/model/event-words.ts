import type { Actor, WorldEvent } from "#engine";
import { contained, EVENT_NOUNS, EVENT_WORDS, eventLabel, shortName } from "#store";

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
  swarm: "managers, agents",
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

/** "vSwitch opens a port": the headline of one event. */
export function eventTitle(event: WorldEvent): string {
  const actor = ACTOR_NAMES[event.actor];
  if (event.verb === "call") {
    const target = event.call
      ? `asks for ${callNoun(event)}`
      : (EVENT_WORDS[`call ${event.kind}`]?.[1] ?? "decides");
    return `${actor} ${target}`;
  }
  if (event.verb === "end") return "One command is done";
  const special = EVENT_WORDS[`${event.verb} ${event.kind}`]?.[1];
  if (special) return `${actor} ${special}`;
  return `${actor} ${VERBS[event.verb]} the ${EVENT_NOUNS[event.kind]}`;
}

function callNoun(event: WorldEvent): string {
  const label = eventLabel(event);
  if (label === "compute") return "a compute system";
  return label === EVENT_NOUNS[event.kind] ? `the ${label}` : `${label}: ${EVENT_NOUNS[event.kind]}`;
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
  const noun = EVENT_NOUNS[event.kind].replace(/^[a-z](?=[a-z ])/, (letter) => letter.toUpperCase());
  const name = objectName(event);
  const subject = name === "" ? noun : `${noun} ${name}`;
  if (event.verb === "remove") return `${subject} removed`;
  if (event.verb === "change") {
    const what = EVENT_WORDS[`change ${event.kind}`]?.[0] ?? "changed";
    // "Tunnel VNI 4097, tunnel" would say the same twice.
    return noun.toLowerCase().includes(what) ? subject : `${subject}, ${what}`;
  }
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

/** Names that Docker makes are 64 digits, or end in the id of a task. */
function shortened(name: string): string {
  return contained(/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : shortName(name));
}

/** Why the event came about, with names as the lab shows them. */
export function eventWhy({ why }: WorldEvent): string {
  return contained(shortName(why));
}
