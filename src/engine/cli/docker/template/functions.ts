import { toJson } from "./json.ts";
import { sprintf } from "./printf.ts";
import {
  GoText,
  GoTextMap,
  type GoValue,
  isList,
  isMap,
  isStruct,
  isTrue,
  printed,
  typeOf,
} from "./value.ts";

/** A function refuses its arguments: Go's words after `error calling NAME: `. */
export class FunctionError extends Error {}

export interface TemplateFunction {
  readonly least: number;
  /** null: any number. */
  readonly most: number | null;
  readonly call: (...args: readonly GoValue[]) => GoValue;
}

function taking(least: number, most: number | null, call: TemplateFunction["call"]): TemplateFunction {
  return { least, most, call };
}

const text = (value: GoValue | undefined): string => {
  if (typeof value === "string") return value;
  if (value instanceof GoText) return value.text;
  throw new FunctionError(`wrong type for value; expected string; got ${typeOf(value ?? null)}`);
};

/** Functions of Go's templates and those that Docker adds. Source: facts on the command line, section 1.10. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  json: taking(1, 1, (value = null) => toJson(value, "plain")),
  split: taking(2, 2, (value, separator) => text(value).split(text(separator))),
  join: taking(2, 2, (list = null, separator) => {
    if (list === null) return "";
    if (!isList(list))
      throw new FunctionError(`wrong type for value; expected []string; got ${typeOf(list)}`);
    return list.map(text).join(text(separator));
  }),
  title: taking(1, 1, (value) =>
    text(value).replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (found) => found.toUpperCase()),
  ),
  lower: taking(1, 1, (value) => text(value).toLowerCase()),
  upper: taking(1, 1, (value) => text(value).toUpperCase()),
  pad: taking(3, 3, (value, before, after) => {
    const source = text(value);
    return source === "" ? "" : " ".repeat(count(before)) + source + " ".repeat(count(after));
  }),
  truncate: taking(2, 2, (value, length) => [...text(value)].slice(0, count(length)).join("")),
  print: taking(0, null, (...values) => {
    return values.reduce<string>((line, value, at) => {
      const before = values[at - 1] ?? null;
      const spaced = at > 0 && typeof value !== "string" && typeof before !== "string";
      return line + (spaced ? " " : "") + printed(value);
    }, "");
  }),
  println: taking(0, null, (...values) => `${values.map(printed).join(" ")}\n`),
  printf: taking(1, null, (format, ...values) => sprintf(text(format), values)),
  len: taking(1, 1, (value = null) => {
    if (typeof value === "string") return bytesOf(value);
    if (isList(value)) return value.length;
    if (isMap(value)) return value.size;
    throw new FunctionError(value === null ? "len of untyped nil" : `len of type ${typeOf(value)}`);
  }),
  index: taking(1, null, (value = null, ...keys) => keys.reduce(indexed, value)),
  slice: taking(1, 3, (value = null, from = 0, to) => {
    const all = typeof value === "string" ? value : isList(value) ? value : null;
    if (all === null) throw new FunctionError(`can't slice item of type ${typeOf(value)}`);
    const end = to === undefined ? all.length : count(to);
    if (count(from) > end || end > all.length) throw new FunctionError(`index out of range: ${end}`);
    return all.slice(count(from), end);
  }),
  html: taking(1, null, (...values) =>
    values
      .map(printed)
      .join("")
      .replace(/[&<>'"]/g, (found) => HTML[found] ?? found),
  ),
  and: taking(1, null, (...values) => values.find((value) => !isTrue(value)) ?? values.at(-1) ?? null),
  or: taking(1, null, (...values) => values.find(isTrue) ?? values.at(-1) ?? null),
  not: taking(1, 1, (value = null) => !isTrue(value)),
  eq: taking(2, null, (first = null, ...others) => others.some((other) => equal(first, other))),
  ne: taking(2, 2, (left = null, right = null) => !equal(left, right)),
  lt: taking(2, 2, (left = null, right = null) => order(left, right) < 0),
  le: taking(2, 2, (left = null, right = null) => order(left, right) <= 0),
  gt: taking(2, 2, (left = null, right = null) => order(left, right) > 0),
  ge: taking(2, 2, (left = null, right = null) => order(left, right) >= 0),
};

/** For the header line of a table: what would change a value leaves the column's name as it is. */
export const HEADER_FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  ...FUNCTIONS,
  ...Object.fromEntries(
    ["json", "title", "lower", "upper", "truncate"].map((name) => [
      name,
      taking(1, 2, (value = null) => value),
    ]),
  ),
  split: taking(2, 2, (value = null) => value),
  join: taking(2, 2, (value = null) => value),
};

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&#39;",
  '"': "&#34;",
};

/** Bytes of a text in UTF-8, which is what Go counts. */
function bytesOf(source: string): number {
  return [...source].reduce((sum, letter) => sum + utf8Bytes(letter.codePointAt(0) ?? 0), 0);
}

function utf8Bytes(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function count(value: GoValue | undefined): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return Math.min(value, 1_000_000);
  throw new FunctionError(`wrong type for value; expected int; got ${typeOf(value ?? null)}`);
}

/** One step of `index`: an element of a list, or an entry of a map. */
function indexed(value: GoValue, key: GoValue): GoValue {
  if (isList(value) || typeof value === "string") {
    if (typeof key !== "number") throw new FunctionError(`cannot index slice/array with type ${typeOf(key)}`);
    if (key < 0 || key >= value.length) throw new FunctionError(`index out of range: ${key}`);
    return isList(value) ? (value[key] ?? null) : value.charCodeAt(key);
  }
  if (isMap(value)) return value.get(text(key)) ?? (value instanceof GoTextMap ? "" : null);
  if (isStruct(value) && typeof key === "string" && Object.hasOwn(value, key)) return value[key] ?? null;
  if (value === null) throw new FunctionError("index of untyped nil");
  throw new FunctionError(`can't index item of type ${typeOf(value)}`);
}

function equal(left: GoValue, right: GoValue): boolean {
  const [a, b] = [plain(left), plain(right)];
  if (a === null || b === null) return a === b;
  if (typeof a !== typeof b) throw new FunctionError("incompatible types for comparison");
  return a === b;
}

function order(left: GoValue, right: GoValue): number {
  const [a, b] = [plain(left), plain(right)];
  if (typeof a === "boolean" || a === null || b === null) {
    throw new FunctionError("invalid type for comparison");
  }
  if (typeof a !== typeof b) throw new FunctionError("incompatible types for comparison");
  return a < b ? -1 : a > b ? 1 : 0;
}

function plain(value: GoValue): string | number | boolean | null {
  if (value instanceof GoText) return value.text;
  if (value === null || typeof value !== "object") return typeof value === "function" ? null : value;
  throw new FunctionError("non-comparable type");
}
