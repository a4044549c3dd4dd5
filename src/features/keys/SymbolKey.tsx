import { DRIVERS } from "#store";
import { DriverToken, type Outcome, OutcomeIcon } from "#ui";
import { messages } from "./messages.ts";
import classes from "./SymbolKey.module.css";
import { SYMBOLS } from "./symbols.tsx";

const STATES = ["hover", "focus", "selected", "created", "path"] as const;
const OUTCOMES = ["ok", "bad", "warn", "unknown"] as const satisfies readonly Outcome[];

/** Every shape of the canvas with its name. */
export function SymbolKey() {
  return (
    <div>
      <p className={classes.intro}>{messages.intro}</p>
      <ul className={classes.symbols}>
        {SYMBOLS.map(({ name, says, drawing }) => (
          <li key={name}>
            <svg viewBox="0 0 180 60" aria-hidden>
              {drawing}
            </svg>
            <strong>{name}</strong>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      <div className={classes.groups}>
        <section>
          <h3>{messages.drivers}</h3>
          <ul>
            {DRIVERS.map((driver) => (
              <li key={driver}>
                <DriverToken driver={driver} size={20} />
                <strong>{driver}</strong>
                <span>{messages.driverSays[driver]}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{messages.states}</h3>
          <ul>
            {STATES.map((state) => (
              <li key={state}>
                <code className={classes.pill} data-state={state}>
                  172.16.0.12
                </code>
                <span>{messages.stateSays[state]}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{messages.outcomes}</h3>
          <ul>
            {OUTCOMES.map((outcome) => (
              <li key={outcome}>
                <OutcomeIcon outcome={outcome} size={17} />
                <strong>{messages.outcomeSays[outcome][0]}</strong>
                <span>{messages.outcomeSays[outcome][1]}</span>
              </li>
            ))}
          </ul>
          <h3>{messages.zoom}</h3>
          <p>{messages.zoomSays}</p>
        </section>
      </div>
    </div>
  );
}
