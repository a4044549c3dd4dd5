import type { Driver } from "#store";
import type { LineAction } from "./model/actions.ts";

const DRIVERS_SAY: Readonly<Record<Driver, string>> = {
  nat: "private, via the host",
  transparent: "on the LAN itself",
  l2bridge: "LAN, host’s MAC",
  l2tunnel: "Azure only",
  overlay: "across hosts",
};

/** Every word of the outline and the palette. */
export const MESSAGES = {
  title: "Outline",
  empty: "Everything you build is listed here, as text. Screen readers and the keyboard use the same list.",
  noMatch: (filter: string) => `Nothing here matches “${filter}”.`,
  filter: "Filter by name, address, image",
  showFilter: "Filter the outline",
  hideFilter: "Close the filter",
  containers: (count: number) => `${count.toLocaleString("en")} container${count === 1 ? "" : "s"}`,
  treeHint: "Arrow keys move, Enter opens in the inspector, Shift F10 opens the menu.",
  attention: "Needs attention",
  on: (host: string) => (host === "" ? "" : ` on ${host}`),
  andMore: (count: number) => ` and ${count.toLocaleString("en")} more`,
  menuOf: (name: string) => `Actions for ${name}`,
  send: "Send a packet",
  connectTo: "Connect to…",
  nothingToJoin: "There is no other network to join.",
  addNetwork: "Add a network…",
  terminal: "Open a terminal",
  copy: "Copy command",
  copied: "Command copied.",
  notCopied: "The browser did not allow copying.",
  remove: "Remove",
  inspectorOpen: "Open in the inspector",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeStops: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is running. It stops, and its address is given up.`
      : `${names.length} running containers stop: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}.`,
  line: {
    start: () => "Start",
    stop: () => "Stop",
    disconnect: (subject) => `Disconnect from ${subject}`,
    "add-container": (subject) => `Add a container (${subject})`,
    "leave-swarm": () => "Leave the swarm",
    inspect: () => "Inspect in the terminal",
  } satisfies Record<LineAction, (subject: string) => string>,
  add: {
    title: "Add",
    hint: "drag, or press Enter",
    host: "Host",
    container: "Container",
    client: "LAN client",
    drivers: DRIVERS_SAY,
    onHost: (host: string) => `on ${host}`,
    tile: (what: string, host: string | null) => (host === null ? `Add ${what}` : `Add ${what} on ${host}`),
    network: (driver: string) => `a ${driver} network`,
    networkSays: (driver: Driver) => `a network, ${driver}: ${DRIVERS_SAY[driver]}`,
    options: (what: string) => `Options for ${what}`,
    name: "Name",
    image: "Image",
    networkField: "Network",
    ports: "Publish ports",
    portsHint: "8080:80 is host to container",
    subnet: "Subnet",
    subnetHint: "empty: chosen for you",
    adapter: "Adapter",
    types: "Will type",
    run: "Add",
    noHost: "Add a host first.",
    failed: "The command was refused. The terminal says why.",
  },
} as const;
