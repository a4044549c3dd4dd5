import { VisuallyHidden } from "@mantine/core";
import type { Hop } from "#engine";
import classes from "./HeaderView.module.css";
import { MESSAGES } from "./messages.ts";
import { type HeaderBox, type HeaderRow, headerBoxes } from "./model/header-boxes.ts";
import { hopTitle } from "./model/hop-words.ts";
import type { HopInView } from "./use-hop.ts";

interface HeaderViewProps {
  readonly view: HopInView;
  readonly hop: Hop;
}

/**
 * The frame as boxes side by side, old value struck and new one bold where the hop rewrote it. Screen readers get the
 * same as one table with a column for before and one for after.
 */
export function HeaderView({ view, hop }: HeaderViewProps) {
  const isReply = view.direction === "reply";
  const boxes = headerBoxes(hop, {
    isReply,
    isReset: isReply && view.trace.verdict === "refused",
    flow: view.flow,
  });
  const outside = boxes.filter(({ part }) => part === "outside");
  const cargo = boxes.filter(({ part }) => part === "cargo");
  return (
    <div className={classes.view}>
      <HeaderTable title={hopTitle(hop)} boxes={boxes} />
      <div className={classes.boxes} aria-hidden>
        {outside.length > 0 ? (
          <div className={classes.outside}>
            <Envelope label={MESSAGES.outside} says={MESSAGES.outsideSays} boxes={outside} />
            <div className={classes.cargo}>
              <Envelope
                label={MESSAGES.cargo}
                says={MESSAGES.cargoSays(view.trace.hops.at(-1)?.object ?? view.trace.to)}
                boxes={cargo}
              />
            </div>
          </div>
        ) : (
          cargo.map((box) => <Box key={box.id} box={box} />)
        )}
      </div>
    </div>
  );
}

interface EnvelopeProps {
  readonly label: string;
  readonly says: string;
  readonly boxes: readonly HeaderBox[];
}

function Envelope({ label, says, boxes }: EnvelopeProps) {
  return (
    <div className={classes.envelope}>
      <p className={classes.envelopeTitle}>
        <b>{label}</b> {says}
      </p>
      <div className={classes.inRow}>
        {boxes.map((box) => (
          <Box key={box.id} box={box} />
        ))}
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
          <Value row={row} />
        </div>
      ))}
      {box.note === "" ? null : <p className={classes.note}>{box.note}</p>}
    </div>
  );
}

function Value({ row }: { readonly row: HeaderRow }) {
  return (
    <span className={classes.value}>
      {row.changed ? (
        <>
          <s>{row.before}</s> <b>{row.after}</b>
        </>
      ) : (
        row.after
      )}
      {row.term === "" ? null : <span className={classes.term}>{row.term}</span>}
    </span>
  );
}

function HeaderTable({ title, boxes }: { readonly title: string; readonly boxes: readonly HeaderBox[] }) {
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
                <th scope="row">{`${box.title}: ${row.label}`}</th>
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
