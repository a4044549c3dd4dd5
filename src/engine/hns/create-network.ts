import { err, type Result } from "../lib/result.ts";
import type { HnsNetwork } from "../model/hns.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { createExternalNetwork } from "./external-network.ts";
import { createInternalNetwork } from "./internal-network.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";
import { type HnsNetworkRequest, networkTypeOf } from "./requests.ts";

/** Who a network is made for. Addresses derive from `seed`, so that they do not depend on earlier steps. */
export interface NetworkOrder {
  readonly request: HnsNetworkRequest;
  readonly seed: string;
}

/**
 * POST /networks/: checks the request and builds switch, host adapter, NAT and rules for it. On a refusal nothing is
 * left behind.
 */
export function createHnsNetwork(
  tx: Transaction,
  host: HostName,
  order: NetworkOrder,
): Result<HnsNetwork, HnsRefusal> {
  return tx.attempt(() => {
    const { request } = order;
    const { settings, hnsNetworks } = tx.host(host);
    if (!settings.hnsRunning) return hnsStopped();
    const type = networkTypeOf(request.Type);
    if (type === null) {
      return hnsRefusal(
        "invalidNetworkType",
        "network-type-unknown",
        `HNS knows no type "${request.Type}": use nat, transparent, l2bridge, l2tunnel, overlay, internal or private.`,
      );
    }
    if (hnsNetworks.some((each) => each.name === request.Name)) {
      return hnsRefusal(
        "networkExists",
        "hns-name-taken",
        `HNS has a network named ${request.Name} already; names are unique there too.`,
        "Get-HnsNetwork",
      );
    }
    return NETWORK_KINDS[type].switchType === "external"
      ? createExternalNetwork(tx, host, type, order)
      : createInternalNetwork(tx, host, type, order);
  });
}

/** What every call gets while the service `hns` is stopped. */
export function hnsStopped(): ReturnType<typeof hnsRefusal> {
  const { error } = hnsRefusal(
    "rpcUnavailable",
    "hns-stopped",
    "The Host Network Service is stopped; only it can build networks and endpoints.",
    "Start-Service hns",
  );
  return err(error);
}
