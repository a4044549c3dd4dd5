import { type KeyboardEvent, memo, useState } from "react";
import { openDock, send } from "#store";
import { OutcomeIcon } from "#ui";
import classes from "./MatrixTable.module.css";
import { MESSAGES } from "./messages.ts";
import { attemptOf, flowKey, type ProbeKind } from "./model/cells.ts";
import type { End } from "./model/ends.ts";
import { cellOutcome, hasChanged } from "./model/outcome.ts";
import { shortReason } from "./model/short-reason.ts";
import type { Result, Results } from "./use-matrix.ts";

/** Rows and columns drawn at once; a person reads fewer, and groups and the filter reach the others. */
const MOST = 60;

interface MatrixTableProps {
  readonly rows: readonly End[];
  readonly columns: readonly End[];
  readonly probe: ProbeKind;
  readonly results: Results;
}

/** Senders in rows, destinations in columns; one tab stop, arrows move, Enter plays the packet. */
export function MatrixTable({ rows, columns, probe, results }: MatrixTableProps) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const shownRows = rows.slice(0, MOST);
  const shownColumns = columns.slice(0, MOST);
  const cut = Math.max(rows.length, columns.length);
  const row = Math.min(at.row, shownRows.length - 1);
  const column = Math.min(at.column, shownColumns.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = {
      row: Math.min(Math.max(row + step.row, 0), shownRows.length - 1),
      column: Math.min(Math.max(column + step.column, 0), shownColumns.length - 1),
    };
    setAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div className={classes.scroller}>
      {cut > MOST ? <p className={classes.cut}>{MESSAGES.shownOnly(MOST, cut)}</p> : null}
      {/* Arrow keys move between the cells' buttons, which are one tab stop. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className={classes.table} onKeyDown={onKeyDown}>
        <caption className={classes.caption}>{MESSAGES.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {MESSAGES.corner}
            </th>
            {shownColumns.map((to) => (
              <th key={to.id} scope="col" className={classes.column}>
                <EndName end={to} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownRows.map((from, rowAt) => (
            <tr key={from.id}>
              <th scope="row" className={classes.row}>
                <EndName end={from} />
              </th>
              {shownColumns.map((to, columnAt) => {
                const flow = from.id === to.id ? null : attemptOf(from, to, probe).flow;
                return (
                  <td key={to.id} className={classes.cell}>
                    <CellButton
                      from={from}
                      to={to}
                      probe={probe}
                      result={flow ? results.cells.get(flowKey(flow)) : undefined}
                      place={`${rowAt} ${columnAt}`}
                      isStop={rowAt === row && columnAt === column}
                      onFocusAt={setAt}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STEPS: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

function EndName({ end }: { readonly end: End }) {
  const sub = end.isContainer ? end.group : (end.address ?? "");
  return (
    <>
      <span className={classes.name} title={end.id}>
        {end.label}
      </span>
      <span className={classes.sub} title={sub}>
        {sub}
      </span>
    </>
  );
}

interface CellButtonProps {
  readonly from: End;
  readonly to: End;
  readonly probe: ProbeKind;
  readonly result: Result | undefined;
  /** "row column", to be found by the arrow keys. */
  readonly place: string;
  readonly isStop: boolean;
  readonly onFocusAt: (at: { readonly row: number; readonly column: number }) => void;
}

const CellButton = memo(function CellButton(props: CellButtonProps) {
  const { from, to, probe, result, place, isStop, onFocusAt } = props;
  const isSelf = from.id === to.id;
  const attempt = attemptOf(from, to, probe);
  const { word, reason } = cellWords(isSelf, attempt.cannot, result, to);
  const changed = result !== undefined && hasChanged(result);
  const was =
    changed && result.before
      ? `, ${MESSAGES.changedMark}, ${MESSAGES.was(MESSAGES.words[result.before.verdict])}`
      : "";
  return (
    <button
      type="button"
      className={classes.button}
      data-at={place}
      data-outcome={cellOutcome(result?.now)}
      data-changed={changed || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-disabled={attempt.flow === null || isSelf}
      aria-label={`${MESSAGES.cell(from.label, to.label, to.group, word, reason)}${was}`}
      onFocus={() => {
        const [row = 0, column = 0] = place.split(" ").map(Number);
        onFocusAt({ row, column });
      }}
      onClick={() => {
        if (!attempt.flow || isSelf) return;
        send(attempt.flow);
        openDock("trace");
      }}
    >
      {isSelf ? (
        <span className={classes.self}>–</span>
      ) : (
        <>
          <OutcomeIcon outcome={cellOutcome(result?.now)} size={15} />
          <span className={classes.words}>
            <b>{word}</b> <span>{reason}</span>
          </span>
          {changed ? <span className={classes.changed}> {MESSAGES.changedMark}</span> : null}
        </>
      )}
    </button>
  );
});

function cellWords(isSelf: boolean, cannot: string | null, result: Result | undefined, to: End) {
  if (isSelf) return { word: MESSAGES.words.cannot, reason: MESSAGES.self };
  if (cannot !== null) return { word: MESSAGES.words.cannot, reason: cannot };
  if (!result) return { word: MESSAGES.words.waiting, reason: "" };
  return { word: MESSAGES.words[result.now.verdict], reason: shortReason(result.now, to.address) };
}
