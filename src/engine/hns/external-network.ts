import type { Result } from "../lib/result.ts";
import type { HnsNetwork, HnsNetworkType } from "../model/hns.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { NetworkOrder } from "./create-network.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

export function createExternalNetwork(
  _tx: Transaction,
  _host: HostName,
  _type: HnsNetworkType,
  _order: NetworkOrder,
): Result<HnsNetwork, HnsRefusal> {
  return hnsRefusal("invalidNetworkType", "network-type-unknown", "");
}
