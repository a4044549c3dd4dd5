import type { Compartment, FirewallRule, NetInterface } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";
import { type Frame, serviceOf } from "./frame.ts";
import { type HopDraft, lost, passed, type Transition } from "./hop.ts";
import type { StackPlace } from "./location.ts";
import { isHostStack, stackName, stackTarget } from "./names.ts";
import type { Reason } from "./reasons.ts";
import type { ComponentId } from "./vocabulary.ts";

interface Decision {
  readonly allowed: boolean;
  readonly by: string;
  readonly reason: Reason;
}

/** Windows' filters on the way in to the stack. Answers to what the stack itself asked are let in. */
export function inbound(place: StackPlace, frame: Frame, hops: readonly HopDraft[]): HopDraft | Transition {
  const { host, compartment, iface } = place;
  const component = componentOf(compartment);
  const decision = decide(host, compartment, iface, frame);
  const tell = () => ({
    object: objectOf(compartment),
    target: isHostStack(compartment)
      ? ({ kind: "host-firewall", host: host.settings.name, id: host.settings.name } as const)
      : stackTarget(host, compartment),
    decidedBy: decision.by,
    why: decision.allowed
      ? `The firewall of ${stackName(host, compartment)} lets ${serviceOf(frame.headers)} in.`
      : `The firewall of ${stackName(host, compartment)} has no rule that lets ${serviceOf(frame.headers)} in.`,
  });
  if (!decision.allowed) return lost(frame, decision.reason, host.settings.name, component, tell, hops);
  return passed(host.settings.name, component, "allow", frame, tell);
}

function componentOf(compartment: Compartment): ComponentId {
  if (isHostStack(compartment)) return "host-firewall";
  return compartment.filter.kind === "uvm-firewall" ? "uvm-firewall" : "container-firewall";
}

function objectOf(compartment: Compartment): string {
  if (compartment.filter.kind === "uvm-firewall") return "Windows Firewall in the utility VM";
  return isHostStack(compartment)
    ? "Windows Firewall"
    : `Windows Firewall, compartment ${compartment.number}`;
}

/** True when an unsolicited packet would be let in. */
export function letsIn(place: StackPlace, frame: Frame): boolean {
  return decide(place.host, place.compartment, place.iface, frame).allowed;
}

function decide(host: Host, compartment: Compartment, iface: NetInterface, frame: Frame): Decision {
  if (frame.phase === "reply") return allow("answer to a packet of its own");
  return isHostStack(compartment)
    ? hostDecision(host, iface, frame)
    : containerDecision(host, compartment, frame);
}

function hostDecision(host: Host, iface: NetInterface, frame: Frame): Decision {
  const { enabled, localRuleMerge } = host.settings.firewall;
  if (!enabled) return allow("all firewall profiles are off");
  const matching = host.firewallRules.filter((rule) => matches(rule, iface, frame));
  const blocking = matching.find(({ action }) => action === "block");
  if (blocking) return block(`rule "${blocking.displayName}"`, "host-firewall-block");
  const allowing = matching.find(({ action }) => action === "allow");
  if (!allowing) return block("no inbound rule allows it", "host-firewall-block");
  if (localRuleMerge) return allow(`rule "${allowing.displayName}"`);
  const because = `group policy ignores the local rule "${allowing.displayName}"`;
  return block(because, "firewall-policy-blocks-local-rules");
}

/** Matched after translation: the container's own port counts. Source: facts on packets, section 3.4. */
function containerDecision(host: Host, { filter }: Compartment, frame: Frame): Decision {
  if (!filter.enabled || filter.kind === "uvm-firewall") {
    return allow(filter.kind === "uvm-firewall" ? "the utility VM allows everything" : "the filter is off");
  }
  const mine = host.settings.firewall.enabled
    ? host.firewallRules.filter((rule) => rule.scope === "all" && matches(rule, null, frame))
    : [];
  const blocking = mine.find(({ action }) => action === "block");
  if (blocking) return block(`rule "${blocking.displayName}"`, "container-firewall-block");
  if (filter.unsolicited === "allow") return allow("containers let unsolicited packets in by default");
  const service = serviceOf(frame.headers);
  if (filter.allowed.includes(service)) return allow(`compartment rule for ${service}`);
  const allowing = mine.find(({ action }) => action === "allow");
  if (allowing) return allow(`rule "${allowing.displayName}"`);
  return block("unsolicited packets are blocked unless the port is published", "container-firewall-block");
}

function matches(rule: FirewallRule, iface: NetInterface | null, { headers }: Frame): boolean {
  return (
    rule.direction === "in" &&
    (rule.protocol === "any" || rule.protocol === headers.proto) &&
    (rule.localPort === null || rule.localPort === headers.dstPort) &&
    (rule.interfaceAlias === null || iface === null || rule.interfaceAlias === iface.alias)
  );
}

function allow(by: string): Decision {
  return { allowed: true, by, reason: "host-firewall-block" };
}

function block(by: string, reason: Reason): Decision {
  return { allowed: false, by, reason };
}
