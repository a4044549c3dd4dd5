import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import IconPackage from "@tabler/icons-react/dist/esm/icons/IconPackage.mjs";
import classes from "./EnvelopeBoxes.module.css";
import { HeaderValue } from "./HeaderValue.tsx";
import { MESSAGES } from "./messages.ts";
import type { Envelope } from "./model/envelope.ts";
import type { HeaderRow } from "./model/header-boxes.ts";

interface EnvelopeBoxesProps {
  readonly envelope: Envelope;
  /** The cargo stands beside the envelope's own fields where there is room, else under them. */
  readonly wide?: boolean;
}

/** A packet in a packet, as nested boxes. */
export function EnvelopeBoxes({ envelope, wide = false }: EnvelopeBoxesProps) {
  const { outside, cargo, receiver } = envelope;
  return (
    <section
      className={classes.outside}
      data-wide={wide || undefined}
      aria-label={`${MESSAGES.outside}, ${MESSAGES.outsideSays}`}
    >
      <div>
        <h4 className={classes.title}>
          <IconMail size={15} stroke={1.85} aria-hidden />
          {MESSAGES.outside}
          <span>{MESSAGES.outsideSays}</span>
        </h4>
        <Rows rows={outside} />
      </div>
      <section className={classes.cargo} aria-label={`${MESSAGES.cargo}, ${MESSAGES.cargoSays(receiver)}`}>
        <h4 className={classes.title}>
          <IconPackage size={15} stroke={1.85} aria-hidden />
          {MESSAGES.cargo}
          <span>{MESSAGES.cargoSays(receiver)}</span>
        </h4>
        <Rows rows={cargo} />
      </section>
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly HeaderRow[] }) {
  return (
    <dl className={classes.rows}>
      {rows.map((row) => (
        <div key={row.label} className={classes.row} data-changed={row.changed || undefined}>
          <dt>{row.label}</dt>
          <dd>
            <HeaderValue row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
