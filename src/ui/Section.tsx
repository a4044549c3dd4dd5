import type { ReactNode } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  /** Said in lighter type beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a panel: a small heading and what belongs to it, parted by a line. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>
        {title}
        {aside === undefined ? null : <span className={classes.aside}>{aside}</span>}
      </h3>
      {children}
    </section>
  );
}
