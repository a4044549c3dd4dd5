import { VisuallyHidden } from "@mantine/core";
import { useMemo } from "react";
import type { Hop } from "#engine";
import { useTracing } from "#store";
import { EnvelopeBoxes } from "./EnvelopeBoxes.tsx";
import { HeaderValue } from "./HeaderValue.tsx";
import classes from "./HeaderView.module.css";
import { MESSAGES } from "./messages.ts";
import { envelopeOf } from "./model/envelope.ts";
import { type HeaderBox, headerBoxes } from "./model/header-boxes.ts";
import { hopTitle } from "./model/hop-words.ts";
import type { HopInView } from "./use-hop.ts";

interface HeaderViewProps {
  readonly view: HopInView;
  readonly hop: Hop;
}

/**
 * The frame as boxes side by side, or nested where it travels in an envelope; old value struck and new one bold where
 * the hop rewrote it. Screen readers get the same as one table with a column for before and one for after.
 */
export function HeaderView({ view, hop }: HeaderViewProps) {
  const isReply = view.direction === "reply";
  const boxes = headerBoxes(hop, {
    isReply,
    isReset: isReply && view.trace.verdict === "refused",
    flow: view.flow,
  });
  const world = useTracing((tracing) => tracing.world);
  const last = view.trace.hops.at(-1)?.object ?? view.trace.to;
  const envelope = useMemo(() => envelopeOf(hop, world, last), [hop, world, last]);
  return (
    <div className={classes.view}>
      <HeaderTable title={hopTitle(hop)} boxes={boxes} isWrapped={envelope !== null} />
      <div aria-hidden>
        {envelope ? (
          <EnvelopeBoxes envelope={envelope} wide />
        ) : (
          <div className={classes.boxes}>
            {boxes.map((box) => (
              <Box key={box.id} box={box} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function Box({ box }: { readonly box: HeaderBox }) {
  return (
    <div className={classes.box}>
      <p className={classes.title}>
        <b>{box.title}</b> {box.unit}
      </p>
      {box.rows.map((row) => (
        <div key={row.label} className={classes.row} data-changed={row.changed || undefined}>
          <span className={classes.label}>{row.label}</span>
          <span className={classes.value}>
            <HeaderValue row={row} />
          </span>
        </div>
      ))}
      {box.note === "" ? null : <p className={classes.note}>{box.note}</p>}
    </div>
  );
}

interface HeaderTableProps {
  readonly title: string;
  readonly boxes: readonly HeaderBox[];
  /** An envelope has headers of the same names as its cargo: each says whose it is. */
  readonly isWrapped: boolean;
}

function HeaderTable({ title, boxes, isWrapped }: HeaderTableProps) {
  const { field, before, after } = MESSAGES.columns;
  return (
    <VisuallyHidden>
      <table>
        <caption>{MESSAGES.headersOf(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{field}</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {boxes.flatMap((box) =>
            box.rows.map((row) => (
              <tr key={`${box.id} ${row.label}`}>
                <th scope="row">
                  {isWrapped ? MESSAGES.partOf(box.part, box.title, row.label) : `${box.title}: ${row.label}`}
                </th>
                <td>{row.before}</td>
                <td>{row.after}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
