import { contains, formatIp, formatPrefix, parsePrefix } from "../lib/ipv4.ts";
import { ok, type Result } from "../lib/result.ts";
import { guid } from "../lib/seed.ts";
import type { HostName, PNicId } from "../model/ids.ts";
import type { Device } from "../model/physical.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Compartment, DhcpState, InterfaceAddress, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Plug, PNic } from "../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";
import { compartmentOf, withInterface } from "../tcpip/compartment.ts";
import { pnicInterfaceIndex } from "../tcpip/interface-index.ts";
import { DEFAULT_ROUTE, interfaceRoutes } from "../tcpip/routes.ts";
import type { AdapterOptions, AdapterSpec } from "./adapter-options.ts";
import { assignOwnAddress } from "./azure.ts";
import { leaseFor } from "./dhcp-lease.ts";
import type { Arguments } from "./grammar.ts";
import { adapterMac } from "./mac.ts";
import { findVnet } from "./names.ts";
import { choosePlug } from "./plug.ts";
import { refuse } from "./refuse.ts";

const MTU_BYTES = 1500;
/** Interface metrics that Windows gives by link speed: 1 Gbit/s Ethernet 25, Wi-Fi 50. */
const METRIC = { ethernet: 25, wifi: 50 } as const;

/** An adapter with its cable, its interface and its routes; refuses a second one of that name. */
export function addAdapter(
  tx: Transaction,
  hostName: HostName,
  spec: AdapterSpec,
  args: Arguments,
  options: AdapterOptions,
): Result<PNic, Refusal> {
  const host = tx.host(hostName);
  if (host.pnics.some((pnic) => pnic.name.toLowerCase() === spec.name.toLowerCase())) {
    return refuse(
      "adapter.exists",
      `${hostName} has an adapter "${spec.name}" already`,
      "Change it with lab nic set, or choose another name.",
    );
  }
  const { platform } = host.settings;
  const plug = choosePlug(tx, args, options, null, platform === "azure-vm");
  if (!plug.ok) return plug;
  const media = args.get(options.type) ?? (spec.name.startsWith("Wi-Fi") ? "wifi" : "ethernet");
  const pnic: PNic = {
    id: guid(`pnic/${hostName}/${spec.name}`) as PNicId,
    name: spec.name,
    description: describe(host, media),
    mac: args.get(options.mac) ?? adapterMac(platform, hostName, spec.name),
    media,
    up: true,
    vswitchId: null,
    plug: plug.value,
  };
  tx.put(hostName, "pnics", pnic.id, pnic, {
    actor: "lab",
    why: `${hostName} gets the adapter ${pnic.name}, plugged into ${placeOf(pnic.plug)}.`,
    show: `Get-NetAdapter -Name "${pnic.name}"`,
  });
  if (pnic.plug?.kind === "azure" && spec.address !== null && spec.address !== "dhcp") {
    assignOwnAddress(tx, pnic.plug.vnet, hostName, spec.address.ip);
  }
  addInterface(tx, hostName, pnic, spec.address, args.get(options.gateway) ?? "auto");
  return ok(pnic);
}

/** The adapter's interface in the host's compartment, with its address and routes. */
function addInterface(
  tx: Transaction,
  hostName: HostName,
  pnic: PNic,
  wanted: AdapterSpec["address"],
  gateway: string,
): void {
  const host = tx.host(hostName);
  const compartment = compartmentOf(host, HOST_COMPARTMENT);
  const { addresses, dhcp, nextHop, dnsServers } = addressing(tx, host, compartment, pnic, wanted, gateway);
  const added: NetInterface = {
    index: freeIndex(host, pnic.id),
    alias: pnic.name,
    description: pnic.description,
    mac: pnic.mac,
    nic: { kind: "pnic", id: pnic.id },
    addresses,
    dhcp,
    dnsServers,
    dnsSuffix: host.settings.dnsSuffix,
    mtuBytes: MTU_BYTES,
    metric: METRIC[pnic.media],
    forwarding: false,
    hnsEndpointId: null,
  };
  const next = withInterface(
    compartment,
    added,
    interfaceRoutes(added.index, addresses, nextHop, dhcp.enabled),
  );
  const [first] = addresses;
  tx.put(hostName, "compartments", HOST_COMPARTMENT, next, {
    actor: "lab",
    why: first
      ? `${pnic.name} gets ${first.ip}/${first.prefixLength} and the routes that go with it.`
      : `${pnic.name} has no address yet.`,
    show: `Get-NetIPConfiguration -InterfaceAlias "${pnic.name}"`,
  });
}

