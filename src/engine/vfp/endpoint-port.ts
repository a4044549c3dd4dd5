import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import type { VfpPort } from "../model/vfp.ts";
import type { Host } from "../model/world.ts";

/** The layers of an endpoint's port; null where VFP is off. */
export function endpointPort(_host: Host, _network: HnsNetwork, _endpoint: HnsEndpoint): VfpPort | null {
  return null;
}
