import type { AzureVnet } from "../model/physical.ts";
import { type Frame, tupleOf, withHeaders } from "./frame.ts";
import { changed, type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import type { Plugged } from "./location.ts";
import { machineName } from "./names.ts";
import type { Net } from "./net.ts";

/** MAC that answers every ARP question inside an Azure network. Source: facts on packets, section 3.8. */
export const AZURE_MAC = "12-34-56-78-9A-BC";
/** Source of VMs without a public address of their own; a documentation address. Source: RFC 5737. */
export const SHARED_PUBLIC_ADDRESS = "198.51.100.250";

export interface AzureTarget {
  readonly vnet: AzureVnet;
  readonly machine: Plugged;
  /** The frame with the private destination, and who decided that. */
  readonly frame: Frame;
}

export function keeperOf(vnet: AzureVnet): string {
  return `azure/${vnet.name}`;
}

/** The VM behind a public address, or behind a flow that Azure translated on the way out. */
export function publicAddressOwner(net: Net, ip: string, frame: Frame): AzureTarget | null {
  for (const vnet of net.world.azureVnets) {
    if (frame.phase === "reply") {
      const session = net.sessions.answeredBy(keeperOf(vnet), frame.headers.proto, tupleOf(frame.headers));
      const machine = session ? machineWith(net, vnet, session.original.srcIp) : null;
      if (session && machine) {
        const { srcIp, srcPort } = session.original;
        return { vnet, machine, frame: withHeaders(frame, { dstIp: srcIp, dstPort: srcPort }) };
      }
    }
    const name = Object.keys(vnet.publicIps).find((each) => vnet.publicIps[each] === ip);
    const machine = net.index.machines(vnet.name).find((each) => machineName(each) === name);
    const privateIp = name === undefined ? undefined : vnet.ipConfigs[name]?.[0];
    if (machine && privateIp) return { vnet, machine, frame: withHeaders(frame, { dstIp: privateIp }) };
  }
  return null;
}

/** Azure's edge writes the VM's private address into a packet from the Internet. */
export function fromInternet(net: Net, { vnet, machine, frame }: AzureTarget, before: Frame): Transition {
  if (before.phase === "forward") {
    net.sessions.record({
      keeper: keeperOf(vnet),
      proto: before.headers.proto,
      original: tupleOf(before.headers),
      translated: tupleOf(frame.headers),
      by: `public address of ${machineName(machine)}`,
      back: null,
    });
  }
  const hop = edgeHop(
    vnet,
    before.phase === "reply" ? "restore" : "dnat",
    before,
    frame,
    `public address of ${machineName(machine)}`,
    () =>
      `Azure turns the public ${before.headers.dstIp} into ${frame.headers.dstIp} of ${machineName(machine)}.`,
  );
  return move(frame, { at: "azure", vnet: vnet.name, direction: "in", machine, fromInternet: true }, hop);
}

/** A packet leaves the Azure network for the Internet with a public source. */
export function toInternet(net: Net, vnet: AzureVnet, machine: Plugged, frame: Frame): Transition {
  const { headers } = frame;
  const answered =
    frame.phase === "reply" ? net.sessions.answeredBy(keeperOf(vnet), headers.proto, tupleOf(headers)) : null;
  const name = machineName(machine);
  const srcIp = answered?.original.dstIp ?? vnet.publicIps[name] ?? SHARED_PUBLIC_ADDRESS;
  const sent = withHeaders(frame, { srcIp });
  if (frame.phase === "forward") {
    net.sessions.record({
      keeper: keeperOf(vnet),
      proto: headers.proto,
      original: tupleOf(headers),
      translated: tupleOf(sent.headers),
      by: `outbound address of ${name}`,
      back: null,
    });
  }
  const hop = edgeHop(
    vnet,
    answered ? "restore" : "snat",
    frame,
    sent,
    `outbound address ${srcIp}`,
    () => `On the way to the Internet Azure replaces ${headers.srcIp} by ${srcIp}.`,
  );
  return move(sent, { at: "internet", from: null, vnet: vnet.name }, hop);
}

/** The machine whose adapter has the address among its IP configurations, or holds it itself. */
export function machineWith(net: Net, vnet: AzureVnet, ip: string): Plugged | null {
  const machines = net.index.machines(vnet.name);
  return (
    machines.find((each) => vnet.ipConfigs[machineName(each)]?.includes(ip)) ??
    machines.find((each) => each.kind === "device" && each.nic.ip === ip) ??
    null
  );
}

export function edgeHop(
  vnet: AzureVnet,
  action: "snat" | "dnat" | "restore" | "forward",
  before: Frame,
  sent: Frame,
  decidedBy: string,
  why: () => string,
): HopDraft {
  return changed(vnet.name, "azure-fabric", action, before, sent, () => ({
    object: vnet.name,
    target: { kind: "azureVnets", host: null, id: vnet.name },
    decidedBy,
    why: why(),
  }));
}

export function azureHostHop(vnet: AzureVnet, machine: Plugged, frame: Frame, decidedBy: string): HopDraft {
  return passed(vnet.name, "azure-host-vswitch", "forward", frame, () => ({
    object: `Azure host of ${machineName(machine)}`,
    target: { kind: "azureVnets", host: null, id: vnet.name },
    decidedBy,
    why: `The Azure host's own switch checks addresses and security rules of ${machineName(machine)}'s adapter.`,
  }));
}

export function azureLost(
  vnet: AzureVnet,
  machine: Plugged,
  frame: Frame,
  reason: Parameters<typeof lost>[1],
  decidedBy: string,
  because: string,
): Transition {
  return lost(frame, reason, vnet.name, "azure-host-vswitch", () => ({
    object: `Azure host of ${machineName(machine)}`,
    target: { kind: "azureVnets", host: null, id: vnet.name },
    decidedBy,
    why: `The Azure host drops the packet: ${because}.`,
  }));
}
