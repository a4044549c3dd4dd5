import { isList, isObject, objectText, type PsValue, toText } from "../value.ts";

/** Members of a list that are shown before the dots. Source: $FormatEnumerationLimit, facts 0.4. */
const SHOWN_MEMBERS = 4;

/** A property's value as lists and tables show it. */
export function cellText(value: PsValue): string {
  if (isList(value)) {
    const members = value
      .slice(0, SHOWN_MEMBERS)
      .map((item) => (isObject(item) ? objectText(item) : toText(item)));
    return `{${members.join(", ")}${value.length > SHOWN_MEMBERS ? "..." : ""}}`;
  }
  if (isObject(value) && value.type === "Dictionary") {
    return cellText([...value.properties].map(([key, entry]) => `[${key}, ${toText(entry)}]`));
  }
  if (isObject(value)) return objectText(value);
  return toText(value);
}
