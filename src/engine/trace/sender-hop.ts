import { appTarget } from "../dataplane/deliver.ts";
import type { Tuple } from "../dataplane/frame.ts";
import { type HopDraft, passed } from "../dataplane/hop.ts";
import { deviceComponent, deviceTarget } from "../dataplane/names.ts";
import { type Sender, senderMachine } from "./endpoint.ts";
import type { Headers } from "./trace.ts";

/** The program that sends stands before the stack's own hops. A device has no hop of its own for it. */
export function sentByApp(sender: Sender, hops: readonly HopDraft[]): readonly HopDraft[] {
  const [first] = hops;
  if (sender.kind === "device" || !first) return hops;
  const source = hops.find(({ before, after }) => before.srcIp !== UNBOUND || after.srcIp !== UNBOUND);
  const srcIp = source
    ? source.before.srcIp === UNBOUND
      ? source.after.srcIp
      : source.before.srcIp
    : UNBOUND;
  const { before } = first;
  const headers: Headers = { ...before, srcIp, srcMac: "", dstMac: "" };
  const app: HopDraft = {
    host: senderMachine(sender),
    component: sender.kind === "host" ? "host-app" : "container-app",
    action: "send",
    before: headers,
    after: headers,
    tell: () => ({
      object: sender.kind === "container" ? sender.container.name : sender.host.settings.name,
      target: appTarget(sender.host, sender.kind === "container" ? sender.container : null),
      decidedBy: "the program's own choice",
      why: `A program on ${sender.kind === "container" ? sender.container.name : sender.host.settings.name} sends to ${headers.dstIp}.`,
    }),
  };
  const bound = before.srcIp === UNBOUND ? { ...first, before: { ...before, srcIp } } : first;
  return [app, bound, ...hops.slice(1)];
}

const UNBOUND = "0.0.0.0";

/** The packet as the sender's socket knows it: before anybody translated anything. */
export function sentTuple(hops: readonly HopDraft[], seen: Headers): Tuple {
  const first = hops.find(({ before }) => before.srcIp !== UNBOUND)?.before ?? seen;
  const { srcIp, srcPort } = first;
  const { dstIp, dstPort } = hops[0]?.before ?? seen;
  return { srcIp, srcPort, dstIp, dstPort };
}

/** A hop for what ends before any packet exists. */
export function stillHere(sender: Sender, because: string): HopDraft {
  const name = senderMachine(sender);
  const headers: Headers = {
    srcMac: "",
    dstMac: "",
    vlan: null,
    srcIp: UNBOUND,
    dstIp: UNBOUND,
    ttl: 128,
    proto: "icmp",
    srcPort: 0,
    dstPort: 0,
    outer: null,
  };
  const component = componentOf(sender);
  const frame = { kind: "data", headers, bytes: 0, dontFragment: false, phase: "forward" } as const;
  return passed(name, component, "drop", frame, () => ({
    object: sender.kind === "container" ? sender.container.name : name,
    target:
      sender.kind === "device"
        ? deviceTarget(sender.device)
        : appTarget(sender.host, sender.kind === "container" ? sender.container : null),
    decidedBy: because,
    why: `No packet can be sent: ${because}.`,
  }));
}

function componentOf(sender: Sender): HopDraft["component"] {
  if (sender.kind === "device") return deviceComponent(sender.device);
  return sender.kind === "host" ? "host-tcpip" : "container-tcpip";
}
