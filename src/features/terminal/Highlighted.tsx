import { Fragment } from "react";
import { highlight } from "./highlight.ts";
import type { Mark } from "./offending.ts";
import classes from "./Terminal.module.css";

const NO_MARKS: readonly Mark[] = [];

/** A command line in the colours of the terminal; words that an error names carry a wavy line. */
export function Highlighted({
  line,
  marks = NO_MARKS,
}: {
  readonly line: string;
  readonly marks?: readonly Mark[];
}) {
  return highlight(line).map(({ text, kind, start }) => {
    const wrong = marks.some((mark) => mark.start < start + text.length && mark.end > start);
    return (
      <Fragment key={start}>
        <span data-token={kind} data-wrong={wrong || undefined} className={classes.token}>
          {text}
        </span>
      </Fragment>
    );
  });
}
