import { allowContainerDns } from "../firewall/hns-rules.ts";
import { contains, formatIp, overlaps, parsePrefix } from "../lib/ipv4.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { HnsNetwork, HnsNetworkType } from "../model/hns.ts";
import type { HnsNetworkId, HostName, VSwitchId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { WinNat } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";
import { addHostVNic } from "../tcpip/add-host-vnic.ts";
import { createVSwitch } from "../vmswitch/create-vswitch.ts";
import { shortName } from "../vmswitch/names.ts";
import { createNat } from "../winnat/create-nat.ts";
import { allocateMac } from "./allocate-mac.ts";
import type { NetworkOrder } from "./create-network.ts";
import { networkOf } from "./find.ts";
import { freePrefix, prefixesInUse } from "./free-prefix.ts";
import { macPool } from "./mac-pool.ts";
import { macRanges } from "./mac-ranges.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";
import { ANY_PREFIX } from "./requests.ts";

/** Fixed by Windows for the Default Switch, as network and as switch. Source: facts on HNS, section 1.3. */
export const DEFAULT_SWITCH_ID = "C08CB7B8-9B3C-408E-8E30-5E16A3AEB444";
export const DEFAULT_SWITCH_NAME = "Default Switch";

/** Builds nat, ics, internal and private networks: a switch of their own, without physical adapter. */
export function createInternalNetwork(
  tx: Transaction,
  host: HostName,
  type: HnsNetworkType,
  order: NetworkOrder,
): Result<HnsNetwork, HnsRefusal> {
  const { request, seed } = order;
  const kind = NETWORK_KINDS[type];
  const before = tx.host(host);
  const profile = OS_PROFILES[before.settings.os];
  if (kind.nat && profile.natEngine === "ics" && !before.settings.icsRunning) return icsStopped();

  const subnet = chooseSubnet(before, kind.nat, order);
  if (!subnet.ok) return subnet;
  const { prefix, gateway, sharedNat } = subnet.value;

  const isDefaultSwitch = request.Name === DEFAULT_SWITCH_NAME;
  const id = (isDefaultSwitch ? DEFAULT_SWITCH_ID : tx.mintGuid("hns-network")) as HnsNetworkId;
  const base: HnsNetwork = {
    id,
    name: request.Name,
    type,
    typeAsSent: request.Type,
    subnets: [{ id: tx.mintGuid("subnet"), prefix, gateway, policies: [] }],
    macPools: macRanges(request) ?? [macPool(seed)],
    vswitchId: id as string as VSwitchId,
    layerId: before.settings.internalLayerId,
    managementIp: null,
    networkAdapterName: null,
    dnsSuffix: request.DNSSuffix ?? before.settings.dnsSuffix,
    dnsServers: listOf(request.DNSServerList),
    policies: [...(request.Policies ?? []), ...isolationPolicy(before, type === "nat")],
    flags: profile.build >= 20348 && type === "nat" ? 8 : isDefaultSwitch ? 11 : 0,
    natName: sharedNat?.name ?? null,
    spaceId: null,
    routerMac: null,
    endpointPolicies: [],
  };
  tx.put(host, "hnsNetworks", id, base, {
    actor: "HNS",
    why: whyNetwork(request.Name, type, prefix, order.request.Subnets[0]?.AddressPrefix === ANY_PREFIX),
    call: { name: "POST /networks/", body: JSON.stringify(request) },
    show: `Get-HnsNetwork | Where-Object Name -eq "${request.Name}"`,
  });

  createVSwitch(
    tx,
    host,
    {
      id: base.vswitchId,
      name: request.Name,
      type: kind.switchType === "private" ? "private" : "internal",
      pnicIds: [],
      allowManagementOs: kind.hostAdapter !== "none",
      vfpEnabled: false,
      layerId: base.layerId,
      knownToHns: true,
    },
    [],
  );
  if (kind.hostAdapter === "none") return ok(base);

  const vnic = addHostVNic(tx, host, {
    vswitchId: base.vswitchId,
    hnsNetworkId: id,
    name: profile.build < 16000 && type === "nat" ? "HNS Internal NIC" : shortName(request.Name),
    mac: allocateMac(tx, host, id, seed),
    address: { ip: gateway, prefixLength: parsePrefix(prefix)?.length ?? 20, origin: "manual" },
    // The host forwards what its containers send; networks without NAT stop at the host.
    forwarding: kind.nat,
    why: `The host joins ${shortName(request.Name)} with the gateway's address ${gateway}: it is itself the containers' default gateway.`,
  });
  if (!kind.nat) return ok(base);

  const nat =
    sharedNat ?? createNat(tx, host, { hnsNetworkId: id, internalPrefix: prefix, sharing: type === "ics" });
  const network = { ...networkOf(tx.host(host), id), natName: nat.name };
  if (!sharedNat) {
    tx.put(host, "hnsNetworks", id, network, {
      actor: "HNS",
      why: `HNS notes which NAT serves ${shortName(request.Name)}.`,
    });
  }
  allowContainerDns(tx, host, { id, interfaceAlias: vnic.alias });
  return ok(network);
}

interface ChosenSubnet {
  readonly prefix: string;
  readonly gateway: string;
  /** The one NAT of Windows Server 2016, when the network is a part of its prefix. */
  readonly sharedNat: WinNat | null;
}

function chooseSubnet(host: Host, nat: boolean, order: NetworkOrder): Result<ChosenSubnet, HnsRefusal> {
  const [asked] = order.request.Subnets;
  const profile = OS_PROFILES[host.settings.os];
  const onlyNat = nat && !profile.manyNatPrefixes ? firstWinNat(host) : null;
  if (asked === undefined || asked.AddressPrefix === ANY_PREFIX) {
    if (onlyNat) return outsideInternalPrefix(onlyNat);
    const prefix = freePrefix(host, order.seed);
    if (prefix === null) {
      return hnsRefusal(
        "invalidParameter",
        "no-free-prefix",
        "No /20 of 172.16.0.0/12 or 192.168.0.0/16 is free on this host: name one with --subnet.",
      );
    }
    return ok({ prefix, gateway: firstAddress(prefix), sharedNat: null });
  }
  const prefix = asked.AddressPrefix;
  if (parsePrefix(prefix) === null) {
    return hnsRefusal("invalidParameter", "prefix-malformed", `${prefix} is not an IPv4 prefix.`);
  }
  const gateway = isAny(asked.GatewayAddress) ? firstAddress(prefix) : (asked.GatewayAddress ?? "");
  if (!contains(prefix, gateway)) {
    return hnsRefusal(
      "invalidParameter",
      "gateway-outside-subnet",
      `The gateway ${gateway} is not inside ${prefix}.`,
    );
  }
  if (!nat) return ok({ prefix, gateway, sharedNat: null });
  if (onlyNat) {
    if (!isInside(prefix, onlyNat.internalPrefix)) return outsideInternalPrefix(onlyNat);
    return ok({ prefix, gateway, sharedNat: onlyNat });
  }
  const taken = prefixesInUse(host).find((used) => overlaps(used, prefix));
  if (taken !== undefined) {
    return hnsRefusal(
      "invalidParameter",
      "prefix-overlap",
      `${prefix} overlaps ${taken}, which this host uses already: NAT could not tell them apart. Choose another --subnet.`,
      "Get-NetRoute",
    );
  }
  return ok({ prefix, gateway, sharedNat: null });
}

function firstWinNat(host: Host): WinNat | null {
  return host.winNats.find((each) => each.engine === "winnat") ?? null;
}

function isInside(prefix: string, outer: string): boolean {
  const inner = parsePrefix(prefix);
  return inner !== null && (parsePrefix(outer)?.length ?? 33) <= inner.length && overlaps(prefix, outer);
}

function outsideInternalPrefix(nat: WinNat): Result<never, HnsRefusal> {
  return hnsRefusal(
    "unspecified",
    "nat-prefix-outside-internal",
    `Windows Server 2016 has one NAT prefix, ${nat.internalPrefix}: every nat network must be a part of it.`,
    "Get-NetNat",
  );
}

function icsStopped(): Result<never, HnsRefusal> {
  const { error } = hnsRefusal(
    "icsDisabled",
    "ics-stopped",
    "This version of Windows translates addresses with Internet Connection Sharing, whose service is stopped.",
    "Start-Service SharedAccess",
  );
  return err(error);
}

/** From Windows Server 2022 on HNS numbers its NAT networks with VLAN policies. Source: facts on HNS, section 0. */
function isolationPolicy(host: Host, nat: boolean): HnsNetwork["policies"] {
  if (!nat || OS_PROFILES[host.settings.os].build < 20348) return [];
  let number = 1;
  const isTaken = (vlan: number) =>
    host.hnsNetworks.some(
      (each) =>
        NETWORK_KINDS[each.type].nat &&
        each.policies.some((policy) => policy.Type === "VLAN" && policy.VLAN === vlan),
    );
  while (isTaken(number)) number += 1;
  return [{ Type: "VLAN", VLAN: number }];
}

function whyNetwork(name: string, type: HnsNetworkType, prefix: string, chosen: boolean): string {
  const which = chosen
    ? `HNS looks at the host's addresses and routes and chooses ${prefix}, which overlaps none of them`
    : `HNS takes ${prefix} as asked`;
  return `HNS creates the ${type} network ${shortName(name)}: ${which}.`;
}

function firstAddress(prefix: string): string {
  return formatIp((parsePrefix(prefix)?.network ?? 0) + 1);
}

function isAny(gateway: string | undefined): boolean {
  return gateway === undefined || gateway === "" || gateway === "0.0.0.0";
}

/** "8.8.8.8,1.1.1.1" → both. */
export function listOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === "") return [];
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}
