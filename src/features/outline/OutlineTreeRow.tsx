import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { memo } from "react";
import { hover, sameRef, useView } from "#store";
import { DriverToken, Glyph } from "#ui";
import type { OutlineRow } from "./model/tree.ts";
import classes from "./OutlineTreeRow.module.css";
import { RowMenu, type RowMenuKind } from "./RowMenu.tsx";

interface OutlineTreeRowProps {
  readonly row: OutlineRow;
  readonly id: string;
  readonly top: number;
  readonly crowded: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly menuOpen: RowMenuKind | null;
  readonly onMenu: (open: RowMenuKind | null) => void;
  readonly onToggle: () => void;
  readonly onPress: (extend: boolean) => void;
}

/** Longer names may be cut in a row, and have a tooltip. */
const LONG = 12;

export const OutlineTreeRow = memo(function OutlineTreeRow(props: OutlineTreeRowProps) {
  const { row, id, top, crowded, active, selected, menuOpen } = props;
  const { node, level, position, siblings, open } = row;
  const hovered = useView((view) => sameRef(view.hovered, node.ref));
  const counts = crowded && node.containers > 0 && node.children.length > 0;
  return (
    // The tree handles the keys: this row is its active descendant, never focused itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="treeitem"
      className={classes.row}
      style={{ top, paddingLeft: 4 + (level - 1) * 15 }}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open ?? undefined}
      aria-selected={selected}
      aria-label={node.sentence()}
      data-active={active || undefined}
      data-hovered={hovered || undefined}
      data-level={level}
      onClick={(event) => props.onPress(event.ctrlKey || event.metaKey)}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onMenu("actions");
      }}
      onMouseEnter={() => hover(node.ref)}
    >
      {open === null ? (
        <span className={classes.gap} />
      ) : (
        // A pointer's way to open a row; keyboards and screen readers use the tree's arrows.
        <span
          className={classes.chevron}
          data-open={open || undefined}
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            props.onToggle();
          }}
        >
          <IconChevronRight size={14} stroke={1.85} />
        </span>
      )}
      <RowIcon icon={node.icon} />
      <span className={classes.label} title={node.label.length > LONG ? node.label : undefined}>
        {node.label}
      </span>
      {node.state === "failed" ? <span className={classes.failed} aria-hidden /> : null}
      {node.state === "stopped" ? <span className={classes.stopped} aria-hidden /> : null}
      {/* Drawn by the style sheet: the row's sentence says the same in full, and a name must contain what is read. */}
      <span className={classes.end} aria-hidden>
        {counts ? (
          <span data-text={node.containers.toLocaleString("en")} />
        ) : (
          <>
            {node.address === "" ? null : <span className={classes.address} data-text={node.address} />}
            {node.note === "" ? null : (
              <span data-text={node.address === "" ? node.note : ` · ${node.note}`} />
            )}
          </>
        )}
      </span>
      <RowMenu node={node} open={menuOpen} onMenu={props.onMenu} />
    </div>
  );
});

function RowIcon({ icon }: { readonly icon: OutlineRow["node"]["icon"] }) {
  return "glyph" in icon ? (
    <Glyph name={icon.glyph} size={16} />
  ) : (
    <DriverToken driver={icon.driver} size={17} />
  );
}
