import { VisuallyHidden } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import type { World } from "#engine";
import { hover, type ObjectRef, refKey, useView } from "#store";
import { MESSAGES } from "./messages.ts";
import type { OutlineNode } from "./model/node.ts";
import { rowRefs } from "./model/row-of.ts";
import { type OutlineRow, pathTo, visibleRows } from "./model/tree.ts";
import classes from "./OutlineTree.module.css";
import { OutlineTreeRow } from "./OutlineTreeRow.tsx";
import type { RowMenuKind } from "./RowMenu.tsx";
import { chooseRow, useRowKeys } from "./use-row-keys.ts";

/** A finger needs more than a pointer. */
const ROW_PX = globalThis.matchMedia?.("(pointer: coarse)").matches ? 44 : 28;
/** Rows drawn beyond the edges of the view. */
const MARGIN = 8;

interface OutlineTreeProps {
  /** The one that the tree was made from. */
  readonly world: World;
  readonly tree: readonly OutlineNode[];
  readonly filter: string;
  readonly crowded: boolean;
}

/** An ARIA tree with one tab stop; only the rows in view are in the page, however many there are. */
export const OutlineTree = memo(function OutlineTree({ world, tree, filter, crowded }: OutlineTreeProps) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly key: string; readonly kind: RowMenuKind } | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const selectedPath = useSelectedPath(world, tree);
  const towardsSelected = useMemo(() => new Set(selectedPath.slice(0, -1)), [selectedPath]);
  const rows = useMemo(
    () => visibleRows(tree, { byHand, towardsSelected, crowded }, filter),
    [tree, byHand, towardsSelected, crowded, filter],
  );
  const selectedKey = selectedPath.at(-1) ?? null;
  const alsoSelected = useAlsoSelected(world, tree);
  const activeAt = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === (activeKey ?? selectedKey)),
  );
  const active = rows[activeAt];
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, height } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(scroller, sizeRef);

  const reveal = (index: number) => {
    const box = scroller.current;
    if (!box || index < 0) return;
    const top = index * ROW_PX;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_PX - box.clientHeight;
  };
  const toggle = (row: OutlineRow, open: boolean) =>
    setByHand((known) => new Map(known).set(row.node.key, open));
  const moveTo = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setActiveKey(row.node.key);
    reveal(rows.indexOf(row));
  };
  useEffect(() => {
    reveal(rows.findIndex(({ node }) => node.key === selectedKey));
    // Only a new selection scrolls; a lab that changes must not move what a person reads.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedKey]);

  const onKeyDown = useRowKeys({
    rows,
    activeAt,
    moveTo,
    toggle,
    openMenu: (key, kind) => setMenu({ key, kind }),
  });
  const first = Math.max(0, Math.floor(scrollTop / ROW_PX) - MARGIN);
  const last = Math.ceil((scrollTop + (height || 800)) / ROW_PX) + MARGIN;
  if (rows.length === 0) return <p className={classes.none}>{MESSAGES.noMatch(filter)}</p>;
  return (
    <div
      ref={merged}
      className={classes.scroller}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onMouseLeave={() => hover(null)}
    >
      <VisuallyHidden id="outline-tree-hint">{MESSAGES.treeHint}</VisuallyHidden>
      <div
        id="outline-tree"
        role="tree"
        aria-label={MESSAGES.title}
        aria-describedby="outline-tree-hint"
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={active ? rowId(active.node.key) : undefined}
        className={classes.tree}
        style={{ height: rows.length * ROW_PX }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.target === event.currentTarget) onKeyDown(event);
        }}
        onFocus={(event) => {
          // Under a pointer that presses a row the rows stay where they are.
          if (event.currentTarget.matches(":focus-visible")) reveal(activeAt);
        }}
      >
        {rows.map((row, index) =>
          (index >= first && index < last) || index === activeAt ? (
            <OutlineTreeRow
              key={row.node.key}
              row={row}
              id={rowId(row.node.key)}
              top={index * ROW_PX}
              crowded={crowded}
              active={index === activeAt}
              selected={row.node.key === selectedKey || alsoSelected.has(row.node.key)}
              menuOpen={row.node.key === menu?.key ? menu.kind : null}
              onMenu={(open) => {
                setActiveKey(row.node.key);
                setMenu(open === null ? null : { key: row.node.key, kind: open });
                if (open === null) document.getElementById("outline-tree")?.focus({ preventScroll: true });
              }}
              onToggle={() => toggle(row, !row.open)}
              onPress={(extend) => {
                setActiveKey(row.node.key);
                chooseRow(row, extend);
              }}
            />
          ) : null,
        )}
      </div>
    </div>
  );
});

/** Ids must have no blanks; names and networks may. */
function rowId(key: string): string {
  return `row-${encodeURIComponent(key)}`;
}

/** Keys from the top to the row that stands for the selected object. */
function useSelectedPath(world: World, tree: readonly OutlineNode[]): readonly string[] {
  const selected = useView((view) => view.selected);
  return useMemo(() => (selected ? pathOf(tree, world, selected) : []), [tree, world, selected]);
}

/** Keys of the rows that stand for the objects that are selected besides. */
function useAlsoSelected(world: World, tree: readonly OutlineNode[]): ReadonlySet<string | undefined> {
  const also = useView((view) => view.alsoSelected);
  return useMemo(() => new Set(also.map((ref) => pathOf(tree, world, ref).at(-1))), [tree, world, also]);
}

function pathOf(tree: readonly OutlineNode[], world: World, ref: ObjectRef): readonly string[] {
  for (const candidate of rowRefs(world, ref)) {
    const key = refKey(candidate);
    const path = pathTo(tree, (node) => refKey(node.ref) === key);
    if (path.length > 0) return path;
  }
  return [];
}
