import { err, ok, type Result } from "../../../lib/result.ts";
import { quote } from "./go-text.ts";

const TRUE = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE = ["0", "f", "F", "FALSE", "false", "False"];

/** strconv.ParseBool. */
export function parseBool(text: string): Result<boolean, string> {
  if (TRUE.includes(text)) return ok(true);
  if (FALSE.includes(text)) return ok(false);
  return err(`strconv.ParseBool: parsing ${quote(text)}: invalid syntax`);
}

/** strconv.ParseInt with base 0, as flags use it; `bits` bounds the range. */
export function parseInteger(text: string, bits: number): Result<bigint, string> {
  const value = integerOf(text.replace(/^[+-]/, ""));
  if (value === null) return err(`strconv.ParseInt: parsing ${quote(text)}: invalid syntax`);
  const signed = text.startsWith("-") ? -value : value;
  const limit = 1n << BigInt(bits - 1);
  if (signed >= limit || signed < -limit) {
    return err(`strconv.ParseInt: parsing ${quote(text)}: value out of range`);
  }
  return ok(signed);
}

/** strconv.ParseUint with base 0. */
export function parseUnsigned(text: string, bits: number): Result<bigint, string> {
  const value = integerOf(text);
  if (value === null) return err(`strconv.ParseUint: parsing ${quote(text)}: invalid syntax`);
  if (value >= 1n << BigInt(bits))
    return err(`strconv.ParseUint: parsing ${quote(text)}: value out of range`);
  return ok(value);
}

function integerOf(text: string): bigint | null {
  if (/^(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)$/.test(text)) return BigInt(text.toLowerCase());
  if (/^0[0-7]+$/.test(text)) return BigInt(`0o${text.slice(1)}`);
  return /^(?:0|[1-9][0-9]*)$/.test(text) ? BigInt(text) : null;
}
