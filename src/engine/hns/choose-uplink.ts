import { err, ok, type Result } from "../lib/result.ts";
import type { HnsNetworkType } from "../model/hns.ts";
import type { PNic, VSwitch } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** Where an external network is to stand: on a switch that is there, or on adapters that are free. */
export type Uplink =
  | { readonly kind: "shared"; readonly vswitch: VSwitch }
  | { readonly kind: "free"; readonly pnics: readonly PNic[] };

/**
 * Finds the adapters of a new external network. `names` is the option `interface`: aliases of physical adapters,
 * comma between those of a team; undefined lets HNS choose. Source: facts on HNS, section 8.3, R1 to R5 and R23.
 */
export function chooseUplink(
  host: Host,
  type: HnsNetworkType,
  names: string | undefined,
): Result<Uplink, HnsRefusal> {
  return names === undefined || names.trim() === ""
    ? anyAdapter(host, type)
    : namedAdapters(host, type, names);
}

function anyAdapter(host: Host, type: HnsNetworkType): Result<Uplink, HnsRefusal> {
  const shared = host.vswitches.find((vswitch) => isShareable(host, vswitch, type));
  if (shared) return ok({ kind: "shared", vswitch: shared });
  const free = host.pnics.find(
    (pnic) => pnic.vswitchId === null && pnic.up && pnic.plug !== null && pnic.media === "ethernet",
  );
  if (free) return ok({ kind: "free", pnics: [free] });
  const owned = host.pnics.find((pnic) => pnic.vswitchId !== null);
  if (owned) return bound(host, type, owned);
  const wifi = host.pnics.find((pnic) => pnic.media === "wifi");
  return wifi ? wireless(type, wifi) : noAdapter(type, "This host has no connected network adapter.");
}

function namedAdapters(host: Host, type: HnsNetworkType, names: string): Result<Uplink, HnsRefusal> {
  const pnics: PNic[] = [];
  for (const name of names.split(",").map((part) => part.trim())) {
    const pnic = host.pnics.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!pnic) return unknownAdapter(host, type, name);
    if (pnic.media === "wifi") return wireless(type, pnic);
    if (pnic.vswitchId !== null) {
      const vswitch = host.vswitches.get(pnic.vswitchId);
      if (vswitch && isShareable(host, vswitch, type)) return ok({ kind: "shared", vswitch });
      return bound(host, type, pnic);
    }
    if (!pnic.up) return noAdapter(type, `The adapter ${pnic.name} is down.`);
    if (!pnics.includes(pnic)) pnics.push(pnic);
  }
  return ok({ kind: "free", pnics });
}

/** R4: an adapter of the host itself is none that a switch can take, whatever the network. */
function unknownAdapter(host: Host, type: HnsNetworkType, name: string): Result<never, HnsRefusal> {
  if (!/^vEthernet \(/i.test(name)) return noAdapter(type, unknownHint(host, name));
  return hnsRefusal(
    "invalidParameter",
    "adapter-not-found",
    unknownHint(host, name),
    "Get-NetAdapter -Physical",
  );
}

/** Networks of one kind may share a switch when the kind allows it; of two kinds never. Source: R2. */
function isShareable(host: Host, vswitch: VSwitch, type: HnsNetworkType): boolean {
  if (vswitch.type !== "external" || !NETWORK_KINDS[type].shares) return false;
  const others = host.hnsNetworks.filter((network) => network.vswitchId === vswitch.id);
  return others.length > 0 && others.every((network) => network.type === type);
}

function bound(host: Host, type: HnsNetworkType, pnic: PNic): Result<never, HnsRefusal> {
  const owner = pnic.vswitchId === null ? undefined : host.vswitches.get(pnic.vswitchId);
  const free = host.pnics.find((each) => each.vswitchId === null && each.up && each.media === "ethernet");
  return hnsRefusal(
    NETWORK_KINDS[type].noAdapter,
    "adapter-already-bound",
    `${pnic.name} belongs to the external vSwitch ${owner?.name.slice(0, 15) ?? ""} already, and an adapter can feed only one. Name another adapter, or remove the network that has it.`,
    free
      ? `docker network create -d ${type} -o "com.docker.network.windowsshim.interface=${free.name}" NETWORK`
      : "docker network ls",
  );
}

function wireless(type: HnsNetworkType, pnic: PNic): Result<never, HnsRefusal> {
  return hnsRefusal(
    NETWORK_KINDS[type].noAdapter,
    "wireless-adapter-unsupported",
    `Only ${pnic.name} is left, and a Wi-Fi access point accepts one MAC address for each association: use an Ethernet adapter, or nat.`,
    "docker network create -d nat NETWORK",
  );
}

function noAdapter(type: HnsNetworkType, hint: string): Result<never, HnsRefusal> {
  const { error } = hnsRefusal(NETWORK_KINDS[type].noAdapter, "adapter-not-found", hint, "Get-NetAdapter");
  return err(error);
}

function unknownHint(host: Host, name: string): string {
  const list = host.pnics.map((pnic) => `"${pnic.name}"`).join(", ");
  return name.startsWith("vEthernet")
    ? `Name the physical adapter, not the vSwitch's own: ${list}.`
    : `This host has no adapter "${name}". It has ${list}.`;
}
