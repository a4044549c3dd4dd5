import { contains, isPrivate, parsePrefix } from "../lib/ipv4.ts";
import type { AzureVnet, NsgRule } from "../model/physical.ts";
import { AZURE_MAC, azureHostHop, azureLost, edgeHop, machineWith, toInternet } from "./azure-edge.ts";
import { type Frame, readdressed, wire, withHeaders } from "./frame.ts";
import { after, move, type Transition } from "./hop.ts";
import type { Location, Plugged } from "./location.ts";
import { machineName } from "./names.ts";
import type { Net } from "./net.ts";

type AtAzure = Location & { at: "azure" };

/** Azure's resolver for every virtual network. Source: facts on packets, section 12. */
export const AZURE_DNS = "168.63.129.16";

/** The Azure host of a VM: checks, security rules, and forwarding by IP alone. */
export function crossAzure(net: Net, location: AtAzure, frame: Frame): Transition {
  const vnet = net.world.azureVnets.get(location.vnet);
  if (!vnet) return crossNothing(location, frame);
  return location.direction === "out"
    ? leave(net, vnet, location.machine, frame)
    : enter(vnet, location, frame);
}

function leave(net: Net, vnet: AzureVnet, machine: Plugged, frame: Frame): Transition {
  const { srcMac, srcIp, dstIp } = wire(frame.headers);
  const mac = machine.kind === "pnic" ? machine.pnic.mac : machine.nic.mac;
  if (srcMac !== mac) {
    return azureLost(
      vnet,
      machine,
      frame,
      "azure-unknown-mac",
      `${srcMac} is not ${mac}`,
      `it knows only the MAC ${mac} of ${machineName(machine)}`,
    );
  }
  if (frame.kind === "arp-request") {
    return {
      type: "arrive",
      hops: [],
      frame,
      arrival: { component: "azure-fabric", at: null, mac: AZURE_MAC },
    };
  }
  if (frame.kind !== "data") {
    return azureLost(
      vnet,
      machine,
      frame,
      "dhcp-no-offer",
      "no broadcast in an Azure network",
      "Azure leases addresses to VMs only and forwards no broadcast",
    );
  }
  if (dstIp === AZURE_DNS) return azureDns(vnet, machine, frame);
  const target = targetOf(net, vnet, dstIp);
  if (!target && isPrivate(dstIp) && !contains(vnet.prefix, dstIp)) {
    return azureLost(
      vnet,
      machine,
      frame,
      "azure-udr-missing",
      `no route for ${dstIp} in ${vnet.name}`,
      `${dstIp} is outside ${vnet.prefix} and no user-defined route names a next hop`,
    );
  }
  const assigned = vnet.ipConfigs[machineName(machine)] ?? [];
  if (!assigned.includes(srcIp) && !vnet.ipForwarding && machine.kind === "pnic") {
    return azureLost(
      vnet,
      machine,
      frame,
      "azure-ip-not-assigned",
      `${srcIp} is not one of ${assigned.join(", ")}`,
      `the source ${srcIp} is no IP configuration of ${machineName(machine)}'s adapter`,
    );
  }
  const denied = denial(vnet, "Outbound", frame, false);
  if (denied) return nsgDenied(vnet, machine, frame, denied);
  const hop = azureHostHop(vnet, machine, frame, `source ${srcIp} belongs to ${machineName(machine)}`);
  if (!target) {
    if (!isPrivate(dstIp)) return after([hop], toInternet(net, vnet, machine, frame));
    return azureLost(
      vnet,
      machine,
      frame,
      "azure-ip-not-assigned",
      `nobody has ${dstIp}`,
      `${dstIp} is assigned to no adapter of ${vnet.name}`,
    );
  }
  const to = { at: "azure", vnet: vnet.name, direction: "in", machine: target, fromInternet: false } as const;
  if (machineName(target) === machineName(machine)) return move(frame, to, hop);
  const fabric = edgeHop(
    vnet,
    "forward",
    frame,
    frame,
    `${dstIp} is at ${machineName(target)}`,
    () =>
      `Azure forwards by IP address to the host of ${machineName(target)}; no MAC and no broadcast plays a part.`,
  );
  return move(frame, to, hop, fabric);
}

