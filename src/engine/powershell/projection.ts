import { wildcard } from "./compare.ts";
import {
  collapse,
  isObject,
  isScript,
  memberOf,
  type PsList,
  type PsObject,
  type PsScriptBlock,
  type PsValue,
  propertyOf,
  toText,
} from "./value.ts";

type Invoke = (block: PsScriptBlock, item: PsValue) => PsList;

/** A calculated or named property: what Select-Object, Sort-Object and the Format cmdlets take. */
export interface PropertyPick {
  readonly label: string;
  value(item: PsValue): PsValue;
}

/** Names of the object's properties that the pattern means, in the object's own writing. */
export function propertyNames(object: PsObject, pattern: string): readonly string[] {
  const matching = wildcard(pattern);
  return [...object.properties.keys()].filter((name) => matching.test(name));
}

/** Properties as typed (`Name`, `N*`, `{ … }`, `@{Name=…;Expression={…}}`) → what they mean for the object. */
export function picks(item: PsValue, properties: PsList, invoke: Invoke): readonly PropertyPick[] {
  return properties.flatMap((property): PropertyPick[] => {
    if (isScript(property)) {
      return [{ label: property.text.trim(), value: (it) => collapse(invoke(property, it)) }];
    }
    if (isObject(property)) return [calculated(property, invoke)];
    const name = toText(property);
    const names = isObject(item) ? propertyNames(item, name) : [];
    const known = names.length > 0 ? names : /[*?[]/.test(name) ? [] : [name];
    return known.map((label) => ({ label, value: (it) => memberOf(it, label) }));
  });
}

function calculated(table: PsObject, invoke: Invoke): PropertyPick {
  const expression = firstOf(table, ["Expression", "E"]);
  const label = firstOf(table, ["Name", "N", "Label", "L"]) ?? expression;
  return {
    label: isScript(label) ? label.text.trim() : toText(label),
    value: (it) =>
      isScript(expression) ? collapse(invoke(expression, it)) : memberOf(it, toText(expression)),
  };
}

function firstOf(table: PsObject, names: readonly string[]): PsValue {
  for (const name of names) {
    const value = propertyOf(table, name);
    if (value !== undefined) return value;
  }
  return null;
}

/** A new object with only these properties. */
export function projection(
  item: PsValue,
  properties: PsList,
  excluded: readonly string[],
  invoke: Invoke,
): PsObject {
  const entries = new Map<string, PsValue>();
  for (const pick of picks(item, properties, invoke)) {
    if (excluded.some((pattern) => wildcard(pattern).test(pick.label)) || entries.has(pick.label)) continue;
    entries.set(pick.label, pick.value(item));
  }
  return { kind: "object", type: "PSCustomObject", properties: entries };
}
