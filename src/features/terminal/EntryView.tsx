import IconPointer from "@tabler/icons-react/dist/esm/icons/IconPointer.mjs";
import { memo, useMemo, useState } from "react";
import type { Note } from "#engine";
import { light, moveTo, refKey, useView } from "#store";
import { CommandText } from "./CommandText.tsx";
import classes from "./EntryView.module.css";
import type { Entry } from "./entries.ts";
import { madeBy } from "./made.ts";
import { messages } from "./messages.ts";
import { NoteCard } from "./NoteCard.tsx";
import { offendingWords } from "./offending.ts";
import { shorten } from "./shorten.ts";

interface EntryViewProps {
  readonly entry: Entry;
  readonly machine: string;
  readonly prompt: string;
  /** The line is not in effect: the lab stands at an earlier step. */
  readonly later: boolean;
}

/** One command with what it printed. Pointing at it lights what it made; its number goes to that step. */
export const EntryView = memo(function EntryView({ entry, machine, prompt, later }: EntryViewProps) {
  const { text, stdout, stderr, notes } = contentOf(entry);
  const made = entry.kind === "line" ? madeBy(entry.execution) : null;
  const pointedAt = useView(({ hovered }) => hovered !== null && (made?.has(refKey(hovered)) ?? false));
  const wrong = stderr === "" ? [] : offendingWords(text, stderr);
  const step = entry.kind === "line" ? entry.step : null;
  const typedByCanvas = entry.kind === "line" && entry.line.by === "canvas";
  const changed = entry.kind === "line" && entry.execution.changed;
  return (
    <div
      className={classes.entry}
      data-later={later || undefined}
      data-canvas={typedByCanvas || undefined}
      data-lit={pointedAt || undefined}
      onPointerEnter={made && made.size > 0 ? () => light(made) : undefined}
      onPointerLeave={made && made.size > 0 ? () => light(null) : undefined}
    >
      <div className={classes.typed}>
        <span className={classes.prompt}>{prompt} </span>
        <CommandText text={text} wrong={wrong} />
      </div>
      {step !== null && (
        <button
          type="button"
          className={classes.step}
          onClick={() => moveTo(entry.at + 1)}
          aria-label={messages.goToStep(step)}
          title={messages.goToStep(step)}
        >
          {step}
        </button>
      )}
      {typedByCanvas && (
        <span className={classes.tag} title={messages.byCanvasLong}>
          <IconPointer size={12} stroke={1.85} aria-hidden />
          {messages.byCanvas}
        </span>
      )}
      {stdout !== "" && <Printed text={stdout} className={classes.out} />}
      {stderr !== "" && <Printed text={stderr} className={classes.error} />}
      {notes.map((note) => (
        <div key={note.code + note.text} className={classes.note}>
          <NoteCard note={note} machine={machine} typed={text} changed={changed} />
        </div>
      ))}
    </div>
  );
});

interface Content {
  readonly text: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly notes: readonly Note[];
}

function contentOf(entry: Entry): Content {
  if (entry.kind === "aside") return entry.aside;
  const { output, notes } = entry.execution;
  return { text: entry.line.text, ...output, notes };
}

function Printed({ text, className }: { readonly text: string; readonly className: string | undefined }) {
  const [whole, setWhole] = useState(false);
  const short = useMemo(() => shorten(text), [text]);
  return (
    <>
      <pre className={className}>{whole ? text.trimEnd() : short.text}</pre>
      {short.hidden > 0 && !whole && (
        <button type="button" className={classes.more} onClick={() => setWhole(true)}>
          {messages.showAll(short.hidden)}
        </button>
      )}
    </>
  );
}
