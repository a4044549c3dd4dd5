import { memo } from "react";
import { light, moveToStep } from "#store";
import type { Entry } from "./entries.ts";
import { Highlighted } from "./Highlighted.tsx";
import { madeBy } from "./made.ts";
import { messages } from "./messages.ts";
import { NoteCard } from "./NoteCard.tsx";
import { offendingWords } from "./offending.ts";
import classes from "./Terminal.module.css";

interface Props {
  readonly entry: Entry;
  readonly prompt: string;
}

/** One command with its gutter number, what it printed and the notes beside it. Pointing at it lights what it made. */
export const EntryBlock = memo(function EntryBlock({ entry, prompt }: Props) {
  return entry.kind === "aside" ? (
    <AsideBlock entry={entry} prompt={prompt} />
  ) : (
    <LineBlock entry={entry} prompt={prompt} />
  );
});

function LineBlock({
  entry,
  prompt,
}: {
  readonly entry: Extract<Entry, { kind: "line" }>;
  readonly prompt: string;
}) {
  const { line, execution, step } = entry;
  const { stdout, stderr } = execution.output;
  const marks = stderr === "" ? [] : offendingWords(line.text, stderr);
  return (
    <div
      className={classes.entry}
      data-by={line.by}
      onPointerEnter={() => light(madeBy(execution))}
      onPointerLeave={() => light(null)}
    >
      {step === null ? null : (
        <button
          type="button"
          className={classes.gutter}
          aria-label={messages.goToStep(step)}
          onClick={() => moveToStep(step)}
        >
          {step}
        </button>
      )}
      <div className={classes.command}>
        <span className={classes.dim}>{prompt} </span>
        <Highlighted line={line.text} marks={marks} />
        {line.by === "canvas" ? (
          <span className={classes.tag} title={messages.byCanvasLong}>
            {messages.byCanvas}
          </span>
        ) : null}
      </div>
      {stdout === "" ? null : <pre className={classes.output}>{stdout.trimEnd()}</pre>}
      {stderr === "" ? null : <pre className={classes.error}>{stderr.trimEnd()}</pre>}
      {execution.notes.map((note) => (
        <NoteCard
          key={note.code + note.text}
          note={note}
          machine={line.machine}
          changed={execution.changed}
        />
      ))}
    </div>
  );
}

function AsideBlock({
  entry,
  prompt,
}: {
  readonly entry: Extract<Entry, { kind: "aside" }>;
  readonly prompt: string;
}) {
  const { text, stdout, stderr, notes, machine } = entry.aside;
  return (
    <div className={classes.entry}>
      <div className={classes.command}>
        <span className={classes.dim}>{prompt} </span>
        <Highlighted line={text} />
      </div>
      {stdout === "" ? null : <pre className={classes.output}>{stdout}</pre>}
      {stderr === "" ? null : <pre className={classes.error}>{stderr.trimEnd()}</pre>}
      {(notes ?? []).map((note) => (
        <NoteCard key={note.code + note.text} note={note} machine={machine} changed={false} />
      ))}
    </div>
  );
}
