import type { ObjectRef, RunState } from "#store";
import type { GlyphName } from "#ui";

/** What stands before a row's name: a glyph, or the token of a driver. */
export type RowIcon = { readonly glyph: GlyphName } | { readonly driver: string };

/** One object as the outline lists it. The tree is plain data; what is open or hidden is decided elsewhere. */
export interface OutlineNode {
  /** Unique in the tree: a container in two networks has two rows. */
  readonly key: string;
  readonly ref: ObjectRef;
  readonly icon: RowIcon;
  readonly label: string;
  /** Right end of the row: an address, shortened beside its network. */
  readonly address: string;
  /** Further words at the right end, in the interface's own type: "Hyper-V", "stopped". */
  readonly note: string;
  readonly state: RunState | null;
  /** Full state in one sentence, for screen readers. Made only for rows in view. */
  readonly sentence: () => string;
  /** What the filter looks at, in lower case. */
  readonly text: string;
  /** Containers in it and below it. */
  readonly containers: number;
  readonly children: readonly OutlineNode[];
  /** Shut until it is opened by hand or by a selection within. */
  readonly startsShut: boolean;
}

export const LEAF = { containers: 0, children: [], startsShut: false } as const;
