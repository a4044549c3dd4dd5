import type { Trace } from "../trace.ts";
import { ByteWriter, utf8 } from "./bytes.ts";
import { type CapturedPacket, capturedPackets } from "./captured-packets.ts";

/**
 * The trace as a capture that Wireshark opens: one interface for each point of capture, one packet a hop, the hop's
 * sentence as the packet's comment. `startSeconds` is Unix time of the first packet.
 * Source of the format: draft-ietf-opsawg-pcapng, sections 4.1 to 4.3.
 */
export function pcapng(trace: Trace, startSeconds: number): Uint8Array {
  const packets = capturedPackets(trace);
  const points = [...new Set(packets.map((packet) => packet.point))];
  const file = new ByteWriter().append(sectionHeader());
  for (const point of points) file.append(interfaceDescription(point));
  packets.forEach((packet, index) => {
    file.append(enhancedPacket(packet, points.indexOf(packet.point), startSeconds, index));
  });
  return Uint8Array.from(file.toArray());
}

function block(type: number, body: ByteWriter): readonly number[] {
  body.pad(4);
  const total = body.length + 12;
  return new ByteWriter().u32le(type).u32le(total).append(body.toArray()).u32le(total).toArray();
}

function sectionHeader(): readonly number[] {
  const unknownLength = new ByteWriter().u32le(0xffffffff).u32le(0xffffffff).toArray();
  const body = new ByteWriter().u32le(0x1a2b3c4d).u16le(1).u16le(0).append(unknownLength);
  return block(0x0a0d0d0a, options(body, [[SHB_USERAPPL, utf8("vSwitch Lab")]]));
}

const LINKTYPE_ETHERNET = 1;
const SHB_USERAPPL = 4;
const IF_NAME = 2;
const OPT_COMMENT = 1;

function interfaceDescription(name: string): readonly number[] {
  const body = new ByteWriter().u16le(LINKTYPE_ETHERNET).u16le(0).u32le(0);
  return block(1, options(body, [[IF_NAME, utf8(name)]]));
}

/** Packets stand a millisecond apart; the default resolution is a microsecond. */
function enhancedPacket(
  packet: CapturedPacket,
  point: number,
  startSeconds: number,
  index: number,
): readonly number[] {
  const microseconds = BigInt(startSeconds) * 1_000_000n + BigInt(index) * 1000n;
  const body = new ByteWriter()
    .u32le(point)
    .u32le(Number(microseconds >> 32n))
    .u32le(Number(microseconds & 0xffffffffn))
    .u32le(packet.bytes.length)
    .u32le(packet.bytes.length)
    .append(packet.bytes)
    .pad(4);
  return block(6, options(body, [[OPT_COMMENT, utf8(packet.comment)]]));
}

function options(body: ByteWriter, list: readonly (readonly [number, readonly number[]])[]): ByteWriter {
  for (const [code, value] of list) body.u16le(code).u16le(value.length).append(value).pad(4);
  return body.u32le(0);
}
