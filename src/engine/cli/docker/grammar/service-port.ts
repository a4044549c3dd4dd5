import { err, ok, type Result } from "../../../lib/result.ts";
import { splitCsv } from "./csv.ts";
import { parseUnsigned } from "./go-number.ts";
import { parsePortSpec } from "./publish.ts";

/** A port of `service create --publish`. */
export interface ServicePort {
  readonly protocol: "tcp" | "udp";
  readonly targetPort: number;
  /** 0: chosen by the swarm. */
  readonly publishedPort: number;
  readonly mode: "ingress" | "host";
}

/** Reads a value of --publish; an error is the cause of the flag error. Source: facts, section 7.1. */
export function parseServicePort(text: string): Result<readonly ServicePort[], string> {
  return /\w+=\w+/.test(text) ? parseLong(text) : parseShort(text);
}

function parseShort(text: string): Result<readonly ServicePort[], string> {
  const specs = parsePortSpec(text);
  if (!specs.ok) return specs;
  const ports: ServicePort[] = [];
  for (const { protocol, containerPort, hostIp, hostPort } of specs.value) {
    if (hostIp !== "") return err("hostip is not supported");
    if (protocol !== "tcp" && protocol !== "udp") return err(`invalid protocol value '${protocol}'`);
    ports.push({ protocol, targetPort: containerPort, publishedPort: Number(hostPort), mode: "ingress" });
  }
  return ok(ports);
}

function parseLong(text: string): Result<readonly ServicePort[], string> {
  let port: ServicePort = { protocol: "tcp", targetPort: 0, publishedPort: 0, mode: "ingress" };
  for (const field of splitCsv(text)) {
    const equals = field.indexOf("=");
    if (equals <= 0 || equals === field.length - 1) return err(`invalid field: ${field}`);
    const next = withField(port, field.slice(0, equals).toLowerCase(), field.slice(equals + 1));
    if (!next.ok) return next;
    port = next.value;
  }
  return port.targetPort === 0 ? err("missing mandatory field 'target'") : ok([port]);
}

function withField(port: ServicePort, key: string, value: string): Result<ServicePort, string> {
  switch (key) {
    case "protocol":
      return value === "tcp" || value === "udp"
        ? ok({ ...port, protocol: value })
        : err(`invalid protocol value '${value}'`);
    case "mode":
      return value === "ingress" || value === "host"
        ? ok({ ...port, mode: value })
        : err(`invalid publish mode value (${value}): must be either 'ingress' or 'host'`);
    case "target":
    case "published": {
      const number = parseUnsigned(value, 16);
      const what = key === "target" ? "target" : "published";
      if (!number.ok) {
        return err(
          `invalid ${what} port (${value}): value must be an integer: ${number.error.split(": ").at(-1)}`,
        );
      }
      const digits = Number(number.value);
      return ok(key === "target" ? { ...port, targetPort: digits } : { ...port, publishedPort: digits });
    }
    default:
      return err(`invalid field key: ${key}`);
  }
}
