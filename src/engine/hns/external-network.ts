import { contains, formatIp, parsePrefix } from "../lib/ipv4.ts";
import { ok, type Result } from "../lib/result.ts";
import { guid } from "../lib/seed.ts";
import type { HnsNetwork, HnsNetworkType, HnsSubnet } from "../model/hns.ts";
import type { HnsNetworkId, HostName, VfpSpaceId, VSwitchId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VSwitch } from "../model/vswitch.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { newSpace } from "../vfp/overlay-space.ts";
import { createExternalSwitch, hostAdapterName } from "../vmswitch/external-switch.ts";
import { adapterNames, shortName } from "../vmswitch/names.ts";
import { chooseUplink, type Uplink } from "./choose-uplink.ts";
import type { NetworkOrder } from "./create-network.ts";
import { listOf } from "./internal-network.ts";
import { macPool } from "./mac-pool.ts";
import { macRanges } from "./mac-ranges.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";
import { ANY_PREFIX } from "./requests.ts";

/** Builds transparent, l2bridge, l2tunnel and overlay networks: containers on the physical network. */
export function createExternalNetwork(
  tx: Transaction,
  host: HostName,
  type: HnsNetworkType,
  order: NetworkOrder,
): Result<HnsNetwork, HnsRefusal> {
  const { request } = order;
  const subnets = subnetsOf(tx, order);
  if (!subnets.ok) return subnets;
  const uplink = chooseUplink(tx.host(host), type, request.NetworkAdapterName);
  if (!uplink.ok) return uplink;
  const id = tx.mintGuid("hns-network") as HnsNetworkId;
  noteUplink(tx, host, uplink.value, request);
  const vswitch = switchFor(tx, host, type, id, request.Name, uplink.value);
  const network: HnsNetwork = {
    id,
    name: request.Name,
    type,
    typeAsSent: request.Type,
    subnets: subnets.value,
    macPools: macRanges(request) ?? [macPool(order.seed)],
    vswitchId: vswitch.id,
    layerId: vswitch.layerId,
    managementIp: managementIp(tx, host, vswitch.id),
    networkAdapterName: adapterNames(vswitch.pnicIds.flatMap((each) => tx.host(host).pnics.get(each) ?? [])),
    dnsSuffix: request.DNSSuffix ?? tx.host(host).settings.dnsSuffix,
    dnsServers: listOf(request.DNSServerList),
    policies: request.Policies ?? [],
    flags: 0,
    natName: null,
    // Source: facts on HNS, section 6.1: a space has the name of its network.
    spaceId: type === "overlay" ? (id as string as VfpSpaceId) : null,
    // Source: facts on HNS, section 3.1: an overlay has a distributed router with a MAC of its own.
    routerMac: type === "overlay" ? macPool(`${order.seed}/router`).start : null,
    endpointPolicies: [],
  };
  tx.put(host, "hnsNetworks", id, network, {
    actor: "HNS",
    why: whyNetwork(network, uplink.value),
    call: { name: "POST /networks/", body: JSON.stringify(request) },
    show: `Get-HnsNetwork | Where-Object Name -eq "${request.Name}"`,
  });
  if (network.spaceId !== null) {
    tx.put(host, "vfpSpaces", network.spaceId, newSpace(network, network.spaceId), {
      actor: "VFP",
      why: `VFP opens a space for ${shortName(network.name)}: it will hold which host each address of the network lives on.`,
      show: "vfpctrl /list-space",
    });
  }
  return ok(network);
}

/** Which adapter the network is to stand on. Source: facts on HNS, section 7.3. */
function noteUplink(
  tx: Transaction,
  host: HostName,
  uplink: Uplink,
  { NetworkAdapterName }: NetworkOrder["request"],
): void {
  if (uplink.kind === "shared") {
    tx.call(host, "vswitches", uplink.vswitch.id, {
      actor: "HNS",
      why: `HNS finds the external vSwitch ${shortName(uplink.vswitch.name)}, which networks of this kind may share.`,
      show: "Get-VMSwitch",
    });
    return;
  }
  const names = adapterNames(uplink.pnics);
  const [first] = uplink.pnics;
  if (!first) return;
  tx.call(host, "pnics", first.id, {
    actor: "HNS",
    why: NetworkAdapterName
      ? `HNS takes ${names} as asked: no vSwitch owns it yet. One adapter can feed only one external vSwitch.`
      : `HNS takes the first connected adapter that no vSwitch owns: ${names}. One adapter can feed only one external vSwitch.`,
    show: "Get-NetAdapter",
  });
}

