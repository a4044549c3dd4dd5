import type { HnsNetworkId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { networkOf } from "./find.ts";
import { freeMac, macPool } from "./mac-pool.ts";

/** A MAC address for a new adapter of the network. When its ranges are used up, HNS takes a further block. */
export function allocateMac(tx: Transaction, host: HostName, id: HnsNetworkId, seed: string): string {
  const network = networkOf(tx.host(host), id);
  const mac = freeMac(tx.host(host), network, seed);
  if (mac !== null) return mac;
  const further = macPool(`${seed}/${network.macPools.length}`);
  tx.put(
    host,
    "hnsNetworks",
    id,
    { ...network, macPools: [...network.macPools, further] },
    {
      actor: "HNS",
      why: `Every MAC address of ${network.name} is in use: HNS takes the further block ${further.start} to ${further.end}.`,
      show: `Get-HnsNetwork | Where-Object ID -eq ${id}`,
    },
  );
  return allocateMac(tx, host, id, seed);
}
