import { err, ok, type Result } from "../../../lib/result.ts";
import { isAddress } from "./go-address.ts";

/** One published port as the client sends it. */
export interface PublishedPort {
  readonly protocol: string;
  readonly containerPort: number;
  readonly hostIp: string;
  /** "" is any, "8080", or a range "8000-8010". */
  readonly hostPort: string;
}

/**
 * Reads one -p, short (`[[ip:]host:]container[/proto]`) or long (`published=…,target=…`). Errors are the client's.
 * Source: facts on the command line, section 3.3.
 */
export function parsePublish(text: string): Result<readonly PublishedPort[], string> {
  if (!text.includes("=")) return parsePortSpec(text);
  const fields = new Map<string, string>();
  for (const field of text.split(",")) {
    const equals = field.indexOf("=");
    if (equals < 0) return err(`invalid publish opts format (should be name=value but got '${field}')`);
    fields.set(field.slice(0, equals).toLowerCase(), field.slice(equals + 1));
  }
  const target = fields.get("target") ?? "";
  const published = fields.get("published") ?? "";
  return parsePortSpec(`${published}:${target}/${fields.get("protocol") ?? "tcp"}`);
}

/** The short form. A range gives one entry for each container port. */
export function parsePortSpec(text: string): Result<readonly PublishedPort[], string> {
  const { hostIp, hostPort, container } = splitSpec(text);
  if (container === "") return err(`no port specified: ${text}<empty>`);
  const [port = "", protocol = "tcp"] = container.split("/", 2);
  const bareIp = hostIp.replace(/^\[(.*)\]$/, "$1");
  if (bareIp !== "" && !isAddress(bareIp)) return err(`invalid IP address: ${bareIp}`);
  const inner = portRange(port);
  if (!inner) return err(`invalid containerPort: ${port}`);
  const outer = hostPort === "" ? null : portRange(hostPort);
  if (hostPort !== "" && !outer) return err(`invalid hostPort: ${hostPort}`);
  const isMany = inner.end > inner.start;
  if (outer && outer.end - outer.start !== inner.end - inner.start && isMany) {
    return err(`invalid ranges specified for container and host Ports: ${port} and ${hostPort}`);
  }
  if (!["tcp", "udp", "sctp"].includes(protocol.toLowerCase())) return err(`invalid proto: ${protocol}`);
  const count = inner.end - inner.start + 1;
  return ok(
    Array.from({ length: count }, (_, offset) => ({
      protocol: protocol.toLowerCase(),
      containerPort: inner.start + offset,
      hostIp: bareIp,
      hostPort: outer && isMany ? String(outer.start + offset) : hostPort,
    })),
  );
}

/** `ip:host:container`; everything before the last two parts is the address. */
function splitSpec(text: string): { hostIp: string; hostPort: string; container: string } {
  const parts = text.split(":");
  const container = parts.pop() ?? "";
  const hostPort = parts.pop() ?? "";
  return { hostIp: parts.join(":"), hostPort, container };
}

/** "80" or "80-82"; null when it is neither. */
export function portRange(text: string): { readonly start: number; readonly end: number } | null {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!match) return null;
  const start = Number(match[1]);
  const end = Number(match[2] ?? match[1]);
  return end > 65535 || start > end ? null : { start, end };
}
