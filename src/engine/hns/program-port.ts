import type { HnsEndpoint } from "../model/hns.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { endpointPort } from "../vfp/endpoint-port.ts";
import { networkOf } from "./find.ts";

/** Puts the VFP layers that follow from the endpoint's policies on its port; nothing happens where VFP is off. */
export function programPort(tx: Transaction, hostName: HostName, endpoint: HnsEndpoint, owner: string): void {
  const host = tx.host(hostName);
  const port = endpoint.portId === null ? undefined : host.ports.get(endpoint.portId);
  const vfp = endpointPort(host, networkOf(host, endpoint.networkId), endpoint);
  if (!port || vfp === null) return;
  tx.put(
    hostName,
    "ports",
    port.id,
    { ...port, vfp },
    {
      actor: "VFP",
      why: `VFP puts its layers on the port: ${vfp.layers.map((layer) => layer.name).join(", ")}. Every frame of ${owner} walks them.`,
      show: `vfpctrl /list-layer /port ${port.id}`,
    },
  );
}
