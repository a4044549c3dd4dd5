import { isList, isTrue, type PsValue, toText } from "./value.ts";

/** `*` any text, `?` one character, `[a-c]` one of a set, a backtick takes the next literally; case does not count. */
export function wildcard(pattern: string): RegExp {
  let text = "";
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index] ?? "";
    const set = char === "[" ? /^\[([^\]]+)\]/.exec(pattern.slice(index))?.[1] : undefined;
    if (set !== undefined && hasAscendingRanges(set)) {
      text += `[${set.replace(/[\\^[]/g, "\\$&")}]`;
      index += set.length + 1;
    } else if (char === "*") text += "[\\s\\S]*";
    else if (char === "?") text += "[\\s\\S]";
    else if (char === "`") {
      index += 1;
      text += escape(pattern[index] ?? "");
    } else text += escape(char);
  }
  return new RegExp(`^${text}$`, "i");
}

function hasAscendingRanges(set: string): boolean {
  return [...set.matchAll(/(.)-(.)/g)].every(([, from = "", to = ""]) => from <= to);
}

function escape(char: string): string {
  return /[\w\s]/.test(char) ? char : `\\${char}`;
}

export function hasWildcard(text: string): boolean {
  return /[*?[]/.test(text);
}

/** Whether the name is the pattern, or matches it when it has wildcards. */
export function isLike(text: string, pattern: string): boolean {
  return wildcard(pattern).test(text);
}

/** -1, 0 or 1; numbers as numbers when the left side is one, otherwise as text without regard to case. */
export function compare(left: PsValue, right: PsValue): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (isNumeric(left) && a !== null && b !== null) return order(a, b);
  if (a !== null && b !== null && isNumeric(right)) return order(a, b);
  return order(toText(left).toLowerCase(), toText(right).toLowerCase());
}

export function isEqual(left: PsValue, right: PsValue): boolean {
  if (left === null || right === null) return left === right;
  if (typeof left === "boolean") return left === isTrue(right);
  return compare(left, right) === 0;
}

/** A number in the value; null when it is none. */
export function numberOf(value: PsValue): number | bigint | null {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null) return 0;
  if (typeof value !== "string" || isList(value)) return null;
  const text = value.trim();
  return /^-?(?:\d+(?:\.\d+)?|0x[\da-f]+)$/i.test(text) ? Number(text) : null;
}

function isNumeric(value: PsValue): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

function order<T extends string | number | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
