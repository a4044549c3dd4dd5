import { parseIp } from "../../lib/ipv4.ts";
import { ByteWriter, utf8 } from "./bytes.ts";

/** A question for an A record, or with an address its answer. Source: RFC 1035, section 4. */
export function dnsMessage(name: string, answer: string | null): readonly number[] {
  const address = answer === null ? null : parseIp(answer);
  const isResponse = answer !== null;
  const message = new ByteWriter()
    .u16(0x0001)
    .u16(isResponse ? 0x8180 : 0x0100)
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
