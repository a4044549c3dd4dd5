import { isObject, type PsList, type PsObject, psObject, toText } from "../value.ts";
import { listText } from "./list.ts";
import { type Column, tableText } from "./table.ts";
import { viewOf } from "./views.ts";

/** Formatted text that Format-List or Format-Table made: it prints as it is. */
export const FORMATTED = "FormattedText";

export function formatted(text: string): PsObject {
  return psObject(FORMATTED, { text });
}

/** What Out-Default prints: text as it is, objects of one type together in their view. */
export function formatItems(items: PsList): string {
  let text = "";
  let group: PsObject[] = [];
  const flush = () => {
    text += formatObjects(group);
    group = [];
  };
  for (const item of items) {
    if (isObject(item) && item.type !== FORMATTED) {
      if (group[0] && !isAlike(group[0], item)) flush();
      group.push(item);
    } else {
      flush();
      text += isObject(item) ? toText(item.properties.get("text") ?? null) : `${toText(item)}\n`;
    }
  }
  flush();
  return text;
}

/** Objects that print together, in their order; what is no object is left out. */
export function groupAlike(items: PsList): readonly (readonly PsObject[])[] {
  const groups: PsObject[][] = [];
  for (const item of items) {
    if (!isObject(item)) continue;
    const last = groups.at(-1);
    if (last?.[0] && isAlike(last[0], item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** More properties than this print as a list. Source: facts, section 0. */
const TABLE_LIMIT = 4;

function isAlike(a: PsObject, b: PsObject): boolean {
  const small = (object: PsObject) => object.properties.size <= TABLE_LIMIT;
  return a.type === b.type && (a.type !== "PSCustomObject" || small(a) === small(b));
}

function formatObjects(objects: readonly PsObject[]): string {
  const [first] = objects;
  if (!first) return "";
  const view = viewOf(first.type);
  if (view?.text) return `\n${objects.map(view.text).join("")}\n\n`;
  if (view?.table) return tableText(objects, view.table);
  if (view?.list || view?.perLine || view?.excerpts) return listText(objects, view);
  if (first.type === "Hashtable") return entriesText(objects, { name: "Name", width: 30 });
  if (first.type === "Dictionary") return entriesText(objects, { name: "Key" });
  const names = [...first.properties.keys()];
  if (names.length > TABLE_LIMIT) return listText(objects);
  return tableText(
    objects,
    names.map((name) => ({ name })),
  );
}

/** A hash table or a dictionary prints one row a key. */
function entriesText(objects: readonly PsObject[], key: Column): string {
  const rows = objects.flatMap((table) =>
    [...table.properties].map(([name, Value]) => psObject("DictionaryEntry", { [key.name]: name, Value })),
  );
  return tableText(rows, [key, { name: "Value", align: "left" }]);
}
