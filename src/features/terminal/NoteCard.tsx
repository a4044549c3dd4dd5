import IconBook2 from "@tabler/icons-react/dist/esm/icons/IconBook2.mjs";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import type { Note } from "#engine";
import { draft } from "#store";
import { messages } from "./messages.ts";
import classes from "./NoteCard.module.css";
import { splitTitle } from "./note-title.ts";
import { submit } from "./submit.ts";

interface NoteCardProps {
  readonly note: Note;
  readonly machine: string;
  /** The line that the note is about: the fix shows what differs from it. */
  readonly typed: string;
  readonly changed: boolean;
}

/** The learner's note under a tool's own words: why, whether anything changed, and what to type instead. */
export function NoteCard({ note, machine, typed, changed }: NoteCardProps) {
  const { title, rest } = splitTitle(note.text);
  return (
    <aside className={classes.card} data-kind={note.kind} aria-label={title}>
      <div className={classes.says}>
        <p className={classes.title}>{title}</p>
        {rest !== "" && <p className={classes.text}>{rest}</p>}
        <p className={classes.facts}>
          {!changed && note.kind === "error" && (
            <span>
              <IconCheck size={14} stroke={1.85} aria-hidden />
              {messages.nothingChanged}
            </span>
          )}
          {note.source !== null && <Source source={note.source} />}
        </p>
      </div>
      {note.fix !== null && <Fix fix={note.fix} machine={machine} typed={typed} />}
    </aside>
  );
}

function Source({ source }: { readonly source: string }) {
  return (
    <span>
      <IconBook2 size={14} stroke={1.85} aria-hidden />
      <a href={source} target="_blank" rel="noreferrer">
        {messages.source}
      </a>
    </span>
  );
}

function Fix({
  fix,
  machine,
  typed,
}: {
  readonly fix: string;
  readonly machine: string;
  readonly typed: string;
}) {
  const known = new Set(typed.split(/\s+/));
  return (
    <div className={classes.fix}>
      <p className={classes.title}>{messages.tryThis}</p>
      <code className={classes.command}>
        {fix.split(/(\s+)/).map((word, at) => (
          <span
            key={at}
            className={
              at === 0 ? classes.tool : word.trim() === "" || known.has(word) ? undefined : classes.new
            }
          >
            {word}
          </span>
        ))}
      </code>
      <div className={classes.buttons}>
        <button type="button" className={classes.run} onClick={() => submit(machine, fix)}>
          <IconPlayerPlay size={14} stroke={1.85} aria-hidden />
          {messages.runIt}
        </button>
        <button type="button" className={classes.put} onClick={() => draft(machine, fix)}>
          <IconPencil size={14} stroke={1.85} aria-hidden />
          {messages.putOnPrompt}
        </button>
      </div>
    </div>
  );
}
