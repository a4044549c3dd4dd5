import type { Host } from "../model/world.ts";
import type { Frame } from "./frame.ts";
import { after, type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import type { PortPlace } from "./host-index.ts";
import type { Location } from "./location.ts";
import { stackName, switchName } from "./names.ts";
import type { Net } from "./net.ts";
import { vfpIn } from "./vfp/inbound.ts";
import { vfpOut } from "./vfp/outbound.ts";

/** A frame enters the switch: the port gives it its VLAN, VFP its rules. */
export function portIn(net: Net, { host, port }: Location & { at: "port-in" }, frame: Frame): Transition {
  const vswitch = host.vswitches.get(port.port.vswitchId);
  if (!vswitch) return noSwitch(host, port, frame);
  const hop = portHop(
    host,
    port,
    frame,
    () => `The frame enters ${switchName(host, vswitch)} on ${portName(port)}.`,
  );
  if (vswitch.vfpEnabled && port.port.vfp) {
    return after([hop], vfpOut(net, { host, vswitch, port, vfp: port.port.vfp }, frame));
  }
  const { vlan } = port.port;
  return move(frame, { at: "switch", host, vswitch, ingress: port, vlan, uplinkOnly: false }, hop);
}

/** A frame leaves the switch towards the adapter on the port, after VFP's inbound rules. */
export function portOut(net: Net, location: Location & { at: "port-out" }, frame: Frame): Transition {
  const { host, port, filtered } = location;
  const vswitch = host.vswitches.get(port.port.vswitchId);
  if (!vswitch) return noSwitch(host, port, frame);
  if (!filtered && vswitch.vfpEnabled && port.port.vfp && frame.kind === "data") {
    return vfpIn(net, { host, vswitch, port, vfp: port.port.vfp }, frame, null);
  }
  const { compartment, iface } = port;
  const hop = portHop(
    host,
    port,
    frame,
    () => `${switchName(host, vswitch)} hands the frame out on ${portName(port)}.`,
  );
  if (!compartment || !iface) {
    return lost(frame, "link-down", host.settings.name, "vswitch-port", () => ({
      object: portName(port),
      target: portTarget(host, port),
      decidedBy: "no TCP/IP stack uses the adapter on this port",
      why: `Nothing listens behind ${portName(port)}.`,
    }));
  }
  return move(frame, { at: "nic-in", host, compartment, iface }, hop);
}

export function portName(port: PortPlace): string {
  return `port ${port.port.number}`;
}

export function portTarget(host: Host, port: PortPlace) {
  return { kind: "ports", host: host.settings.name, id: port.port.id } as const;
}

/** Who hangs on the port, for sentences. */
export function portOwner(host: Host, port: PortPlace): string {
  return port.compartment ? stackName(host, port.compartment) : portName(port);
}

function portHop(host: Host, port: PortPlace, frame: Frame, why: () => string): HopDraft {
  return passed(host.settings.name, "vswitch-port", "forward", frame, () => ({
    object: portName(port),
    target: portTarget(host, port),
    decidedBy: port.port.vlan === null ? "untagged port" : `access port of VLAN ${port.port.vlan}`,
    why: why(),
  }));
}

function noSwitch(host: Host, port: PortPlace, frame: Frame): Transition {
  return lost(frame, "link-down", host.settings.name, "vswitch-port", () => ({
    object: portName(port),
    target: portTarget(host, port),
    decidedBy: "the port belongs to no switch",
    why: "The port's virtual switch is gone.",
  }));
}
