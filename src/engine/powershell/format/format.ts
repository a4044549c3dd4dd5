import { isObject, type PsList, type PsObject, type PsValue, toText } from "../value.ts";
import { listText } from "./list.ts";
import { tableText } from "./table.ts";
import { viewOf } from "./views.ts";

/** Formatted text that Format-List or Format-Table made: it prints as it is. */
export const FORMATTED = "FormattedText";

/** What Out-Default prints: text as it is, objects of one type together in their view. */
export function formatItems(items: PsList): string {
  let text = "";
  let group: PsObject[] = [];
  const flush = () => {
    if (group.length > 0) text += formatObjects(group);
    group = [];
  };
  for (const item of items) {
    if (isObject(item) && item.type !== FORMATTED) {
      if (group[0] && !isAlike(group[0], item)) flush();
      group.push(item);
    } else {
      flush();
      text += isObject(item) ? toText(item.properties.get("text") ?? null) : `${scalarText(item)}\n`;
    }
  }
  flush();
  return text;
}

function scalarText(value: PsValue): string {
  return toText(value);
}

function isAlike(a: PsObject, b: PsObject): boolean {
  return a.type === b.type && (a.type !== "PSCustomObject" || sameShape(a) === sameShape(b));
}

/** Objects with up to four properties print as a table, others as a list. */
function sameShape(object: PsObject): boolean {
  return object.properties.size <= 4;
}

function formatObjects(objects: readonly PsObject[]): string {
  const [first] = objects;
  if (!first) return "";
  const view = viewOf(first.type);
  if (view?.table) return tableText(objects, view.table);
  if (view?.list) return listText(objects, view.list);
  const names = [...first.properties.keys()];
  return names.length > 4
    ? listText(objects, null)
    : tableText(
        objects,
        names.map((name) => ({ name })),
      );
}
