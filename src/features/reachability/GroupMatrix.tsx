import { useMemo } from "react";
import { OutcomeIcon } from "#ui";
import classes from "./MatrixTable.module.css";
import { MESSAGES } from "./messages.ts";
import { attemptOf, flowKey, type ProbeKind, type Tally } from "./model/cells.ts";
import type { End } from "./model/ends.ts";
import { hasChanged } from "./model/outcome.ts";
import type { Results } from "./use-matrix.ts";

interface GroupMatrixProps {
  readonly ends: readonly End[];
  readonly probe: ProbeKind;
  readonly results: Results;
  readonly onOpen: (row: string, column: string) => void;
}

/** The matrix of a large lab: one cell a pair of groups; a press opens the pair. */
export function GroupMatrix({ ends, probe, results, onOpen }: GroupMatrixProps) {
  const groups = useMemo(() => {
    const known = new Map<string, End[]>();
    for (const end of ends) known.set(end.group, [...(known.get(end.group) ?? []), end]);
    return [...known];
  }, [ends]);
  const tallies = useMemo(
    () =>
      new Map(
        groups.flatMap(([row, senders]) =>
          groups.map(
            ([column, targets]) => [`${row}|${column}`, tally(senders, targets, probe, results)] as const,
          ),
        ),
      ),
    [groups, probe, results],
  );
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption className={classes.caption}>{MESSAGES.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {MESSAGES.corner}
            </th>
            {groups.map(([group, members]) => (
              <th key={group} scope="col" className={classes.column}>
                <span className={classes.name} title={group}>
                  {group}
                </span>
                <span className={classes.sub}>{MESSAGES.ends(members.length)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(([row, members]) => (
            <tr key={row}>
              <th scope="row" className={classes.row}>
                <span className={classes.name} title={row}>
                  {row}
                </span>
                <span className={classes.sub}>{MESSAGES.ends(members.length)}</span>
              </th>
              {groups.map(([column]) => {
                const sum = tallies.get(`${row}|${column}`);
                return (
                  <td key={column} className={classes.cell}>
                    {sum ? <Block row={row} column={column} sum={sum} onOpen={onOpen} /> : null}
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

interface BlockProps {
  readonly row: string;
  readonly column: string;
  readonly sum: Tally;
  readonly onOpen: (row: string, column: string) => void;
}

function Block({ row, column, sum, onOpen }: BlockProps) {
  const all = sum.delivered + sum.lost;
  const outcome = all === 0 ? "unknown" : sum.lost === 0 ? "ok" : sum.delivered === 0 ? "bad" : "warn";
  const text =
    all > 0
      ? MESSAGES.blockTally(sum.delivered, all)
      : sum.waiting > 0
        ? MESSAGES.words.waiting
        : MESSAGES.blockUntried;
  return (
    <button
      type="button"
      className={classes.button}
      data-outcome={outcome}
      data-changed={sum.changed > 0 || undefined}
      aria-label={MESSAGES.block(row, column, text)}
      onClick={() => onOpen(row, column)}
    >
      <OutcomeIcon outcome={outcome} size={15} />
      <span className={classes.words}>
        <b>{text}</b>
        {sum.changed > 0 ? <span>{MESSAGES.changed(sum.changed)}</span> : null}
      </span>
    </button>
  );
}

function tally(senders: readonly End[], targets: readonly End[], probe: ProbeKind, results: Results): Tally {
  const sum = { delivered: 0, lost: 0, waiting: 0, changed: 0 };
  for (const from of senders) {
    for (const to of targets) {
      if (from.id === to.id) continue;
      const { flow } = attemptOf(from, to, probe);
      if (!flow) continue;
      const result = results.cells.get(flowKey(flow));
      if (!result) sum.waiting += 1;
      else if (result.now.verdict === "delivered") sum.delivered += 1;
      else sum.lost += 1;
      if (result && hasChanged(result)) sum.changed += 1;
    }
  }
  return sum;
}
