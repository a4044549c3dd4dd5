import { isList, isObject, type PsValue, toText } from "../powershell/value.ts";

/** JSON as `hnsdiag -d` prints it: four blanks, none behind the colon, an empty line in empty brackets. */
export function diagJson(value: PsValue, indent = ""): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (isList(value))
    return bracket(
      "[",
      "]",
      value.map((item) => diagJson(item, `${indent}    `)),
      indent,
    );
  if (isObject(value)) {
    const members = [...value.properties].map(
      ([name, member]) => `${JSON.stringify(name)}:${diagJson(member, `${indent}    `)}`,
    );
    return bracket("{", "}", members, indent);
  }
  return typeof value === "boolean" ? String(value) : toText(value);
}

function bracket(open: string, close: string, members: readonly string[], indent: string): string {
  if (members.length === 0) return `${open}\n\n${indent}${close}`;
  return `${open}\n${members.map((member) => `${indent}    ${member}`).join(",\n")}\n${indent}${close}`;
}
