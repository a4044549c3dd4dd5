import type { HopDraft } from "../dataplane/hop.ts";
import { contains } from "../lib/ipv4.ts";
import type { World } from "../model/world.ts";

/** Which path delivered a packet, read off its hops. Source: facts on drop reasons, section 11. */
export function pathLabel(world: World, hops: readonly HopDraft[], sentByHost: boolean): string {
  const has = (component: HopDraft["component"], ...actions: readonly HopDraft["action"][]) =>
    hops.some((hop) => hop.component === component && (actions.length === 0 || actions.includes(hop.action)));
  if (has("docker-dns", "answer")) return "dns-answered";
  if (has("docker-dns", "forward")) return "dns-forwarded";
  if (!hops.some(({ component }) => LEAVES_STACK.has(component)))
    return sentByHost ? "host-local" : "loopback-in-container";
  if (has("vfp-lb")) return "vfp-lb";
  if (has("vfp-encap", "encapsulate")) return "vxlan-tunnel";
  if (has("vfp-nat", "dnat")) return "vfp-published";
  if (has("winnat", "dnat", "snat+dnat")) return mappedLabel(world, hops, sentByHost);
  if (has("vfp-nat", "snat")) return "vfp-outbound-nat";
  if (has("winnat", "snat")) return "winnat-outbound";
  if (hops.some((hop, at) => isHostForward(hop, at, sentByHost))) return "l2bridge-hostgw";
  if (has("azure-host-vswitch")) return has("azure-fabric") ? "azure-routed" : "azure-hairpin";
  const rewrites = hops.filter(({ component }) => component === "vfp-mac-rewrite").length;
  const crossedRouter = has("gateway-router", "route");
  if (rewrites > 0 && !(crossedRouter && rewrites > 1)) return "l2bridge-rewrite";
  if (crossedRouter) return "routed";
  if (has("physical-switch")) return endsAtHost(hops) ? "host-local" : "l2-direct";
  return insideLabel(world, hops, sentByHost);
}

const LEAVES_STACK: ReadonlySet<string> = new Set([
  "container-vnic",
  "host-vnic",
  "pnic",
  "physical-switch",
  "gateway-router",
  "internet-host",
  "lan-host",
  "dns-server",
  "azure-host-vswitch",
]);

/** The sender's own routing is a route hop too; any later one is the host passing on what is not its own. */
function isHostForward(
  { component, action, before, after }: HopDraft,
  at: number,
  sentByHost: boolean,
): boolean {
  if (component !== "host-tcpip" || action !== "route") return false;
  return sentByHost ? at > 1 : before.ttl !== after.ttl;
}

function mappedLabel(world: World, hops: readonly HopDraft[], sentByHost: boolean): string {
  if (sentByHost && hops[0]?.host === hops.find(({ component }) => component === "winnat")?.host) {
    return "winnat-loopback";
  }
  const mapping = hops.find(({ component, action }) => component === "winnat" && action.endsWith("dnat"));
  const source = mapping?.before.srcIp ?? "";
  const host = world.hosts.find(({ settings }) => settings.name === mapping?.host);
  const behind = host?.winNats.some(({ internalPrefix }) => contains(internalPrefix, source)) ?? false;
  return behind ? "winnat-hairpin" : "winnat-published";
}

function endsAtHost(hops: readonly HopDraft[]): boolean {
  const last = hops.at(-1)?.component;
  return last === "host-app" || last === "host-tcpip" || last === "docker-dns";
}

/** Nothing left the host: told by whose adapter stood at either end, and on which kind of switch. */
function insideLabel(world: World, hops: readonly HopDraft[], sentByHost: boolean): string {
  const hop = hops.find(({ component }) => component === "host-vnic");
  if (!hop) return "bridged";
  const host = world.hosts.find(({ settings }) => settings.name === hop.host);
  const { target } = hop.tell();
  const vnic = host?.vnics.find(({ id }) => id === target.id);
  const port = vnic ? host?.ports.get(vnic.portId) : undefined;
  const vswitch = port ? host?.vswitches.get(port.vswitchId) : undefined;
  const own = vnic?.hnsEndpointId !== null || vswitch?.type !== "external";
  if (sentByHost) return own ? "host-onlink" : "bridged";
  return own ? "host-local" : "bridged";
}
