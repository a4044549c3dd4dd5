import type { HopDraft } from "../dataplane/hop.ts";
import type { Translation } from "./trace.ts";

/** What was rewritten on the way there, in order; a router's own NAT only where nothing else was. */
export function translationsOf(hops: readonly HopDraft[]): readonly Translation[] {
  const found: Translation[] = [];
  for (const hop of hops) for (const code of codesOf(hop)) if (!found.includes(code)) found.push(code);
  const more = found.some((code) => code !== "router-snat" && code !== "vlan-tag");
  return more ? found.filter((code) => code !== "router-snat") : found;
}

function codesOf({ component, action, before, after }: HopDraft): readonly Translation[] {
  if (component === "azure-fabric") return action === "snat" || action === "dnat" ? ["azure-snat"] : [];
  if (component === "gateway-router") return action === "snat" ? ["router-snat"] : [];
  if (component === "vfp-mac-rewrite") return action === "rewrite-mac" ? ["mac-rewrite"] : [];
  if (component === "pnic") return action === "tag" || action === "untag" ? ["vlan-tag"] : [];
  switch (action) {
    case "snat":
      return ["snat"];
    case "dnat":
      return ["dnat"];
    case "snat+dnat":
      return ["snat", "dnat"];
    case "load-balance":
      return before.srcIp === after.srcIp ? ["dnat"] : ["dnat", "snat"];
    case "encapsulate":
      return ["vxlan-encap"];
    default:
      return [];
  }
}
