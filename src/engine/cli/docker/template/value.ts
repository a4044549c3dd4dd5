/**
 * Values of Go as templates see them. A plain object is a struct (its fields keep their order in JSON), a Map is a Go
 * map (sorted by key), a function is a method.
 */
export type GoValue =
  | null
  | boolean
  | number
  | string
  | GoText
  | readonly GoValue[]
  | GoMap
  | GoMethod
  | GoStruct;

export type GoMap = ReadonlyMap<string, GoValue>;
export type GoMethod = (...args: readonly GoValue[]) => GoValue;
export interface GoStruct {
  readonly [field: string]: GoValue;
}

/** A value whose JSON differs from its text: an unset address is "invalid IP" in a template and "" in JSON. */
export class GoText {
  readonly text: string;
  readonly json: string;

  constructor(text: string, json: string) {
    this.text = text;
    this.json = json;
  }
}

/** map[string]string: `index` of a key that is not there gives "", not nil. */
export class GoTextMap extends Map<string, string> {}

/** Labels or options as a Go map: sorted by key in JSON. */
export function goMap(record: Readonly<Record<string, string>>): GoMap {
  return new GoTextMap(Object.entries(record));
}

/** What a missing entry of a Go map evaluates to; it prints as `<no value>`. */
export const NO_VALUE = new GoText("<no value>", "");

export function isMap(value: GoValue): value is GoMap {
  return value instanceof Map;
}

export function isList(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}

export function isStruct(value: GoValue): value is GoStruct {
  return (
    typeof value === "object" &&
    value !== null &&
    !isMap(value) &&
    !isList(value) &&
    !(value instanceof GoText)
  );
}

/** Keys in Go's order for maps. */
export function sortedKeys(map: GoMap): readonly string[] {
  return [...map.keys()].toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

/** Text of a value as `{{.}}` and %v print it. */
export function printed(value: GoValue): string {
  if (value === null) return "<nil>";
  if (value instanceof GoText) return value.text;
  if (isList(value)) return `[${value.map(printed).join(" ")}]`;
  if (isMap(value)) {
    return `map[${sortedKeys(value)
      .map((key) => `${key}:${printed(value.get(key) ?? null)}`)
      .join(" ")}]`;
  }
  if (isStruct(value)) {
    const fields = Object.values(value).filter((field) => typeof field !== "function");
    return `{${fields.map(printed).join(" ")}}`;
  }
  return typeof value === "function" ? "func" : String(value);
}

/** Go's idea of true: not empty, not zero, not nil. A struct is always true. */
export function isTrue(value: GoValue): boolean {
  if (value === NO_VALUE) return false;
  if (value instanceof GoText) return value.json !== "";
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return value.size > 0;
  return isStruct(value) ? true : Boolean(value);
}

/** The type's name in error messages. */
export function typeOf(value: GoValue): string {
  if (value === null) return "nil";
  if (typeof value === "string" || value instanceof GoText) return "string";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float64";
  if (typeof value === "boolean") return "bool";
  if (isList(value)) return "[]interface {}";
  if (typeof value === "function") return "func";
  return "map[string]interface {}";
}
