import type { HnsNetwork } from "../model/hns.ts";
import type { VfpSpaceId } from "../model/ids.ts";
import type { VfpSpace } from "../model/vfp.ts";

/**
 * The space of an overlay network on this host: which VNI belongs to which subnet, and where each address lives. It
 * starts empty; endpoints fill it. Source: facts on HNS, section 6.1.
 */
export function newSpace(network: HnsNetwork, id: VfpSpaceId): VfpSpace {
  const subnets = network.subnets.map(({ prefix, gateway, policies }) => ({
    prefix,
    gateway,
    vni: policies.find((policy) => policy.Type === "VSID")?.VSID ?? 0,
  }));
  return {
    id,
    vni: subnets[0]?.vni ?? 0,
    subnets,
    routerMac: network.routerMac ?? "",
    providerAddress: network.managementIp ?? "",
    mappings: [],
  };
}
