import { OutcomeIcon, Section } from "#ui";
import { MESSAGES, WARNINGS } from "./messages.ts";
import classes from "./Warnings.module.css";

/** What a person should know although the packet arrived. */
export function Warnings({ codes }: { readonly codes: readonly string[] }) {
  if (codes.length === 0) return null;
  return (
    <Section title={MESSAGES.warnings}>
      <ul className={classes.list}>
        {codes.map((code) => (
          <li key={code}>
            <OutcomeIcon outcome="warn" size={15} />
            {WARNINGS[code] ?? code.replaceAll("-", " ")}
          </li>
        ))}
      </ul>
    </Section>
  );
}
