import { err, ok, type Result } from "../lib/result.ts";
import type { HnsPolicy } from "../model/hns.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * Policies of a v1 request as typed by a person: keys as HNS has them, what is left out takes HNS' default. The error
 * is a sentence for the learner. Source of the shapes: facts on HNS, section 5.2.
 */
export function parsePolicies(value: unknown): Result<readonly HnsPolicy[], string> {
  if (!Array.isArray(value)) return err('"Policies" is a list: [{"Type":"ACL", …}].');
  const policies: HnsPolicy[] = [];
  for (const item of value) {
    if (!isRecord(item)) return err('A policy is an object: {"Type":"ACL", …}.');
    const read = READERS[text(item, "Type").toUpperCase()];
    if (!read) {
      return err(
        `The lab knows no policy of type "${text(item, "Type")}": use ${Object.keys(READERS).join(", ")}.`,
      );
    }
    const policy = read(item);
    if (typeof policy === "string") return err(policy);
    policies.push(policy);
  }
  return ok(policies);
}

const READERS: Readonly<Record<string, (policy: Json) => HnsPolicy | string>> = {
  ACL(policy) {
    const action = choice(policy, "Action", ["Allow", "Block"]);
    const direction = choice(policy, "Direction", ["In", "Out"]);
    if (action === null || direction === null) {
      return 'An ACL needs "Action" (Allow or Block) and "Direction" (In or Out).';
    }
    return {
      Type: "ACL",
      Action: action,
      Direction: direction,
      Protocol: number(policy, "Protocol", 256),
      LocalPorts: text(policy, "LocalPorts") || text(policy, "LocalPort"),
      RemotePorts: text(policy, "RemotePorts") || text(policy, "RemotePort"),
      LocalAddresses: text(policy, "LocalAddresses"),
      RemoteAddresses: text(policy, "RemoteAddresses"),
      RuleType: choice(policy, "RuleType", ["Switch", "Host"]) ?? "Switch",
      Priority: number(policy, "Priority", 65_000),
    };
  },
  NAT(policy) {
    const internal = number(policy, "InternalPort", 0);
    const protocol = choice(policy, "Protocol", ["tcp", "udp"]);
    if (internal === 0 || protocol === null)
      return 'A NAT policy needs "InternalPort" and "Protocol" (tcp or udp).';
    return {
      Type: "NAT",
      ExternalPort: number(policy, "ExternalPort", 0),
      InternalPort: internal,
      Protocol: protocol,
      ExternalPortReserved: policy.ExternalPortReserved === true,
    };
  },
  OUTBOUNDNAT: (policy) => ({ Type: "OutBoundNAT", ...exceptions(policy) }),
  PROXY(policy) {
    const [ip, port, destination] = [text(policy, "IP"), text(policy, "Port"), text(policy, "Destination")];
    if (ip === "" || port === "") return 'A PROXY policy needs "IP" and "Port".';
    return {
      Type: "PROXY",
      IP: ip,
      Port: port,
      ...(destination === "" ? {} : { Destination: destination }),
      ...exceptions(policy),
    };
  },
  PA: (policy) => ({ Type: "PA", PA: text(policy, "PA") }),
  VLAN: (policy) => ({ Type: "VLAN", VLAN: number(policy, "VLAN", 0) }),
  VSID: (policy) => ({ Type: "VSID", VSID: number(policy, "VSID", 0) }),
  QOS: (policy) => ({
    Type: "QOS",
    MaximumOutgoingBandwidthInBytes: number(policy, "MaximumOutgoingBandwidthInBytes", 0),
  }),
  ROUTE(policy) {
    const nextHop = text(policy, "NextHop");
    const prefix = text(policy, "DestinationPrefix");
    if (prefix === "") return 'A ROUTE policy needs "DestinationPrefix".';
    return {
      Type: "ROUTE",
      DestinationPrefix: prefix,
      NeedEncap: policy.NeedEncap === true,
      ...(nextHop === "" ? {} : { NextHop: nextHop }),
    };
  },
  HOSTROUTE: () => ({ Type: "HostRoute" }),
  L2DRIVER: () => ({ Type: "L2Driver" }),
};

function exceptions(policy: Json): { readonly ExceptionList?: readonly string[] } {
  const given = list(policy, "ExceptionList");
  return given.length > 0 ? { ExceptionList: given } : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text, or a number written as text: ports are seen both ways. */
function text(policy: Json, key: string): string {
  const value = policy[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function number(policy: Json, key: string, otherwise: number): number {
  const value = Number(text(policy, key) || Number.NaN);
  return Number.isNaN(value) ? otherwise : value;
}

function list(policy: Json, key: string): readonly string[] {
  const value = policy[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function choice<const T extends string>(policy: Json, key: string, among: readonly T[]): T | null {
  const typed = text(policy, key).toLowerCase();
  return among.find((one) => one.toLowerCase() === typed) ?? null;
}
