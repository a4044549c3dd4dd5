import type { PsObject } from "../value.ts";
import type { Column } from "./table.ts";

/** How objects of a type print when nothing else is asked for. */
export interface View {
  readonly table?: readonly Column[];
  /** Properties of Format-List, when not all of them show. */
  readonly list?: readonly string[];
  /** Columns of Format-Table for objects that otherwise print as a list. */
  readonly asTable?: readonly Column[];
  /** In lists, each member of a list stands on a line of its own, without braces. */
  readonly perLine?: boolean;
  /** Properties of a list that are cut when they are long. */
  readonly excerpts?: readonly string[];
  /** Prints each object as these lines instead. */
  readonly text?: (object: PsObject) => string;
}
