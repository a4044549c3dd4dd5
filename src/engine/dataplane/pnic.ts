import type { PNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { type Frame, isBroadcast, wire, withHeaders } from "./frame.ts";
import { changed, type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import type { Location } from "./location.ts";

/** A frame leaves the host: the tag of its VLAN goes on here, and only here. */
export function pnicOut(location: Location & { at: "pnic-out" }, frame: Frame): Transition {
  const { host, pnic, vlan } = location;
  const { plug } = pnic;
  if (!pnic.up || !plug) return linkDown(host, pnic, frame);
  const tagged = vlan === null ? frame : withHeaders(frame, { vlan });
  const hop = pnicHop(host, pnic, vlan === null ? "forward" : "tag", frame, tagged);
  const from = { kind: "pnic", host, pnic } as const;
  if (plug.kind === "azure") {
    const to = {
      at: "azure",
      vnet: plug.vnet,
      direction: "out",
      machine: from,
      fromInternet: false,
    } as const;
    return move(tagged, to, hop);
  }
  const to = { at: "segment", segment: plug.segment, from } as const;
  if (!isGuest(host)) return move(tagged, to, hop);
  const { srcMac } = wire(tagged.headers);
  if (!host.settings.macSpoofing && srcMac !== pnic.mac)
    return spoofed(host, pnic, tagged, srcMac, "sends", [hop]);
  return move(tagged, to, hop, outerHop(host, pnic, tagged, srcMac));
}

/** A frame comes in from the cable: to the vSwitch that owns the adapter, else to the host's stack. */
export function pnicIn(location: Location & { at: "pnic-in" }, frame: Frame): Transition {
  const { host, pnic } = location;
  if (!pnic.up) return linkDown(host, pnic, frame);
  const hops: HopDraft[] = [];
  if (isGuest(host) && pnic.plug?.kind === "segment") {
    const { dstMac } = wire(frame.headers);
    if (!host.settings.macSpoofing && dstMac !== pnic.mac && !isBroadcast(frame)) {
      return spoofed(host, pnic, frame, dstMac, "receives", []);
    }
    hops.push(outerHop(host, pnic, frame, dstMac));
  }
  const { vlan } = frame.headers;
  const untagged = vlan === null ? frame : withHeaders(frame, { vlan: null });
  hops.push(pnicHop(host, pnic, vlan === null ? "forward" : "untag", frame, untagged));
  const vswitch = pnic.vswitchId === null ? undefined : host.vswitches.get(pnic.vswitchId);
  if (vswitch) return move(untagged, { at: "uplink-in", host, vswitch, vlan }, ...hops);
  const place = indexOf(host).nic(pnic.id);
  if (!place) return linkDown(host, pnic, frame);
  return move(untagged, { at: "nic-in", host, ...place }, ...hops);
}

function isGuest(host: Host): boolean {
  return host.settings.platform === "hyperv-vm" || host.settings.platform === "vmware-vm";
}

function pnicHop(
  host: Host,
  pnic: PNic,
  action: "forward" | "tag" | "untag",
  before: Frame,
  after: Frame,
): HopDraft {
  return changed(host.settings.name, "pnic", action, before, after, () => ({
    object: pnic.name,
    target: { kind: "pnics", host: host.settings.name, id: pnic.id },
    decidedBy: `adapter with MAC ${pnic.mac}`,
    why: pnicWhy(pnic, action, action === "tag" ? after.headers.vlan : before.headers.vlan),
  }));
}

function pnicWhy(pnic: PNic, action: "forward" | "tag" | "untag", vlan: number | null): string {
  if (action === "tag") return `The frame leaves through ${pnic.name} with the tag of VLAN ${vlan}.`;
  if (action === "untag") return `The frame comes in through ${pnic.name}; its tag says VLAN ${vlan}.`;
  return `The frame passes ${pnic.name}.`;
}

function outerHop(host: Host, pnic: PNic, frame: Frame, mac: string): HopDraft {
  return passed(host.settings.name, "outer-vswitch", "forward", frame, () => ({
    object: outerName(host),
    target: outerTarget(host),
    decidedBy: mac === pnic.mac ? `${mac} is the VM's own MAC` : "other MACs than the VM's own are allowed",
    why: `${host.settings.name} is a VM: the virtual switch outside it passes the frame.`,
  }));
}

function spoofed(
  host: Host,
  pnic: PNic,
  frame: Frame,
  mac: string,
  verb: string,
  hops: readonly HopDraft[],
): Transition {
  const tell = () => ({
    object: outerName(host),
    target: outerTarget(host),
    decidedBy: `${mac} is not the VM's MAC ${pnic.mac}, and MAC address spoofing is off`,
    why: `${host.settings.name} is a VM whose port ${verb} frames for its own MAC only: ${mac} is not it.`,
  });
  return lost(frame, "mac-spoofing-off", host.settings.name, "outer-vswitch", tell, hops);
}

function outerName(host: Host): string {
  return host.settings.platform === "vmware-vm" ? "virtual switch of ESXi" : "vSwitch of the Hyper-V server";
}

function outerTarget(host: Host) {
  return { kind: "outer-vswitch", host: host.settings.name, id: host.settings.name } as const;
}

function linkDown(host: Host, pnic: PNic, frame: Frame): Transition {
  return lost(frame, "link-down", host.settings.name, "pnic", () => ({
    object: pnic.name,
    target: { kind: "pnics", host: host.settings.name, id: pnic.id },
    decidedBy: pnic.up ? "no cable" : "the adapter is down",
    why: pnic.up ? `${pnic.name} is plugged into nothing.` : `${pnic.name} is down.`,
  }));
}
