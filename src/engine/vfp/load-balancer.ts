import type { HnsNetwork, HnsPolicyList } from "../model/hns.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VfpLayer, VfpPort, VfpRule } from "../model/vfp.ts";
import type { SwitchPort } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";

const LAYER = "SLB_LB_LAYER";

/**
 * Writes the network's load balancers into VFP: virtual addresses on every endpoint's port on the way out, published
 * ports on the host's port for what comes in over the uplink. Source: facts on HNS, section 6.1.
 */
export function programBalancers(tx: Transaction, hostName: HostName, network: HnsNetwork): void {
  const host = tx.host(hostName);
  const lists = host.hnsPolicyLists.filter((each) => each.networkId === network.id);
  const inside = lists.filter((each) => each.internal).map((list) => balanceRule(host, list));
  const others = host.hnsPolicyLists.filter((each) => !each.internal && sharesSwitch(host, each, network));
  const outside = others.map((list) => balanceRule(host, list));
  for (const port of host.ports.filter((each) => each.vswitchId === network.vswitchId)) {
    const endpoint = port.hnsEndpointId === null ? undefined : host.hnsEndpoints.get(port.hnsEndpointId);
    if (port.role === "host") putLayer(tx, hostName, port, layerOf("IN", outside));
    else if (endpoint?.networkId === network.id) putLayer(tx, hostName, port, layerOf("OUT", inside));
  }
}

function sharesSwitch(host: Host, list: HnsPolicyList, network: HnsNetwork): boolean {
  return host.hnsNetworks.get(list.networkId)?.vswitchId === network.vswitchId;
}

function layerOf(direction: "IN" | "OUT", rules: readonly VfpRule[]): VfpLayer | null {
  if (rules.length === 0) return null;
  return {
    name: LAYER,
    priority: 200,
    groups: [{ name: `SLB_GROUP_LB_IPv4_${direction}`, direction, rules }],
  };
}

function balanceRule(host: Host, list: HnsPolicyList): VfpRule {
  const [vip = ""] = list.vips;
  const name = `LB_${vip}_${list.externalPort}_${list.internalPort}_${list.protocol}`;
  return {
    id: list.id,
    friendlyName: name,
    priority: 100,
    match: {
      dstPrefixes: [`${vip}/32`],
      ...(list.protocol === 0 ? {} : { protocols: [list.protocol] }),
      ...(list.externalPort === 0 ? {} : { dstPorts: [list.externalPort] }),
      ...(list.internal ? {} : { via: "uplink" as const }),
    },
    action: {
      type: "load-balance",
      vip,
      backends: list.endpointIds.map((endpointId) => ({
        address: host.hnsEndpoints.get(endpointId)?.ip ?? "",
        endpointId,
      })),
      port: list.internalPort === 0 ? null : list.internalPort,
      sourceVip: list.sourceVip === "" ? null : list.sourceVip,
    },
  };
}

function putLayer(tx: Transaction, host: HostName, port: SwitchPort, layer: VfpLayer | null): void {
  const before = port.vfp?.layers ?? [];
  const rest = before.filter((each) => each.name !== LAYER);
  const first = rest[0]?.name === "ACL_ENDPOINT_LAYER" ? 1 : 0;
  const layers = layer === null ? rest : [...rest.slice(0, first), layer, ...rest.slice(first)];
  if (JSON.stringify(before) === JSON.stringify(layers)) return;
  const vfp: VfpPort | null = layers.length === 0 ? null : { layers };
  tx.put(
    host,
    "ports",
    port.id,
    { ...port, vfp },
    {
      actor: "VFP",
      why:
        layer === null
          ? "VFP takes the load balancer off the port."
          : "VFP writes the load balancer's rules on the port.",
      show: `vfpctrl /list-rule /port ${port.id} /layer ${LAYER}`,
    },
  );
}
