import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconServer2 from "@tabler/icons-react/dist/esm/icons/IconServer2.mjs";
import { useEffect, useState } from "react";
import { PRESETS, type Preset } from "#engine";
import { begin, focusTerminal, listLabs, openPreset, openSaved, type SavedLab } from "#store";
import { DRAWING_BOX, drawingOf } from "./drawings.tsx";
import { messages } from "./messages.ts";
import classes from "./StartScreen.module.css";

interface StartScreenProps {
  readonly onOpenFile: () => void;
}

const NO_LABS: readonly SavedLab[] = [];
const RECENT = 5;
/** So many come with a large drawing; the others stand below. */
const LARGE = 3;

/** The default lab has no line to begin with: "Empty host" shows it. */
const STARTS = PRESETS.filter(({ lines }) => lines.length > 0).toSorted(
  (left, right) => rank(left) - rank(right),
);

function rank({ name, lines }: Preset): number {
  const first = ["nat-publish", "nat-and-transparent"].indexOf(name);
  if (first >= 0) return first;
  return lines.some(({ text }) => text.includes("overlay")) ? 2 : 3;
}

/** Where to begin: ready-made labs and the last ones of this browser, shown while the lab has no line. */
export function StartScreen({ onOpenFile }: StartScreenProps) {
  const [recent, setRecent] = useState(NO_LABS);
  useEffect(() => {
    void listLabs().then((labs) => setRecent(labs.slice(0, RECENT)));
    // On a touch screen the keyboard would cover the cards.
    if (matchMedia("(pointer: fine)").matches) focusTerminal();
  }, []);
  return (
    <section className={classes.start} aria-labelledby="start-title">
      <h2 id="start-title">{messages.title}</h2>
      <p className={classes.intro}>{messages.intro}</p>
      <ul className={classes.cards}>
        {STARTS.slice(0, LARGE).map((preset) => (
          <StartCard key={preset.name} preset={preset} />
        ))}
      </ul>
      <div className={classes.links}>
        <button type="button" className={classes.link} onClick={begin}>
          <IconServer2 size={17} stroke={1.85} aria-hidden />
          {messages.emptyHost}
        </button>
        <button type="button" className={classes.link} onClick={onOpenFile}>
          <IconFileImport size={17} stroke={1.85} aria-hidden />
          {messages.openFile}
        </button>
      </div>
      <ul className={classes.more}>
        {STARTS.slice(LARGE).map((preset) => (
          <StartCard key={preset.name} preset={preset} />
        ))}
      </ul>
      {recent.length === 0 ? null : <Recent labs={recent} />}
    </section>
  );
}

function StartCard({ preset }: { readonly preset: Preset }) {
  const { name, title, summary } = preset;
  return (
    <li>
      <button type="button" className={classes.card} onClick={() => void openPreset(name)}>
        <svg viewBox={DRAWING_BOX} aria-hidden>
          {drawingOf(preset)}
        </svg>
        <span className={classes.words}>
          <strong>{title}</strong>
          <span>{summary}</span>
        </span>
      </button>
    </li>
  );
}

function Recent({ labs }: { readonly labs: readonly SavedLab[] }) {
  return (
    <>
      <h3 className={classes.recentTitle}>{messages.recent}</h3>
      <ul className={classes.recent}>
        {labs.map(({ id, scenario, steps }) => (
          <li key={id}>
            <button type="button" className={classes.link} onClick={() => void openSaved(id)}>
              {scenario.title || messages.untitled} <span>{messages.steps(steps)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
