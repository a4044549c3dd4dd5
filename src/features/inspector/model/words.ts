import type { Container, HnsEndpoint, HnsNetwork, Host, VSwitch } from "#engine";

import { runState } from "#store";

const DRIVER_WORDS: Readonly<Record<string, string>> = {
  nat: "Private network behind the host (nat)",
  ics: "Private network of Windows clients (ics)",
  transparent: "On the LAN, own MAC (transparent)",
  l2bridge: "On the LAN, host’s MAC (l2bridge)",
  l2tunnel: "Azure: policy at the physical host (l2tunnel)",
  overlay: "Across hosts, in a tunnel (overlay)",
  internal: "Inside this host only (internal)",
  private: "Among its containers only (private)",
  null: "No network at all (none)",
};

export function driverWords(driver: string): string {
  return DRIVER_WORDS[driver] ?? `Network (${driver})`;
}

const SWITCH_WORDS: Readonly<Record<VSwitch["type"], string>> = {
  internal: "Inside-only switch (internal vSwitch)",
  external: "Switch on the wire (external vSwitch)",
  private: "Containers-only switch (private vSwitch)",
};

export function switchWords(vswitch: VSwitch): string {
  return SWITCH_WORDS[vswitch.type];
}

/** The Docker driver that a switch serves, for its colour: that of the first network on it. */
export function driverOfSwitch(host: Host, vswitch: VSwitch): string {
  return host.hnsNetworks.find(({ vswitchId }) => vswitchId === vswitch.id)?.type ?? "none";
}

export function containerState(container: Container): {
  readonly outcome: "ok" | "bad" | "warn" | "unknown";
  readonly word: string;
} {
  switch (container.state) {
    case "running":
      return { outcome: "ok", word: "Up" };
    case "paused":
      return { outcome: "warn", word: "Paused" };
    case "created":
      return { outcome: "unknown", word: "Created" };
    case "exited":
      return runState(container) === "stopped"
        ? { outcome: "unknown", word: "Stopped" }
        : { outcome: "bad", word: `Exit code ${container.exitCode}` };
    case "dead":
      return { outcome: "bad", word: "Dead" };
  }
}

/** Who chose the endpoint's address. */
export function givenBy(
  endpoint: HnsEndpoint | null,
  network: HnsNetwork | null,
  origin: string | null,
): string {
  if (origin === "link-local") return "Windows itself, because no DHCP server answered";
  if (origin === "dhcp") return "the LAN’s DHCP server";
  if (endpoint?.staticIp) return "you, with --ip";
  return network ? `HNS, from the ${network.name.length === 64 ? "network’s" : network.name} pool` : "HNS";
}

/** What people call a switch: HNS names those of Docker's networks by 64 digits. */
export function switchName(host: Host, vswitch: VSwitch): string {
  if (shortName(vswitch.name) === vswitch.name) return vswitch.name;
  const hns = host.hnsNetworks.find(({ vswitchId }) => vswitchId === vswitch.id);
  const docker = host.dockerNetworks.find(({ hnsNetworkId }) => hnsNetworkId === hns?.id);
  return docker?.name ?? shortName(vswitch.name);
}

/** Names of HNS networks made by Docker are 64 digits; people know the first twelve. */
export function shortName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}
