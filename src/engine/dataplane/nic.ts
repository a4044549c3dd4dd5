import type { Compartment, NetInterface } from "../model/tcpip.ts";
import type { VNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import type { Frame } from "./frame.ts";
import { type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import type { Location } from "./location.ts";
import { isHostStack, stackName, tcpipOf } from "./names.ts";
import type { Net } from "./net.ts";
import { receive } from "./receive.ts";

/** A frame leaves the stack: over its vNIC into the switch, or straight over the physical adapter. */
export function nicOut(location: Location & { at: "nic-out" }, frame: Frame): Transition {
  const { host, compartment, iface } = location;
  if (iface.nic.kind === "pnic") {
    const pnic = host.pnics.get(iface.nic.id);
    return pnic ? move(frame, { at: "pnic-out", host, pnic, vlan: null }) : unplugged(host, iface, frame);
  }
  const vnic = host.vnics.get(iface.nic.id);
  const port = vnic ? indexOf(host).port(vnic.portId) : null;
  if (!vnic || !port) return unplugged(host, iface, frame);
  const why = () =>
    `${stackName(host, compartment)} sends the frame out of ${adapterName(compartment, iface)}.`;
  return move(frame, { at: "port-in", host, port }, vnicHop(host, vnic, iface, frame, why));
}

/** A frame comes out of a switch port or adapter at a stack. */
export function nicIn(net: Net, location: Location & { at: "nic-in" }, frame: Frame): Transition {
  const { host, compartment, iface } = location;
  const vnic = iface.nic.kind === "vnic" ? host.vnics.get(iface.nic.id) : undefined;
  const why = () =>
    isHostStack(compartment)
      ? `${iface.alias} hands the frame to the TCP/IP stack of ${host.settings.name}.`
      : `The vNIC of ${stackName(host, compartment)} hands the frame to the TCP/IP stack behind it.`;
  const hops = vnic ? [vnicHop(host, vnic, iface, frame, why)] : [];
  if (frame.kind === "data") return receive(net, location, frame, hops);
  const arrival = { component: tcpipOf(compartment), at: location, mac: iface.mac } as const;
  return { type: "arrive", hops, frame, arrival };
}

/** A container's adapter has an id for a name; the host's has a name that people know. */
function adapterName(compartment: Compartment, iface: NetInterface): string {
  return isHostStack(compartment) ? iface.alias : "its vNIC";
}

function vnicHop(host: Host, vnic: VNic, iface: NetInterface, frame: Frame, why: () => string): HopDraft {
  const component = vnic.kind === "host" ? "host-vnic" : "container-vnic";
  return passed(host.settings.name, component, "forward", frame, () => ({
    object: iface.alias,
    target: { kind: "vnics", host: host.settings.name, id: vnic.id },
    decidedBy:
      vnic.kind === "vm"
        ? `synthetic adapter of the utility VM, MAC ${vnic.mac}`
        : `adapter with MAC ${vnic.mac}`,
    why: why(),
  }));
}

function unplugged(host: Host, iface: NetInterface, frame: Frame): Transition {
  return lost(frame, "link-down", host.settings.name, "pnic", () => ({
    object: iface.alias,
    target: { kind: "host-tcpip", host: host.settings.name, id: host.settings.name },
    decidedBy: "no port and no cable behind the adapter",
    why: `${iface.alias} is not connected to anything.`,
  }));
}
