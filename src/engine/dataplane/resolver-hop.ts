import type { DnsResolver } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";
import type { Frame } from "./frame.ts";
import { type HopDraft, passed } from "./hop.ts";

/** A DNS question is at dockerd. */
export function resolverHop(host: Host, resolver: DnsResolver, frame: Frame): HopDraft {
  return passed(host.settings.name, "docker-dns", "receive", frame, () => ({
    object: `dockerd's resolver on ${resolver.address}`,
    target: { kind: "resolvers", host: host.settings.name, id: resolver.id },
    decidedBy: `dockerd listens on ${resolver.address}:${resolver.port}`,
    why: "dockerd itself answers DNS questions of the network's containers.",
  }));
}
