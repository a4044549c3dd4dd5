import type { PsObject } from "../value.ts";
import type { Column } from "./table.ts";

/** How objects of a type print when nothing else is asked for. */
export interface View {
  readonly table?: readonly Column[];
  /** Properties of Format-List, when not all of them show. */
  readonly list?: readonly string[];
  /** Prints each object as these lines instead. */
  readonly text?: (object: PsObject) => string;
}
