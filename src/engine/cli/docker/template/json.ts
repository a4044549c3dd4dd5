import { GoText, type GoValue, isList, isMap, sortedKeys } from "./value.ts";

type Escapes = "html" | "plain";

/** encoding/json: maps sorted by key, structs in their order; `html` writes <, > and & as \u003c and so on. */
export function toJson(value: GoValue, escapes: Escapes): string {
  const text = encode(value, null, "");
  return escapes === "html" ? escapeHtml(text) : text;
}

/** The same over several lines; empty objects and arrays stay `{}` and `[]`. */
export function toIndentedJson(value: GoValue, indent: string): string {
  return escapeHtml(encode(value, indent, "\n"));
}

function encode(value: GoValue, indent: string | null, newline: string): string {
  if (value instanceof GoText) return JSON.stringify(value.json);
  if (isList(value)) {
    const deeper = newline + (indent ?? "");
    return block(
      "[",
      "]",
      value.map((item) => encode(item, indent, deeper)),
      indent,
      newline,
    );
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries: (readonly [string, GoValue])[] = isMap(value)
    ? sortedKeys(value).map((key) => [key, value.get(key) ?? null])
    : Object.entries(value).filter(([, field]) => typeof field !== "function");
  const deeper = newline + (indent ?? "");
  const colon = indent === null ? ":" : ": ";
  const members = entries.map(
    ([key, field]) => `${JSON.stringify(key)}${colon}${encode(field, indent, deeper)}`,
  );
  return block("{", "}", members, indent, newline);
}

function block(
  open: string,
  close: string,
  items: readonly string[],
  indent: string | null,
  newline: string,
): string {
  if (items.length === 0) return open + close;
  if (indent === null) return open + items.join(",") + close;
  return `${open}${newline}${indent}${items.join(`,${newline}${indent}`)}${newline}${close}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026");
}
