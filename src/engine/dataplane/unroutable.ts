import { contains, isPrivate } from "../lib/ipv4.ts";
import type { Device } from "../model/physical.ts";
import type { Host } from "../model/world.ts";
import { type Frame, wire } from "./frame.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";

/**
 * Why a router has no way: told by the objects that hold the destination's prefix, and by who sent the packet.
 * Source: facts on drop reasons, section 10.
 */
export function unroutable(net: Net, frame: Frame, _router: Device): Reason {
  const { dstIp } = wire(frame.headers);
  if (frame.phase === "reply")
    return net.sessions.exception === null ? "no-return-route" : "outboundnat-exception";
  if (!isPrivate(dstIp)) return "gateway-no-route";
  const sender = net.world.hosts.find(({ settings }) => settings.name === net.origin.machine);
  for (const host of net.world.hosts) {
    if (host.winNats.some(({ internalPrefix }) => contains(internalPrefix, dstIp))) continue;
    const reason = onHost(host, sender ?? null, dstIp, net.origin.compartmentId);
    if (reason) return reason;
  }
  return "private-subnet-not-routable";
}

function onHost(host: Host, sender: Host | null, ip: string, compartmentId: string): Reason | null {
  if (!sender) return null;
  const spaces = host.vfpSpaces.filter(({ subnets }) => subnets.some(({ prefix }) => contains(prefix, ip)));
  if (spaces.length > 0) {
    if (compartmentId !== "1") return "overlay-network-isolated";
    return host === sender ? "overlay-host-isolated" : null;
  }
  const routed = host.hnsNetworks.some(
    ({ spaceId, vswitchId, subnets }) =>
      spaceId === null &&
      host.vswitches.get(vswitchId)?.vfpEnabled === true &&
      subnets.some(({ prefix }) => prefix !== "0.0.0.0/0" && contains(prefix, ip)),
  );
  if (!routed) return null;
  return host === sender ? "l2bridge-no-host-endpoint" : "l2bridge-no-remote-route";
}
