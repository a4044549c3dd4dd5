/** IPv4 arithmetic on dotted text. Functions that parse answer null for anything that is not an address. */

export interface Prefix {
  /** Network address as an unsigned 32-bit number; host bits are already cleared. */
  readonly network: number;
  readonly length: number;
}

const DOT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * "10.0.0.1" → 167772161; null when the text is not four decimal octets without leading zeros. Reads characters
 * instead of matching a pattern: a matrix of flows parses addresses by the million.
 */
export function parseIp(text: string): number | null {
  let value = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || dots === 3) return null;
      value = value * 256 + octet;
      octet = 0;
      digits = 0;
      dots += 1;
      continue;
    }
    if (code < ZERO || code > NINE || (digits > 0 && octet === 0)) return null;
    octet = octet * 10 + (code - ZERO);
    digits += 1;
    if (octet > 255) return null;
  }
  return dots === 3 && digits > 0 ? value * 256 + octet : null;
}

export function formatIp(value: number): string {
  return `${(value >>> 24) & 255}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** Net mask of a prefix length as a number: 24 → 0xFFFFFF00. */
export function maskOf(length: number): number {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

/** "10.0.0.0/24" → prefix; host bits are cleared. null when the text is malformed. */
export function parsePrefix(text: string): Prefix | null {
  const slash = text.indexOf("/");
  if (slash < 0) return null;
  const address = parseIp(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (address === null || !/^\d{1,2}$/.test(lengthText)) return null;
  const length = Number(lengthText);
  return length > 32 ? null : { network: (address & maskOf(length)) >>> 0, length };
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatIp(prefix.network)}/${prefix.length}`;
}

/** True when the prefix text contains the address text; false when either is malformed. */
export function contains(prefixText: string, ipText: string): boolean {
  const prefix = parsePrefix(prefixText);
  const ip = parseIp(ipText);
  return prefix !== null && ip !== null && (ip & maskOf(prefix.length)) >>> 0 === prefix.network;
}

export function overlaps(left: string, right: string): boolean {
  const a = parsePrefix(left);
  const b = parsePrefix(right);
  if (!a || !b) return false;
  const mask = maskOf(Math.min(a.length, b.length));
  return (a.network & mask) >>> 0 === (b.network & mask) >>> 0;
}

/** Last address of the prefix. */
export function broadcastOf(prefix: Prefix): number {
  return (prefix.network | ~maskOf(prefix.length)) >>> 0;
}

/** Mask as dotted text: 20 → "255.255.240.0". */
export function dottedMask(length: number): string {
  return formatIp(maskOf(length));
}

/** RFC 1918 and RFC 6598 space, link local and loopback: what the Internet does not route. */
export function isPrivate(ipText: string): boolean {
  return PRIVATE.some((prefix) => contains(prefix, ipText));
}

const PRIVATE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
];
