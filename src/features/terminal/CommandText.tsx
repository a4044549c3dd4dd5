import { memo, type ReactNode } from "react";
import classes from "./CommandText.module.css";
import { highlight } from "./highlight.ts";
import type { Mark } from "./offending.ts";

interface CommandTextProps {
  readonly text: string;
  /** Stretches under which the line waves. */
  readonly wrong?: readonly Mark[];
}

const NOTHING_WRONG: readonly Mark[] = [];

/** A command line in PowerShell's colours. */
export const CommandText = memo(function CommandText({ text, wrong = NOTHING_WRONG }: CommandTextProps) {
  return highlight(text).map((span) => (
    <span key={span.start} className={classes[span.kind]}>
      {wrong.length === 0 ? span.text : marked(span.text, span.start, wrong)}
    </span>
  ));
});

function marked(text: string, start: number, wrong: readonly Mark[]): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const mark of wrong) {
    const from = Math.max(mark.start - start, at);
    const to = Math.min(mark.end - start, text.length);
    if (to <= from) continue;
    parts.push(text.slice(at, from));
    parts.push(
      <span key={from} className={classes.wrong}>
        {text.slice(from, to)}
      </span>,
    );
    at = to;
  }
  return [...parts, text.slice(at)];
}
