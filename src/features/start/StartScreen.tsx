import { useEffect, useState } from "react";
import { PRESETS } from "#engine";
import { listLabs, openPreset, openSaved, type SavedLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./StartScreen.module.css";

const NO_LABS: readonly SavedLab[] = [];
const RECENT = 5;

/** Where to begin: ready-made labs and the last ones of this browser, shown while the lab has no line. */
export function StartScreen() {
  const [recent, setRecent] = useState(NO_LABS);
  useEffect(() => {
    void listLabs().then((labs) => setRecent(labs.slice(0, RECENT)));
  }, []);
  return (
    <section className={classes.start} aria-labelledby="start-title">
      <h1 id="start-title">{messages.title}</h1>
      <p>{messages.intro}</p>
      <ul className={classes.cards}>
        {PRESETS.map(({ name, title, summary }) => (
          <li key={name}>
            <button type="button" className={classes.card} onClick={() => void openPreset(name)}>
              <strong>{title}</strong>
              <span>{summary}</span>
            </button>
          </li>
        ))}
      </ul>
      {recent.length === 0 ? null : (
        <>
          <h2>{messages.recent}</h2>
          <ul className={classes.recent}>
            {recent.map(({ id, scenario, steps }) => (
              <li key={id}>
                <button type="button" className={classes.link} onClick={() => void openSaved(id)}>
                  {scenario.title || messages.untitled} <span>{messages.steps(steps)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
