import { fnv1a } from "../lib/seed.ts";
import type { PNic, VSwitch } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { type Frame, isBroadcast, wire } from "./frame.ts";
import { after, lost, move, passed, type Transition } from "./hop.ts";
import { indexOf, type PortPlace } from "./host-index.ts";
import type { Location } from "./location.ts";
import { switchName } from "./names.ts";
import type { Net } from "./net.ts";
import { portName, portOwner, portTarget } from "./switch-port.ts";
import { takeFromWire } from "./vfp/from-wire.ts";

type Inside = Location & { at: "switch" };

/** Looks up the destination MAC among the ports of the same VLAN; what no port has goes to the uplink. */
export function forward(location: Inside, frame: Frame): Transition {
  if (isBroadcast(frame)) return flood(location, frame);
  const { host, vswitch, ingress, vlan, uplinkOnly } = location;
  const { dstMac } = wire(frame.headers);
  if (uplinkOnly) return toUplink(location, frame, "VFP: this frame goes to the wire");
  const owners = indexOf(host).switchPlace(vswitch.id).byMac.get(dstMac) ?? [];
  const out = owners.find((port) => port.port.vlan === vlan && port !== ingress);
  if (out) return toPort(location, out, frame);
  const elsewhere = owners.find((port) => port.port.vlan !== vlan);
  if (ingress !== null && indexOf(host).switchPlace(vswitch.id).uplinks.length > 0) {
    return toUplink(
      location,
      frame,
      `${dstMac} is on no port of ${vlanName(vlan)}: unknown goes to the uplink`,
    );
  }
  if (elsewhere) return vlanIsolated(location, elsewhere, frame);
  return lost(frame, "arp-unresolved", host.settings.name, "vswitch", () => ({
    object: switchName(host, vswitch),
    target: switchTarget(host, vswitch),
    decidedBy: `${dstMac} is on no port`,
    why: `${switchName(host, vswitch)} knows no port for ${dstMac} and has no uplink.`,
  }));
}

/** A frame from the wire enters the switch: VFP may take it by its address, else the MAC decides. */
export function uplinkIn(net: Net, location: Location & { at: "uplink-in" }, frame: Frame): Transition {
  const { host, vswitch, vlan } = location;
  const inside: Inside = { at: "switch", host, vswitch, ingress: null, vlan, uplinkOnly: false };
  if (!vswitch.vfpEnabled) return forward(inside, frame);
  const taken = takeFromWire(net, host, vswitch, vlan, frame);
  return taken
    ? after([switchHop(inside, frame, "VFP takes the frame by its addresses", "")], taken)
    : forward(inside, frame);
}

/** A broadcast reaches every port of the VLAN; only the ports whose stack would answer are followed. */
function flood(location: Inside, frame: Frame): Transition {
  const { host, vswitch, ingress, uplinkOnly } = location;
  const place = indexOf(host).switchPlace(vswitch.id);
  const asked = frame.kind === "arp-request" && !uplinkOnly ? place.byIp.get(frame.headers.dstIp) : undefined;
  const ways = (asked ?? []).filter((port) => port !== ingress).map((port) => toPort(location, port, frame));
  if (ingress !== null && place.uplinks.length > 0) ways.push(toUplink(location, frame, "broadcast"));
  return { type: "flood", hops: [], ways };
}

function toPort(location: Inside, out: PortPlace, frame: Frame): Transition {
  const { host, ingress, vlan } = location;
  if (out.port.vlan !== vlan) return vlanIsolated(location, out, frame);
  if (ingress?.port.isolated && out.port.isolated) {
    return lost(frame, "icc-disabled", host.settings.name, "vswitch-port", () => ({
      object: portName(ingress),
      target: portTarget(host, ingress),
      decidedBy: `inter-container communication is off on ${portName(ingress)} and ${portName(out)}`,
      why: `The switch does not pass frames between two isolated ports: those of ${portOwner(host, ingress)} and ${portOwner(host, out)}.`,
    }));
  }
  const hop = switchHop(
    location,
    frame,
    `${wire(frame.headers).dstMac} is on ${portName(out)}`,
    portOwner(host, out),
  );
  return move(frame, { at: "port-out", host, port: out, filtered: false }, hop);
}

function toUplink(location: Inside, frame: Frame, decidedBy: string): Transition {
  const { host, vswitch, vlan } = location;
  const pnic = uplinkFor(host, vswitch, frame);
  const hop = switchHop(location, frame, decidedBy, "the uplink");
  if (!pnic) {
    return lost(frame, "link-down", host.settings.name, "vswitch", () => ({
      object: switchName(host, vswitch),
      target: switchTarget(host, vswitch),
      decidedBy: "the switch has no adapter",
      why: `${switchName(host, vswitch)} has no uplink to send the frame to.`,
    }));
  }
  return move(frame, { at: "pnic-out", host, pnic, vlan }, hop);
}

/** Adapters of a team share the flows by source MAC; one that is down takes none. */
function uplinkFor(host: Host, vswitch: VSwitch, frame: Frame): PNic | null {
  const { uplinks } = indexOf(host).switchPlace(vswitch.id);
  const up = uplinks.filter((pnic) => pnic.up);
  const choice = up.length > 0 ? up : uplinks;
  if (choice.length < 2) return choice[0] ?? null;
  return choice[fnv1a(wire(frame.headers).srcMac) % choice.length] ?? null;
}

function vlanIsolated(location: Inside, out: PortPlace, frame: Frame): Transition {
  const { host, vswitch, vlan } = location;
  return lost(frame, "vlan-isolated", host.settings.name, "vswitch", () => ({
    object: switchName(host, vswitch),
    target: switchTarget(host, vswitch),
    decidedBy: `the frame is in ${vlanName(vlan)}, ${portName(out)} in ${vlanName(out.port.vlan)}`,
    why: `${portOwner(host, out)} is on the same switch, but in ${vlanName(out.port.vlan)}: the frame does not go there.`,
  }));
}

function switchHop(location: Inside, frame: Frame, decidedBy: string, towards: string) {
  const { host, vswitch } = location;
  return passed(host.settings.name, "vswitch", "forward", frame, () => ({
    object: switchName(host, vswitch),
    target: switchTarget(host, vswitch),
    decidedBy,
    why:
      towards === ""
        ? `${switchName(host, vswitch)} looks at the frame.`
        : `${switchName(host, vswitch)} forwards the frame by its destination MAC towards ${towards}.`,
  }));
}

function switchTarget(host: Host, vswitch: VSwitch) {
  return { kind: "vswitches", host: host.settings.name, id: vswitch.id } as const;
}

function vlanName(vlan: number | null): string {
  return vlan === null ? "no VLAN" : `VLAN ${vlan}`;
}
