import type { KeyboardEvent } from "react";
import {
  addContainer,
  addHost,
  announceNow,
  compose,
  openDock,
  refKey,
  removal,
  run,
  runProposal,
  select,
  selectWorld,
  useLab,
  useSettings,
  useView,
} from "#store";
import { actionsFor } from "./model/actions.ts";
import { paletteTarget } from "./model/palette.ts";
import type { OutlineRow } from "./model/tree.ts";
import type { RowMenuKind } from "./RowMenu.tsx";

interface RowKeys {
  readonly rows: readonly OutlineRow[];
  readonly activeAt: number;
  readonly moveTo: (index: number) => void;
  readonly toggle: (row: OutlineRow, open: boolean) => void;
  readonly openMenu: (key: string, kind: RowMenuKind) => void;
}

/** The tree's keys: arrows, Home, End, Enter, Space, the menu, and the single letters of the canvas. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const singleKeys = useSettings((settings) => settings.singleKeys);
  return (event) => {
    const row = keys.rows[keys.activeAt];
    if (!row || event.altKey || event.metaKey) return;
    const done =
      move(event, keys, row) ||
      act(event, keys, row) ||
      (singleKeys && !event.ctrlKey && !event.shiftKey && letter(event.key, keys, row));
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function move({ key }: KeyboardEvent, { rows, activeAt, moveTo, toggle }: RowKeys, row: OutlineRow): boolean {
  switch (key) {
    case "ArrowDown":
      moveTo(activeAt + 1);
      return true;
    case "ArrowUp":
      moveTo(activeAt - 1);
      return true;
    case "Home":
      moveTo(0);
      return true;
    case "End":
      moveTo(rows.length - 1);
      return true;
    case "PageDown":
      moveTo(activeAt + 12);
      return true;
    case "PageUp":
      moveTo(activeAt - 12);
      return true;
    case "]":
    case "ArrowRight":
      if (row.open === false) toggle(row, true);
      else if (row.open) moveTo(activeAt + 1);
      return true;
    case "[":
      moveTo(rows.findIndex(({ node }) => node.key === row.parent));
      return true;
    case "ArrowLeft":
      if (row.open) toggle(row, false);
      else moveTo(rows.findIndex(({ node }) => node.key === row.parent));
      return true;
    default:
      return false;
  }
}

function act(event: KeyboardEvent, { openMenu }: RowKeys, row: OutlineRow): boolean {
  if (event.key === "Enter") chooseRow(row, false);
  else if (event.key === " ") chooseRow(row, event.ctrlKey);
  else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))
    openMenu(row.node.key, "actions");
  else if (event.key === "Delete") remove(row, openMenu);
  else return false;
  return true;
}

/** C adds a container where the row is, H a host, N asks for the driver of a network; L lists those to join, P fills in the packet. */
function letter(key: string, { openMenu }: RowKeys, row: OutlineRow): boolean {
  const lower = key.toLowerCase();
  if (lower === "c" || lower === "h") {
    const world = selectWorld(useLab.getState());
    const { host, network } = paletteTarget(world, row.node.ref);
    const proposal = lower === "h" ? addHost(world) : addContainer(world, host ?? "", { network });
    if (proposal.ok) runProposal(proposal);
    else announceNow(proposal.why);
    return true;
  }
  if (lower === "l") {
    openMenu(row.node.key, "networks");
    return true;
  }
  if (lower === "n") {
    openMenu(row.node.key, "drivers");
    return true;
  }
  if (lower === "p") {
    const send = actionsFor(selectWorld(useLab.getState()), row.node.ref, null).find(
      ({ kind }) => kind === "send",
    );
    if (send?.kind === "send") compose({ from: send.from });
    openDock("trace");
    return true;
  }
  return false;
}

/** Selects the row's object; with Ctrl it is added to the selection or taken out of it. */
export function chooseRow({ node }: OutlineRow, extend: boolean): void {
  const { selected, alsoSelected } = useView.getState();
  if (!extend || !selected) {
    select(node.ref);
    return;
  }
  const key = refKey(node.ref);
  if (refKey(selected) === key) return;
  const without = alsoSelected.filter((ref) => refKey(ref) !== key);
  useView.setState({
    alsoSelected: without.length < alsoSelected.length ? without : [...alsoSelected, node.ref],
  });
}

/** Removes at once what stops nothing; anything else is asked about. */
function remove(row: OutlineRow, openMenu: RowKeys["openMenu"]): void {
  const gone = removal(selectWorld(useLab.getState()), row.node.ref);
  if (!gone) return;
  if (gone.stops.length > 0) openMenu(row.node.key, "removal");
  else run(gone.line.machine, gone.line.text, "canvas");
}