interface Addressing {
  readonly addresses: readonly InterfaceAddress[];
  readonly dhcp: DhcpState;
  readonly nextHop: string | null;
  readonly dnsServers: readonly string[];
}

/** What an adapter's interface gets: the typed address, or a lease of the DHCP server in its VLAN. */
export function addressing(
  tx: Transaction,
  host: Host,
  compartment: Compartment,
  pnic: PNic,
  wanted: AdapterSpec["address"],
  gateway: string,
): Addressing {
  const { dnsServers } = host.settings;
  if (wanted !== "dhcp") {
    const addresses: readonly InterfaceAddress[] = wanted === null ? [] : [{ ...wanted, origin: "manual" }];
    const nextHop = chooseGateway(tx.world, compartment, addresses[0], pnic.plug, gateway);
    return { addresses, dhcp: { enabled: false }, nextHop, dnsServers };
  }
  const lease = leaseFor(tx, pnic.mac, pnic.plug);
  if (!lease) {
    const dhcp: DhcpState = { enabled: true, server: null, leaseSeconds: 0 };
    return { addresses: [], dhcp, nextHop: null, dnsServers };
  }
  const { ip, prefixLength, server, leaseSeconds } = lease;
  return {
    addresses: [{ ip, prefixLength, origin: "dhcp" }],
    dhcp: { enabled: true, server, leaseSeconds },
    nextHop: lease.gateway,
    dnsServers: dnsServers.length > 0 ? dnsServers : lease.dnsServers,
  };
}

/** "auto" is the router that the subnet has, and only for the first adapter: two default routes help nobody. */
function chooseGateway(
  world: World,
  compartment: Compartment,
  own: InterfaceAddress | undefined,
  plug: Plug | null,
  typed: string,
): string | null {
  if (typed !== "auto") return typed === "none" ? null : typed;
  if (!own || compartment.routes.some((route) => route.prefix === DEFAULT_ROUTE)) return null;
  return gatewayOf(world, `${own.ip}/${own.prefixLength}`, plug);
}

/** The address that routes for a subnet: of the router plugged into the same VLAN, or Azure's first address. */
export function gatewayOf(world: World, address: string, plug: Plug | null): string | null {
  const prefix = parsePrefix(address);
  if (!prefix || !plug) return null;
  if (plug.kind === "azure") {
    const subnet = parsePrefix(findVnet(world, plug.vnet)?.subnet ?? "");
    return subnet && formatIp(subnet.network + 1);
  }
  const isThere = (nic: Device["nics"][number]): boolean =>
    nic.plug.kind === "segment" &&
    nic.plug.segment === plug.segment &&
    nic.plug.vlan === plug.vlan &&
    contains(formatPrefix(prefix), nic.ip);
  return (
    world.devices
      .filter((device) => device.forwards)
      .flatMap((device) => device.nics)
      .find(isThere)?.ip ?? null
  );
}

export function placeOf(plug: Plug | null): string {
  if (plug === null) return "nothing";
  if (plug.kind === "azure") return `the Azure network ${plug.vnet}`;
  const { segment, mode, vlan, allowed } = plug;
  if (mode === "trunk")
    return `a trunk port of ${segment} (native VLAN ${vlan}, allowed ${allowed.join(", ")})`;
  return vlan === 1 ? segment : `${segment}, VLAN ${vlan}`;
}

/** The adapter's ifIndex; one removed before it may have left its number to another. */
function freeIndex(host: Host, pnicId: string): number {
  const taken = new Set(host.compartments.get(HOST_COMPARTMENT)?.interfaces.map(({ index }) => index));
  let index = pnicInterfaceIndex(host, pnicId);
  while (taken.has(index)) index += 1;
  return index;
}

function describe(host: Host, media: PNic["media"]): string {
  const base =
    media === "wifi"
      ? "Intel(R) Wi-Fi 6 AX201 160MHz"
      : {
          physical: "Intel(R) Ethernet Controller X540-AT2",
          "hyperv-vm": "Microsoft Hyper-V Network Adapter",
          "vmware-vm": "vmxnet3 Ethernet Adapter",
          "azure-vm": "Microsoft Hyper-V Network Adapter",
        }[host.settings.platform];
  const same = host.pnics.filter(({ description }) => description.startsWith(base)).length;
  return same === 0 ? base : `${base} #${same + 1}`;
}