function switchFor(
  tx: Transaction,
  host: HostName,
  type: HnsNetworkType,
  id: HnsNetworkId,
  name: string,
  uplink: Uplink,
): VSwitch {
  if (uplink.kind === "shared") return uplink.vswitch;
  const kind = NETWORK_KINDS[type];
  const old = OS_PROFILES[tx.host(host).settings.os].build < 16000;
  const vswitch = createExternalSwitch(tx, host, {
    name: old ? `Layered ${uplink.pnics[0]?.name ?? ""}` : name,
    pnics: uplink.pnics,
    vfpEnabled: kind.vfp,
    knownToHns: true,
    allowManagementOs: true,
    hnsNetworkId: id,
    adapterName: hostAdapterName(tx, host, uplink.pnics),
    mtuBytes: 1500 - kind.encapOverheadBytes,
  });
  tx.call(host, "vswitches", vswitch.id, {
    actor: kind.vfp ? "VFP" : "HNS",
    why: kind.vfp
      ? `HNS makes VFP the forwarding extension of ${shortName(vswitch.name)}: rules on each port decide about frames from now on.`
      : `VFP stays off on ${shortName(vswitch.name)}: nothing is rewritten, the LAN sees each container's own MAC.`,
    show: `Get-VMSwitchExtension -VMSwitchName "${vswitch.name}"`,
  });
  return vswitch;
}

/** The first address of the host's adapter on the switch: the one the host itself is reached at. */
function managementIp(tx: Transaction, host: HostName, vswitchId: VSwitchId): string | null {
  const { compartments, ports } = tx.host(host);
  for (const { nic, addresses, hnsEndpointId } of compartments.get(HOST_COMPARTMENT)?.interfaces ?? []) {
    if (nic.kind !== "vnic" || hnsEndpointId !== null) continue;
    const port = ports.find((each) => each.nic.kind === "vnic" && each.nic.id === nic.id);
    if (port?.vswitchId === vswitchId) return addresses[0]?.ip ?? null;
  }
  return null;
}

function subnetsOf(tx: Transaction, { request }: NetworkOrder): Result<readonly HnsSubnet[], HnsRefusal> {
  const subnets: HnsSubnet[] = [];
  for (const { AddressPrefix, GatewayAddress = "", Policies = [] } of request.Subnets) {
    const prefix = parsePrefix(AddressPrefix);
    if (prefix === null) {
      return hnsRefusal("invalidParameter", "prefix-malformed", `${AddressPrefix} is not an IPv4 prefix.`);
    }
    const any = AddressPrefix === ANY_PREFIX;
    const given = GatewayAddress !== "" && GatewayAddress !== "0.0.0.0";
    if (given && !contains(AddressPrefix, GatewayAddress)) {
      return hnsRefusal(
        "invalidParameter",
        "gateway-outside-subnet",
        `The gateway ${GatewayAddress} is not inside ${AddressPrefix}.`,
      );
    }
    const gateway = given ? GatewayAddress : any ? "0.0.0.0" : formatIp(prefix.network + 1);
    subnets.push({ id: tx.mintGuid("subnet"), prefix: AddressPrefix, gateway, policies: Policies });
  }
  return ok(
    subnets.length > 0
      ? subnets
      : [{ id: guid("any"), prefix: ANY_PREFIX, gateway: "0.0.0.0", policies: [] }],
  );
}

function whyNetwork(network: HnsNetwork, uplink: Uplink): string {
  const name = shortName(network.name);
  const where =
    uplink.kind === "shared"
      ? `It stands on the external vSwitch that is there already, so the host notices nothing`
      : `It stands on a new external vSwitch over ${network.networkAdapterName}`;
  const dhcp =
    NETWORK_KINDS[network.type].dhcp && network.subnets.every(({ prefix }) => prefix === ANY_PREFIX);
  return `HNS creates the ${network.type} network ${name}. ${where}.${dhcp ? " Addresses will come from the LAN's DHCP server." : ""}`;
}
