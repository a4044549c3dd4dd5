import type { VfpSpace } from "../../model/vfp.ts";
import type { Frame } from "../frame.ts";
import type { Transition } from "../hop.ts";
import { type VfpPlace, vfpLost } from "./port.ts";

/** VFP answers ARP itself from the mapping table; nothing is flooded, no question crosses the tunnel. */
export function respond(place: VfpPlace, space: VfpSpace, frame: Frame): Transition {
  const asked = frame.headers.dstIp;
  const mac = macOf(place, space, asked);
  if (mac === null) {
    const why = () =>
      `${asked} is in no mapping of VNI ${space.vni}: VFP has no answer, and nobody else is asked.`;
    return vfpLost(
      place,
      frame,
      "overlay-unknown-peer",
      "vfp-arp",
      `no mapping for ${asked} in VNI ${space.vni}`,
      why,
    );
  }
  return { type: "arrive", hops: [], frame, arrival: { component: "vfp-arp", at: null, mac } };
}

function macOf(place: VfpPlace, space: VfpSpace, asked: string): string | null {
  const mapping = space.mappings.find(({ address }) => address === asked);
  if (mapping) return mapping.mac;
  if (space.subnets.some(({ gateway }) => gateway === asked)) return space.routerMac;
  const isVirtual = place.vfp.layers.some(({ groups }) =>
    groups.some(({ rules }) =>
      rules.some(({ action }) => action.type === "load-balance" && action.vip === asked),
    ),
  );
  return isVirtual ? space.routerMac : null;
}
