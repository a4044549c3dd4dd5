import { contains, parseIp } from "../../lib/ipv4.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { Refusal } from "../../model/refusal.ts";
import { HOST_COMPARTMENT, type Host } from "../../model/world.ts";
import { daemonRefusal } from "../refusals.ts";

export const DEFAULT_SWARM_PORT = 2377;

interface Candidate {
  readonly ip: string;
  readonly alias: string;
}

/** "192.168.10.21", "Ethernet", "192.168.10.21:2377" → the address; the port is left to the caller. */
export function chooseAdvertiseAddress(host: Host, given: string): Result<string, Refusal> {
  if (given !== "") {
    const address = resolveAddress(host, given);
    return address === null || address === "0.0.0.0" ? badAdvertiseAddress() : ok(address);
  }
  const candidates = advertisable(host);
  const [first] = candidates;
  if (!first) {
    return daemonRefusal(
      "no-advertise-address",
      "could not find the system's IP address - specify one with --advertise-addr",
      "Docker leaves out every address that lies in the pool of one of its networks, and a network without --subnet has the pool 0.0.0.0/0: name the address.",
      "docker swarm init --advertise-addr ADDRESS",
    );
  }
  if (candidates.length === 1) return ok(first.ip);
  return daemonRefusal(
    "several-advertise-addresses",
    `could not choose an IP address to advertise since this system has multiple addresses on ${describe(candidates)} - specify one with --advertise-addr`,
    "The other nodes must know where to find this one: name the address on their LAN.",
    `docker swarm init --advertise-addr ${first.ip}`,
  );
}

/** The listen address; refused when it is neither an address nor an adapter. */
export function checkListenAddress(host: Host, given: string): Result<string, Refusal> {
  const address = resolveAddress(host, given);
  if (address !== null) return ok(`${address}:${portOf(given) ?? DEFAULT_SWARM_PORT}`);
  return daemonRefusal(
    "listen-address-invalid",
    "listen address must be an IP address or network interface (with optional port number)",
    "Write an address of this host, for example 192.168.10.21:2377.",
  );
}

/** The data path address; "" is the advertised one. */
export function checkDataPathAddress(host: Host, given: string): Result<null, Refusal> {
  if (given === "") return ok(null);
  const address = portOf(given) === null ? resolveAddress(host, given) : null;
  if (address !== null && address !== "0.0.0.0") return ok(null);
  return daemonRefusal(
    "data-path-address-invalid",
    "data path address must be a non-zero IP address or network interface (without a port number)",
    "Write an address of this host.",
  );
}

export function portOf(text: string): number | null {
  const port = /:(\d+)$/.exec(text)?.[1];
  return port === undefined ? null : Number(port);
}

function badAdvertiseAddress(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "advertise-address-invalid",
    "advertise address must be a non-zero IP address or network interface (with optional port number)",
    "Write an address of this host, for example 192.168.10.21.",
  );
}

function resolveAddress(host: Host, given: string): string | null {
  const text = given.replace(/:\d*$/, "");
  if (parseIp(text) !== null) return text;
  const named = hostInterfaces(host).find((one) => one.alias === text);
  return named?.addresses[0]?.ip ?? null;
}

function hostInterfaces(host: Host) {
  return host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
}

/** Addresses that Docker would offer: not link-local, and in no Docker network's pool. Source: section 5.1. */
function advertisable(host: Host): readonly Candidate[] {
  const pools = host.dockerNetworks
    .filter((network) => network.driver !== "null")
    .flatMap((network) => network.ipam.map((config) => config.subnet));
  return hostInterfaces(host).flatMap(({ alias, addresses }) =>
    addresses
      .filter(({ origin, ip }) => origin !== "link-local" && !pools.some((pool) => contains(pool, ip)))
      .map(({ ip }) => ({ ip, alias })),
  );
}

function describe(candidates: readonly Candidate[]): string {
  const [first, second] = candidates;
  if (first && second && candidates.every(({ alias }) => alias === first.alias)) {
    return `interface ${first.alias} (${first.ip} and ${second.ip})`;
  }
  return `different interfaces (${first?.ip} on ${first?.alias} and ${second?.ip} on ${second?.alias})`;
}
