import { isList, type PsObject, type PsValue, propertyOf, toText } from "../value.ts";
import { cellText } from "./cell.ts";
import type { View } from "./view.ts";
import { wrapWords } from "./wrap.ts";

/** Columns that output may use: the lab's console has 120, and Windows leaves the last one free. */
export const LINE_WIDTH = 119;

export interface ListRow {
  readonly label: string;
  readonly value: string;
}

/** Format-List: labels padded to the longest, values wrapped at blanks under the value. Source: facts, 0.1. */
export function listText(objects: readonly PsObject[], view: View = {}): string {
  const blocks = objects.map((object) => {
    const shown = view.list ?? [...object.properties.keys()];
    return listBlock(
      shown.map((name) => ({
        label: name,
        value: excerpt(valueText(propertyOf(object, name) ?? null, view), view.excerpts?.includes(name)),
      })),
    );
  });
  return framed(blocks);
}

function valueText(value: PsValue, { perLine }: View): string {
  return perLine && isList(value) ? value.map(toText).join("\n") : cellText(value);
}

/** Characters of a long text that a view shows before its dots. */
const EXCERPT = 200;

function excerpt(text: string, wanted = false): string {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  return wanted && lines.length > EXCERPT ? `${lines.slice(0, EXCERPT)}...` : lines;
}

/** Blocks with PowerShell's blank lines around them: two before, one between, two behind. */
export function framed(blocks: readonly string[]): string {
  return `\n\n${blocks.join("\n")}\n\n`;
}

/** One object's lines, each with its line end. A value may have lines of its own. */
export function listBlock(rows: readonly ListRow[], width = LINE_WIDTH): string {
  const labelWidth = Math.max(0, ...rows.map((row) => row.label.length));
  const indent = " ".repeat(labelWidth + 3);
  return rows
    .map(({ label, value }) => {
      const lines = value.split("\n").flatMap((line) => wrapWords(line, width - indent.length));
      return lines
        .map((line, index) => `${index === 0 ? `${label.padEnd(labelWidth)} : ` : indent}${line}\n`)
        .join("");
    })
    .join("");
}
