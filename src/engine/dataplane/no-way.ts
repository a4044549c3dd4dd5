import type { Compartment } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";
import { indexOf } from "./host-index.ts";
import { isHostStack } from "./names.ts";
import type { Reason } from "./reasons.ts";
import { spaceOf } from "./vfp/port.ts";

/** Why a stack has no route: what its compartment lacks. */
export function noWay(host: Host, compartment: Compartment): Reason {
  if (isHostStack(compartment)) return "no-route";
  if (compartment.interfaces.length === 0) {
    const first = compartment.containerIds[0];
    const container = first === undefined ? undefined : host.containers.get(first);
    return container?.networkMode === "none" ? "network-none" : "endpoint-not-connected";
  }
  const leased = compartment.interfaces.find(({ dhcp }) => dhcp.enabled);
  if (leased && leased.addresses.every(({ origin }) => origin === "link-local")) return "dhcp-no-offer";
  return compartment.interfaces.some((iface) => enveloped(host, iface.nic.id))
    ? "overlay-no-outbound-endpoint"
    : "no-route";
}

function enveloped(host: Host, nicId: string): boolean {
  const vnic = host.vnics.find(({ id }) => id === nicId);
  const port = vnic ? indexOf(host).port(vnic.portId) : null;
  const vswitch = port ? host.vswitches.get(port.port.vswitchId) : undefined;
  return Boolean(port?.port.vfp && vswitch && spaceOf({ host, vswitch, port, vfp: port.port.vfp }));
}
