/** What flows through a pipeline. Numbers that outgrow a double (file times) are bigint. */
export type PsValue = string | number | bigint | boolean | null | PsObject | PsList | PsScriptBlock;

export type PsList = readonly PsValue[];

/** A bag of properties in the order in which they print; names are found without regard to case. */
export interface PsObject {
  readonly kind: "object";
  /** Chooses the view: "MSFT_NetAdapter", "HnsNetwork" …; "PSCustomObject" has none. */
  readonly type: string;
  readonly properties: ReadonlyMap<string, PsValue>;
}

/** `{ … }`, not yet run. */
export interface PsScriptBlock {
  readonly kind: "script";
  readonly text: string;
}

export function psObject(type: string, properties: Readonly<Record<string, PsValue>>): PsObject {
  return { kind: "object", type, properties: new Map(Object.entries(properties)) };
}

export function isList(value: PsValue): value is PsList {
  return Array.isArray(value);
}

export function isObject(value: PsValue): value is PsObject {
  return typeof value === "object" && value !== null && !isList(value) && value.kind === "object";
}

export function isScript(value: PsValue): value is PsScriptBlock {
  return typeof value === "object" && value !== null && !isList(value) && value.kind === "script";
}

/** A value as the items that it sends down a pipeline: a list is unrolled, null is nothing. */
export function unroll(value: PsValue): PsList {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

/** The opposite: no items are null, one is itself, several are a list. */
export function collapse(items: PsList): PsValue {
  const [first] = items;
  return items.length > 1 ? items : (first ?? null);
}

/** The property of an object whatever its case; undefined when it has none of that name. */
export function propertyOf(object: PsObject, name: string): PsValue | undefined {
  const exact = object.properties.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const [key, value] of object.properties) if (key.toLowerCase() === wanted) return value;
  return undefined;
}

/** `value.name` as PowerShell answers it: of a list, what its members answer; null for what is not there. */
export function memberOf(value: PsValue, name: string): PsValue {
  const wanted = name.toLowerCase();
  if (isList(value)) {
    if (wanted === "count" || wanted === "length") return value.length;
    return collapse(value.flatMap((item) => unroll(memberOf(item, name))));
  }
  if (isObject(value)) {
    const found = propertyOf(value, name);
    if (found !== undefined) return found;
    return wanted === "count" || wanted === "length" ? 1 : null;
  }
  if (typeof value === "string" && wanted === "length") return value.length;
  if (wanted === "count") return value === null ? 0 : 1;
  return null;
}

/** What counts as true: everything except null, "", 0, false and an empty list. */
export function isTrue(value: PsValue): boolean {
  if (isList(value)) return value.length > 1 || (value.length === 1 && isTrue(value[0] ?? null));
  return typeof value === "object" ? value !== null : Boolean(value);
}

/** A value as text: "$x" in a string, a word for a native program. Lists are joined by blanks. */
export function toText(value: PsValue): string {
  if (value === null) return "";
  if (isList(value)) return value.map(toText).join(" ");
  if (typeof value === "object") return value.kind === "script" ? value.text : objectText(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

/** `@{Name=nat; Health=}`: members that are objects print nothing, lists only their type. Source: facts, 0.3. */
export function objectText(object: PsObject): string {
  if (object.properties.size === 0) return "";
  const members = [...object.properties].map(([name, value]) => `${name}=${memberText(value)}`);
  return `@{${members.join("; ")}}`;
}

function memberText(value: PsValue): string {
  if (isList(value)) return "System.Object[]";
  return isObject(value) ? "" : toText(value);
}
