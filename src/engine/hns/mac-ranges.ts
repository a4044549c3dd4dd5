import type { MacRange } from "../model/hns.ts";
import type { HnsNetworkRequest } from "./requests.ts";

/** The MAC ranges a client asked for; null when it left them to HNS. */
export function macRanges(request: HnsNetworkRequest): readonly MacRange[] | null {
  const { MacPools } = request;
  if (MacPools === undefined || MacPools.length === 0) return null;
  return MacPools.map((pool) => ({
    start: normaliseMac(pool.StartMacAddress),
    end: normaliseMac(pool.EndMacAddress),
  }));
}

/** "00:15:5d:aa:00:01" → "00-15-5D-AA-00-01". */
export function normaliseMac(mac: string): string {
  return mac.replaceAll(":", "-").toUpperCase();
}
