import { parseIp } from "../../lib/ipv4.ts";
import type { World } from "../../model/world.ts";
import type { Trace } from "../../trace/trace.ts";
import { trace } from "../../trace/trace-flow.ts";
import { targetAddress } from "./address.ts";
import { heardBySender } from "./heard.ts";
import { serverOf } from "./server.ts";
import type { WebAddress } from "./url.ts";
import { type WebPage, webPageOf } from "./web-page.ts";

/** What became of one HTTP request: curl and Invoke-WebRequest print the same outcome in different words. */
export type WebOutcome =
  | { readonly kind: "page"; readonly page: WebPage; readonly address: string; readonly trace: Trace }
  | { readonly kind: "hung-up"; readonly address: string; readonly trace: Trace }
  | {
      readonly kind: "refused" | "timeout" | "no-route" | "unreachable";
      readonly address: string;
      readonly trace: Trace;
    }
  | { readonly kind: "unknown-name"; readonly trace: Trace };

/** Sends the request as a TCP flow through the data plane. */
export function requestPage(world: World, from: string, url: WebAddress): WebOutcome {
  const literal = parseIp(url.hostname) !== null || url.hostname.toLowerCase() === "localhost";
  const to = literal ? url.hostname.toLowerCase() : `name:${url.hostname}`;
  const result = trace(world, { from, to, proto: "tcp", port: url.port });
  const heard = heardBySender(result);
  if (heard.kind === "unknown-name") return { kind: "unknown-name", trace: result };
  const address = targetAddress(url.hostname, result);
  if (heard.kind === "answer") {
    const server = serverOf(world, result);
    const page = server ? webPageOf(server.process, server.machine) : null;
    return page
      ? { kind: "page", page, address, trace: result }
      : { kind: "hung-up", address, trace: result };
  }
  if (heard.kind === "general-failure") return { kind: "no-route", address, trace: result };
  if (heard.kind === "net-unreachable") return { kind: "unreachable", address, trace: result };
  return { kind: heard.kind === "refused" ? "refused" : "timeout", address, trace: result };
}
