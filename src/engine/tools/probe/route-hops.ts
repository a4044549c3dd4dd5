import type { World } from "../../model/world.ts";
import type { Trace } from "../../trace/trace.ts";
import { trace } from "../../trace/trace-flow.ts";
import { addressFacing } from "./address.ts";
import { type Heard, heardBySender } from "./heard.ts";

/** What one echo request with a given TTL brought back. */
export interface RouteHop {
  readonly ttl: number;
  readonly heard: Heard;
  /** Who answered; "" for silence. */
  readonly address: string;
  readonly trace: Trace;
}

export interface RouteQuestion {
  readonly from: string;
  /** As a flow names its target: an address, or "name:web". */
  readonly to: string;
  /** The target's address: the last hop's. */
  readonly address: string;
  readonly mostHops: number;
}

/** One echo request for each TTL, until the target answers or somebody says that it cannot be reached. */
export function routeHops(world: World, { from, to, address, mostHops }: RouteQuestion): readonly RouteHop[] {
  const hops: RouteHop[] = [];
  for (let ttl = 1; ttl <= mostHops; ttl += 1) {
    const result = trace(world, { from, to, proto: "icmp", port: 0, ttl });
    const heard = heardBySender(result);
    hops.push({ ttl, heard, address: answererOf(world, result, heard, address), trace: result });
    if (ENDS.has(heard.kind)) break;
  }
  return hops;
}

const ENDS: ReadonlySet<Heard["kind"]> = new Set([
  "answer",
  "host-unreachable",
  "net-unreachable",
  "general-failure",
]);

function answererOf(world: World, result: Trace, heard: Heard, address: string): string {
  switch (heard.kind) {
    case "answer":
      return address;
    case "host-unreachable":
      return heard.from;
    case "net-unreachable":
      return addressFacing(world, heard.from, previousAddresses(result));
    case "ttl-expired":
      return addressFacing(world, heard.machine, previousAddresses(result));
    default:
      return "";
  }
}

/** Addresses on the sender's side of the router that gave up: sources that the packet has had so far. */
export function previousAddresses(result: Trace): readonly string[] {
  return result.hops.map((hop) => hop.before.srcIp).reverse();
}
