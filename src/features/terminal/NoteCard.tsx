import type { Note } from "#engine";
import { draft, run } from "#store";
import { Highlighted } from "./Highlighted.tsx";
import { messages } from "./messages.ts";
import classes from "./Terminal.module.css";

interface Props {
  readonly note: Note;
  readonly machine: string;
  readonly changed: boolean;
}

/** The learner's note under an error: why, whether anything changed, and what to type instead. */
export function NoteCard({ note, machine, changed }: Props) {
  const { fix } = note;
  return (
    <aside className={classes.note} data-kind={note.kind}>
      <div className={classes.noteText}>
        <p>{note.text}</p>
        {note.kind === "error" && !changed ? <p className={classes.dim}>{messages.nothingChanged}</p> : null}
      </div>
      {fix === null ? null : (
        <div className={classes.noteFix}>
          <h4>{messages.tryThis}</h4>
          <code>
            <Highlighted line={fix} />
          </code>
          <div className={classes.noteActions}>
            <button type="button" className={classes.primary} onClick={() => run(machine, fix, "canvas")}>
              {messages.runIt}
            </button>
            <button type="button" className={classes.plain} onClick={() => draft(machine, fix)}>
              {messages.putOnPrompt}
            </button>
          </div>
        </div>
      )}
    </aside>
  );
}
