import type { Span } from "../shell/syntax.ts";
import { numberOf } from "./compare.ts";
import { PsFailure } from "./error-record.ts";
import { isList, isObject, type PsList, type PsValue, toText } from "./value.ts";

const STRING_METHODS: Readonly<Record<string, (text: string, args: PsList) => PsValue>> = {
  tostring: (text) => text,
  toupper: (text) => text.toUpperCase(),
  tolower: (text) => text.toLowerCase(),
  trim: (text, args) => trim(text, args, true, true),
  trimstart: (text, args) => trim(text, args, true, false),
  trimend: (text, args) => trim(text, args, false, true),
  contains: (text, [part]) => text.includes(toText(part ?? null)),
  startswith: (text, [part]) => text.startsWith(toText(part ?? null)),
  endswith: (text, [part]) => text.endsWith(toText(part ?? null)),
  indexof: (text, [part]) => text.indexOf(toText(part ?? null)),
  replace: (text, [from, to]) => text.replaceAll(toText(from ?? null), toText(to ?? null)),
  split: (text, [by]) => text.split(by === undefined ? /\s/ : toText(by)),
  substring: (text, [from, length]) => {
    const start = Number(numberOf(from ?? null) ?? 0);
    return length === undefined
      ? text.slice(start)
      : text.slice(start, start + Number(numberOf(length) ?? 0));
  },
  padleft: (text, [width]) => text.padStart(boundedWidth(width ?? null)),
  padright: (text, [width]) => text.padEnd(boundedWidth(width ?? null)),
};

function boundedWidth(width: PsValue): number {
  return Math.min(Number(numberOf(width) ?? 0), 1000);
}

function trim(text: string, args: PsList, start: boolean, end: boolean): string {
  const chars = args.length === 0 ? " \t\r\n" : args.map(toText).join("");
  let from = 0;
  let to = text.length;
  while (start && from < to && chars.includes(text[from] ?? "")) from += 1;
  while (end && to > from && chars.includes(text[to - 1] ?? "")) to -= 1;
  return text.slice(from, to);
}

/** `value.name(args)`. Throws a PsFailure in PowerShell's words when there is no such method. */
export function callMethod(target: PsValue, name: string, args: PsList, span: Span): PsValue {
  if (target === null)
    return failure("You cannot call a method on a null-valued expression.", "InvokeMethodOnNull", "", span);
  const method = STRING_METHODS[name.toLowerCase()];
  if (method && !isList(target) && (typeof target === "string" || name.toLowerCase() === "tostring")) {
    return method(toText(target), args);
  }
  if (isList(target)) return target.map((item) => callMethod(item, name, args, span));
  const type = isObject(target) ? target.type : `System.${typeName(target)}`;
  return failure(
    `Method invocation failed because [${type}] does not contain a method named '${name}'.`,
    "MethodNotFound",
    `${name}:String`,
    span,
  );
}

function typeName(value: PsValue): string {
  if (typeof value === "number") return Number.isInteger(value) ? "Int32" : "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

function failure(message: string, id: string, target: string, span: Span): never {
  throw new PsFailure({
    command: "",
    message,
    category: "InvalidOperation",
    target,
    activity: "",
    exception: "RuntimeException",
    id,
    span,
    note: null,
  });
}
