import type { DnsResolver } from "../../model/tcpip.ts";
import type { VfpSpace } from "../../model/vfp.ts";
import type { Frame } from "../frame.ts";
import type { Transition } from "../hop.ts";
import { resolverHop } from "../resolver-hop.ts";
import { portOwnerName } from "./owner.ts";
import { type VfpPlace, vfpHop } from "./port.ts";

/** dockerd answers for the network on its gateway's address; VFP hands it the question without the wire. */
export function resolverOf({ host }: VfpPlace, space: VfpSpace, { headers }: Frame): DnsResolver | null {
  if (headers.proto === "icmp" || !space.subnets.some(({ gateway }) => gateway === headers.dstIp))
    return null;
  return (
    host.resolvers.find(({ address, port }) => address === headers.dstIp && port === headers.dstPort) ?? null
  );
}

/** The question goes to dockerd on this host; none crosses the tunnel. */
export function askResolver(place: VfpPlace, resolver: DnsResolver, frame: Frame): Transition {
  const why = () =>
    `${portOwnerName(place)} asks the resolver of its own network: VFP hands the question to dockerd.`;
  const hop = vfpHop(
    place,
    "vfp",
    "allow",
    frame,
    frame,
    `${resolver.address} is the network's gateway`,
    why,
  );
  const arrival = { component: "docker-dns", at: null, mac: null } as const;
  return { type: "arrive", hops: [hop, resolverHop(place.host, resolver, frame)], frame, arrival };
}
