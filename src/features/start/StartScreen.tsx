import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconServer2 from "@tabler/icons-react/dist/esm/icons/IconServer2.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useCallback, useEffect, useState } from "react";
import { PRESETS, type Preset } from "#engine";
import {
  begin,
  deleteLab,
  focusTerminal,
  listLabs,
  notify,
  openPreset,
  openSaved,
  restoreLab,
  type SavedLab,
} from "#store";
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
  const readRecent = useCallback(() => {
    void listLabs().then((labs) => setRecent(labs.slice(0, RECENT)));
  }, []);
  useEffect(() => {
    readRecent();
    // On a touch screen the keyboard would cover the cards.
    if (matchMedia("(pointer: fine)").matches) focusTerminal();
  }, [readRecent]);
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
      {recent.length === 0 ? null : <Recent labs={recent} onChange={readRecent} />}
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

const titleOf = ({ scenario }: SavedLab): string => scenario.title || messages.untitled;

/** Takes a lab out of this browser, with a way back. */
async function forget(lab: SavedLab): Promise<void> {
  await deleteLab(lab.id);
  notify(messages.forgotten(titleOf(lab)), {
    action: { label: messages.bringBack, run: () => void restoreLab(lab).then(() => openSaved(lab.id)) },
  });
}

function Recent({ labs, onChange }: { readonly labs: readonly SavedLab[]; readonly onChange: () => void }) {
  return (
    <>
      <h3 className={classes.recentTitle}>{messages.recent}</h3>
      <ul className={classes.recent}>
        {labs.map((lab) => (
          <li key={lab.id}>
            <button type="button" className={classes.link} onClick={() => void openSaved(lab.id)}>
              {titleOf(lab)} <span>{messages.steps(lab.steps)}</span>
            </button>
            <button
              type="button"
              className={classes.forget}
              aria-label={messages.forget(titleOf(lab))}
              title={messages.forget(titleOf(lab))}
              onClick={() => void forget(lab).then(onChange)}
            >
              <IconX size={14} stroke={1.85} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
