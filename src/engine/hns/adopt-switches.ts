import type { HnsNetwork } from "../model/hns.ts";
import type { HnsNetworkId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { adapterNames } from "../vmswitch/names.ts";
import { macPool } from "./mac-pool.ts";
import { ANY_PREFIX } from "./requests.ts";

/**
 * HNS starts: an external switch that was made outside it becomes a transparent network under the switch's name.
 * Source: facts on HNS, section 7.15.
 */
export function adoptSwitches(tx: Transaction, host: HostName): void {
  for (const vswitch of tx
    .host(host)
    .vswitches.filter((each) => !each.knownToHns && each.type === "external")) {
    const id = tx.mintGuid("hns-network") as HnsNetworkId;
    const pnics = vswitch.pnicIds.flatMap((pnicId) => tx.host(host).pnics.get(pnicId) ?? []);
    const mac = pnics[0]?.mac;
    const own = tx
      .host(host)
      .compartments.get(HOST_COMPARTMENT)
      ?.interfaces.find((each) => each.mac === mac);
    const network: HnsNetwork = {
      id,
      name: vswitch.name,
      type: "transparent",
      typeAsSent: "Transparent",
      subnets: [{ id: tx.mintGuid("subnet"), prefix: ANY_PREFIX, gateway: "0.0.0.0", policies: [] }],
      macPools: [macPool(`${host}/${vswitch.name}`)],
      vswitchId: vswitch.id,
      layerId: vswitch.layerId,
      managementIp: own?.addresses[0]?.ip ?? null,
      networkAdapterName: adapterNames(pnics),
      dnsSuffix: "",
      dnsServers: [],
      policies: [],
      flags: 0,
      natName: null,
      spaceId: null,
      routerMac: null,
      endpointPolicies: [],
    };
    tx.put(
      host,
      "vswitches",
      vswitch.id,
      { ...vswitch, knownToHns: true },
      {
        actor: "HNS",
        why: `HNS finds the external vSwitch ${vswitch.name}, which was made without it.`,
        show: "Get-VMSwitch",
      },
    );
    tx.put(host, "hnsNetworks", id, network, {
      actor: "HNS",
      why: `HNS takes ${vswitch.name} in as a transparent network.`,
      show: "Get-HnsNetwork",
    });
  }
}
