import { isPrivate } from "../lib/ipv4.ts";
import { fromInternet, publicAddressOwner } from "./azure-edge.ts";
import { type Frame, wire } from "./frame.ts";
import { lost, move, type Transition } from "./hop.ts";
import type { Location } from "./location.ts";
import type { Net } from "./net.ts";

/** The Internet delivers by destination address to whoever holds it; it routes no private addresses. */
export function crossInternet(net: Net, location: Location & { at: "internet" }, frame: Frame): Transition {
  const { dstIp } = wire(frame.headers);
  const owner = net.index.onInternet(dstIp);
  if (owner?.kind === "device") return move(frame, { at: "device-in", device: owner.device, nic: owner.nic });
  if (owner) return move(frame, { at: "pnic-in", host: owner.host, pnic: owner.pnic });
  const azure = publicAddressOwner(net, dstIp, frame);
  if (azure) return fromInternet(net, azure, frame);
  const isReply = frame.phase === "reply";
  if (isReply && isPrivate(dstIp)) {
    const router = net.sessions.leak;
    const reason = net.sessions.exception === null ? "no-return-route" : "outboundnat-exception";
    const name = router ?? location.from?.name ?? "internet";
    return lost(frame, reason, name, router ? "gateway-router" : "internet-host", () => ({
      object: name,
      target: { kind: "devices", host: null, id: name },
      decidedBy: `${dstIp} is private; ${name} let it out untranslated`,
      why: `The request left ${name} with the private source ${dstIp}. The answer has no way back: the Internet does not route that address.`,
    }));
  }
  const name = location.from?.name ?? location.vnet ?? "internet";
  return lost(frame, "internet-unknown-host", name, "internet-host", () => ({
    object: dstIp,
    target: location.from
      ? { kind: "devices", host: null, id: location.from.name }
      : { kind: "azureVnets", host: null, id: location.vnet ?? "" },
    decidedBy: `no machine on the Internet has ${dstIp}`,
    why: `The packet is out on the Internet, and in this lab nobody there owns ${dstIp}.`,
  }));
}
