import { parseIp } from "../../../lib/ipv4.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { quote } from "./go-text.ts";

/** netip.ParseAddr: ok, or the words of its error. Both address families. */
export function parseAddress(text: string): Result<string, string> {
  const fail = (cause: string) => err(`ParseAddr(${quote(text)}): ${cause}`);
  const separator = /[.:%]/.exec(text)?.[0];
  if (separator === ".") {
    const cause = v4Fault(text);
    return cause === null ? ok(text) : fail(cause);
  }
  if (separator === ":") return isV6(text) ? ok(text) : fail("unable to parse IP");
  return fail("unable to parse IP");
}

/** netip.ParsePrefix: the prefix with host bits as typed, or the words of its error. */
export function parseCidr(
  text: string,
): Result<{ readonly address: string; readonly length: number }, string> {
  const fail = (cause: string) => err(`netip.ParsePrefix(${quote(text)}): ${cause}`);
  const slash = text.lastIndexOf("/");
  if (slash < 0) return fail("no '/'");
  const address = parseAddress(text.slice(0, slash));
  if (!address.ok) return fail(address.error);
  const bits = text.slice(slash + 1);
  if (!/^(?:0|[1-9][0-9]*)$/.test(bits)) return fail(`bad bits after slash: ${quote(bits)}`);
  if (Number(bits) > (isV6(address.value) ? 128 : 32)) return fail("prefix length out of range");
  return ok({ address: address.value, length: Number(bits) });
}

/** True for an IPv4 or IPv6 address as net.ParseIP takes it. */
export function isAddress(text: string): boolean {
  return !text.includes("%") && parseAddress(text).ok;
}

/** Colon form of IPv6, with `::` and a dotted tail. */
export function isV6(text: string): boolean {
  const [address = "", zone] = text.split("%", 2);
  if (zone === "" || !address.includes(":") || /[^0-9a-fA-F:.]/.test(address)) return false;
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const tail = groups.at(-1) ?? "";
  const hasDotted = tail.includes(".");
  if (hasDotted && v4Fault(tail) !== null) return false;
  const hex = hasDotted ? groups.slice(0, -1) : groups;
  const count = groups.length + (hasDotted ? 1 : 0);
  return (
    hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? count < 8 : count === 8)
  );
}

/** What netip finds wrong with a dotted address first, or null. */
function v4Fault(text: string): string | null {
  let octets = 0;
  let value = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter >= "0" && letter <= "9") {
      if (digits === 1 && value === 0) return "IPv4 field has octet with leading zero";
      value = value * 10 + Number(letter);
      digits += 1;
      if (value > 255) return "IPv4 field has value >255";
    } else if (letter === ".") {
      if (at === 0 || at === text.length - 1 || text[at - 1] === ".") {
        return `IPv4 field must have at least one digit (at ${quote(text.slice(at))})`;
      }
      if (octets === 3) return "IPv4 address too long";
      octets += 1;
      value = 0;
      digits = 0;
    } else {
      return `unexpected character (at ${quote(text.slice(at))})`;
    }
  }
  return octets < 3 ? "IPv4 address too short" : null;
}

/** An address as a number, for arithmetic over both families; null when the text is none. */
export function addressBits(text: string): { readonly width: 32 | 128; readonly value: bigint } | null {
  const v4 = parseIp(text);
  if (v4 !== null) return { width: 32, value: BigInt(v4) };
  return isV6(text) ? { width: 128, value: v6Bits(text) } : null;
}

/** net.IPNet.Contains on texts; false when either does not parse. */
export function prefixContains(prefix: string, address: string): boolean {
  const parsed = parseCidr(prefix);
  const inner = addressBits(address);
  const outer = parsed.ok ? addressBits(parsed.value.address) : null;
  if (!parsed.ok || !inner || !outer || inner.width !== outer.width) return false;
  const hostBits = BigInt(outer.width - parsed.value.length);
  return inner.value >> hostBits === outer.value >> hostBits;
}

function v6Bits(text: string): bigint {
  const [head = "", tail] = (text.split("%", 1)[0] ?? "").split("::");
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0);
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

function groupsOf(text: string): readonly number[] {
  return text
    .split(":")
    .filter((group) => group !== "")
    .flatMap((group) => {
      const v4 = group.includes(".") ? parseIp(group) : null;
      return v4 === null ? [Number.parseInt(group, 16)] : [v4 >>> 16, v4 & 0xffff];
    });
}
