import type { Flow, Protocol } from "#engine";
import { UsageError } from "./usage.ts";

const PROTOCOLS: readonly Protocol[] = ["tcp", "udp", "icmp"];

/** A flow as typed or as a job has it. `port` is left out only for icmp. */
export function flowFrom(given: {
  readonly from: unknown;
  readonly to: unknown;
  readonly proto: unknown;
  readonly port: unknown;
}): Flow {
  const { from, to, port } = given;
  const proto = PROTOCOLS.find((known) => known === given.proto);
  if (typeof from !== "string" || from === "")
    throw new UsageError("from: expected a machine such as laptop");
  if (typeof to !== "string" || to === "")
    throw new UsageError("to: expected a machine, an address or a name");
  if (proto === undefined) throw new UsageError(`proto "${asText(given.proto)}": expected tcp, udp or icmp`);
  if (proto === "icmp") return { from, to, proto, port: 0 };
  const number = typeof port === "number" || typeof port === "string" ? Number(port) : Number.NaN;
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new UsageError(`port "${asText(port)}": expected a number from 1 to 65535`);
  }
  return { from, to, proto, port: number };
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}
