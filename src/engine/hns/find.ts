import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import type { HnsEndpointId, HnsNetworkId } from "../model/ids.ts";
import type { WinNat } from "../model/tcpip.ts";
import type { VSwitch } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";

/** Lookups of what must be there: each throws when the world is inconsistent, which is our bug. */

export function networkOf(host: Host, id: HnsNetworkId): HnsNetwork {
  return known(host.hnsNetworks.get(id), `HNS network ${id}`);
}

export function endpointOf(host: Host, id: HnsEndpointId): HnsEndpoint {
  return known(host.hnsEndpoints.get(id), `HNS endpoint ${id}`);
}

export function vswitchOf(host: Host, network: HnsNetwork): VSwitch {
  return known(host.vswitches.get(network.vswitchId), `vSwitch of ${network.name}`);
}

/** The NAT that serves the network; null when the network has none. */
export function natOf(host: Host, network: HnsNetwork): WinNat | null {
  const { natName } = network;
  return natName === null ? null : (host.winNats.find((nat) => nat.name === natName) ?? null);
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}
