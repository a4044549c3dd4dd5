import type { NetInterface } from "../model/tcpip.ts";
import type { Outcome } from "./outcome.ts";

/** What a learner should know besides the verdict. Source: facts on drop reasons, section 12. */
export function warningsOf(outcome: Outcome): readonly string[] {
  const { sender, reason, hops, verdict } = outcome;
  const warnings: string[] = [];
  const translatesSource = hops.some(
    ({ component, action }) =>
      (component === "winnat" || component === "vfp-nat") && (action === "snat" || action === "snat+dnat"),
  );
  if (verdict === "delivered" && translatesSource) warnings.push("source-address-hidden");
  if (reason === "vfp-nat-no-icmp") warnings.push("icmp-is-not-a-test");
  if (
    reason === "vfp-portmap-no-local" ||
    (reason === "overlay-host-isolated" && outcome.at === "host-app")
  ) {
    warnings.push("placeholder-listener");
  }
  const interfaces = sender && sender.kind !== "device" ? (sender.compartment?.interfaces ?? []) : [];
  if (sender?.kind === "container") {
    const defaults = sender.compartment?.routes.filter(({ prefix }) => prefix === "0.0.0.0/0") ?? [];
    const [first] = defaults;
    if (defaults.length > 1 && defaults.every(({ metric }) => metric === first?.metric)) {
      warnings.push("two-default-gateways");
    }
    if (interfaces.some(({ mtuBytes }) => mtuBytes === OVERLAY_MTU)) warnings.push("mtu-1450");
    if (interfaces.some(isLeased)) warnings.push("inspect-shows-no-ip");
    const asked = sender.container.endpoints.some(({ requestedIp }) => requestedIp !== null);
    if (asked && interfaces.some(isLeased)) warnings.push("static-ip-ignored-on-dhcp");
  }
  return warnings;
}

const OVERLAY_MTU = 1450;

function isLeased({ dhcp }: NetInterface): boolean {
  return dhcp.enabled;
}
