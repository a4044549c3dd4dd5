import { parseIp } from "../../lib/ipv4.ts";
import { ByteWriter, utf8 } from "./bytes.ts";

/** Why there is no address in an answer. Source: RFC 1035, section 4.1.1. */
export const RCODES = { serverFailure: 2, noSuchName: 3 } as const;

/** A question for an A record (null), its answer (an address), or an answer with an error code. */
export function dnsMessage(name: string, answer: string | number | null): readonly number[] {
  const address = typeof answer === "string" ? parseIp(answer) : null;
  const code = typeof answer === "number" ? answer : 0;
  const message = new ByteWriter()
    .u16(0x0001)
    .u16(answer === null ? 0x0100 : 0x8180 | code)
    .u16(1)
    .u16(address === null ? 0 : 1)
    .u16(0)
    .u16(0)
    .append(encodedName(name))
    .u16(1)
    .u16(1);
  if (address !== null) message.u16(0xc00c).u16(1).u16(1).u32(TTL_SECONDS).u16(4).u32(address);
  return message.toArray();
}

/** dockerd gives its records ten minutes. Source: moby, libnetwork/resolver.go, respTTL. */
const TTL_SECONDS = 600;

function encodedName(name: string): readonly number[] {
  const labels = name.split(".").filter((label) => label !== "");
  return [...labels.flatMap((label) => [Math.min(label.length, 63), ...utf8(label).slice(0, 63)]), 0];
}
