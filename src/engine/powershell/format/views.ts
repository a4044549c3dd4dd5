import type { Column } from "./table.ts";

/** How objects of a type print when nothing else is asked for. */
export interface View {
  readonly table?: readonly Column[];
  /** Properties of Format-List, when not all of them show. */
  readonly list?: readonly string[];
}

const VIEWS: Readonly<Record<string, View>> = {};

export function viewOf(type: string): View | undefined {
  return Object.hasOwn(VIEWS, type) ? VIEWS[type] : undefined;
}