function enter(vnet: AzureVnet, { machine, fromInternet }: AtAzure, frame: Frame): Transition {
  const denied = denial(vnet, "Inbound", frame, fromInternet);
  if (denied) return nsgDenied(vnet, machine, frame, denied);
  const mac = machine.kind === "pnic" ? machine.pnic.mac : machine.nic.mac;
  const sent = readdressed(frame, AZURE_MAC, mac);
  const hop = {
    ...azureHostHop(vnet, machine, frame, "inbound security rules allow it"),
    after: sent.headers,
    action: "rewrite-mac" as const,
  };
  if (machine.kind === "pnic")
    return move(sent, { at: "pnic-in", host: machine.host, pnic: machine.pnic }, hop);
  return move(sent, { at: "device-in", device: machine.device, nic: machine.nic }, hop);
}

/** A user-defined route names a VM as next hop; else the adapter that has the address. */
function targetOf(net: Net, vnet: AzureVnet, ip: string): Plugged | null {
  const assigned = machineWith(net, vnet, ip);
  if (assigned) return assigned;
  const routes = vnet.udr.filter(({ prefix }) => contains(prefix, ip));
  const best = routes.toSorted((a, b) => lengthOf(b.prefix) - lengthOf(a.prefix))[0];
  return best ? machineWith(net, vnet, best.nextHop) : null;
}

function lengthOf(prefix: string): number {
  return parsePrefix(prefix)?.length ?? 0;
}

/** Name of the rule that denies; null: allowed. Answers belong to flows that were allowed. */
function denial(
  vnet: AzureVnet,
  direction: NsgRule["direction"],
  frame: Frame,
  fromInternet: boolean,
): string | null {
  if (frame.phase === "reply") return null;
  const { headers } = frame;
  const { srcIp, dstIp } = wire(headers);
  const proto = headers.outer ? "udp" : headers.proto;
  const port = headers.outer?.udpDst ?? headers.dstPort;
  const rule = vnet.nsg
    .filter((each) => each.direction === direction)
    .toSorted((a, b) => a.priority - b.priority)
    .find(
      (each) =>
        (each.protocol === "*" || each.protocol === proto) &&
        covers(vnet, each.source, srcIp) &&
        covers(vnet, each.destination, dstIp) &&
        coversPort(each.port, port),
    );
  if (rule) return rule.action === "Deny" ? rule.name : null;
  return direction === "Inbound" && fromInternet ? "DenyAllInBound" : null;
}

function covers(vnet: AzureVnet, scope: string, ip: string): boolean {
  if (scope === "*") return true;
  if (scope === "VirtualNetwork") return contains(vnet.prefix, ip);
  if (scope === "Internet") return !isPrivate(ip);
  return scope.includes("/") ? contains(scope, ip) : scope === ip;
}

function coversPort(range: string, port: number): boolean {
  if (range === "*") return true;
  const [first = "", last = first] = range.split("-");
  return port >= Number(first) && port <= Number(last);
}

function nsgDenied(vnet: AzureVnet, machine: Plugged, frame: Frame, rule: string): Transition {
  return azureLost(
    vnet,
    machine,
    frame,
    "azure-nsg-deny",
    `security rule ${rule}`,
    `the security rule ${rule} denies it`,
  );
}

function azureDns(vnet: AzureVnet, machine: Plugged, frame: Frame): Transition {
  const hop = azureHostHop(vnet, machine, frame, `${AZURE_DNS} is Azure's resolver`);
  return { type: "arrive", hops: [hop], frame, arrival: { component: "dns-server", at: null, mac: null } };
}

function crossNothing(location: AtAzure, frame: Frame): Transition {
  const gone = { name: location.vnet } as AzureVnet;
  return azureLost(
    gone,
    location.machine,
    withHeaders(frame, {}),
    "link-down",
    "the network is gone",
    "its virtual network does not exist",
  );
}
