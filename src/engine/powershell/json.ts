import { isList, isScript, objectText, type PsObject, type PsValue, toText } from "./value.ts";

/**
 * JSON as ConvertTo-Json of Windows PowerShell 5.1 writes it: two blanks behind a colon, members set in under their
 * bracket, an empty line in an empty bracket. What lies deeper than `depth` becomes text.
 */
export function toJson(value: PsValue, depth: number, compress: boolean): string {
  return write(value, depth, compress ? null : 0);
}

/** `column` is where the value's bracket stands; null writes everything in one line. */
function write(value: PsValue, depth: number, column: number | null): string {
  if (value === null) return "null";
  if (typeof value === "string" || isScript(value)) return quote(toText(value));
  if (typeof value === "object") {
    if (depth < 0) return quote(isList(value) ? value.map(toText).join(" ") : objectText(value));
    return isList(value) ? writeList(value, depth, column) : writeObject(value, depth, column);
  }
  return String(value);
}

function writeList(items: readonly PsValue[], depth: number, column: number | null): string {
  const inner = column === null ? null : column + 4;
  return bracket(
    "[",
    "]",
    items.map((item) => write(item, depth - 1, inner)),
    column,
  );
}

function writeObject(object: PsObject, depth: number, column: number | null): string {
  const members = [...object.properties].map(([name, value]) => {
    const key = `${quote(name)}:${column === null ? "" : "  "}`;
    return key + write(value, depth - 1, column === null ? null : column + 4 + key.length);
  });
  return bracket("{", "}", members, column);
}

function bracket(open: string, close: string, members: readonly string[], column: number | null): string {
  if (column === null) return open + members.join(",") + close;
  const indent = " ".repeat(column);
  if (members.length === 0) return `${open}\n\n${indent}${close}`;
  return `${open}\n${members.map((member) => `${indent}    ${member}`).join(",\n")}\n${indent}${close}`;
}

/** PowerShell 5.1 also writes these characters as escapes. */
const ESCAPED = /['<>&]/g;

function quote(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A parsed JSON document as objects and lists. Numbers that a double cannot hold exactly stay approximate. */
export function fromJson(value: unknown): PsValue {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, member]) => [name, fromJson(member)] as const);
    return { kind: "object", type: "PSCustomObject", properties: new Map(entries) };
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
