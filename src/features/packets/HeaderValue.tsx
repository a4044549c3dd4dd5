import classes from "./HeaderValue.module.css";
import { type HeaderRow, NONE } from "./model/header-boxes.ts";

const ARROW = " → ";

/** "from → to" breaks at its arrow, never inside an address. */
function Whole({ text }: { readonly text: string }) {
  const [from = "", to] = text.split(ARROW);
  if (to === undefined) return text;
  return (
    <>
      <span>{from} →</span> <span>{to}</span>
    </>
  );
}

/** The value of a header field: where the hop rewrote it, the old one struck and the new one bold. */
export function HeaderValue({ row }: { readonly row: HeaderRow }) {
  return (
    <span className={classes.value} data-changed={row.changed || undefined}>
      {row.changed ? (
        <>
          {row.before === NONE ? null : (
            <s>
              <Whole text={row.before} />
            </s>
          )}{" "}
          {row.after === NONE ? null : (
            <b>
              <Whole text={row.after} />
            </b>
          )}
        </>
      ) : (
        <Whole text={row.after} />
      )}
      {row.term === "" ? null : <span className={classes.term}>{row.term}</span>}
    </span>
  );
}
