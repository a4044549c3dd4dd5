import type { HnsEndpointId, HostName, PortId, VSwitchId } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VfpPort } from "../model/vfp.ts";
import type { SwitchPort } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";

export interface PortOrder {
  readonly vswitchId: VSwitchId;
  readonly role: SwitchPort["role"];
  readonly nic: SwitchPort["nic"];
  readonly why: string;
  readonly vlan?: number | null;
  readonly hnsEndpointId?: HnsEndpointId;
  readonly isolated?: boolean;
  readonly vfp?: VfpPort | null;
}

/** Adds a port to the switch. What the order leaves out: untagged, without endpoint, without VFP. */
export function addPort(tx: Transaction, host: HostName, order: PortOrder): PortId {
  const id = tx.mintGuid("port") as PortId;
  const port: SwitchPort = {
    id,
    vswitchId: order.vswitchId,
    number: nextNumber(tx.host(host), order.vswitchId),
    role: order.role,
    nic: order.nic,
    vlan: order.vlan ?? null,
    hnsEndpointId: order.hnsEndpointId ?? null,
    isolated: order.isolated ?? false,
    vfp: order.vfp ?? null,
  };
  tx.put(host, "ports", id, port, {
    actor: "VMSwitch",
    why: order.why,
    show: "vfpctrl /list-vmswitch-port",
  });
  return id;
}

/** One more than the youngest port of the switch has: numbers grow in the order of the table. */
function nextNumber(host: Host, vswitchId: VSwitchId): number {
  return (host.ports.findLast((port) => port.vswitchId === vswitchId)?.number ?? 0) + 1;
}
