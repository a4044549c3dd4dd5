import { useEffect, useMemo, useRef, useState } from "react";
import { stepsOf, useAsides, useLab, useView } from "#store";
import { EntryBlock } from "./EntryBlock.tsx";
import { entriesOf } from "./entries.ts";
import { messages } from "./messages.ts";
import { Prompt } from "./Prompt.tsx";
import { promptOf } from "./prompt-text.ts";
import classes from "./Terminal.module.css";

/** Blocks drawn at once; earlier ones are a press away, so that long sessions stay fast. */
const SHOWN = 80;

/** The terminal of the machine in front: its scrollback and its prompt. */
export function Terminal() {
  const machine = useView((view) => view.terminal);
  return (
    <section className={classes.terminal} aria-label={messages.region}>
      <Scrollback key={machine} machine={machine} />
    </section>
  );
}

function Scrollback({ machine }: { readonly machine: string }) {
  const lines = useLab((lab) => lab.lines);
  const executions = useLab((lab) => lab.executions);
  const asides = useAsides((state) => state.asides);
  const clearedAt = useAsides((state) => state.cleared[machine] ?? 0);
  const [shown, setShown] = useState(SHOWN);
  const end = useRef<HTMLDivElement>(null);
  const prompt = promptOf(lines, machine);
  const entries = useMemo(
    () => entriesOf({ lines, executions }, stepsOf({ executions }), asides, machine, clearedAt),
    [lines, executions, asides, machine, clearedAt],
  );
  const hidden = Math.max(0, entries.length - shown);

  useEffect(() => {
    if (entries.length > 0) end.current?.scrollIntoView({ block: "end" });
  }, [entries]);

  return (
    <div className={classes.scroll}>
      {entries.length === 0 && lines.length === 0 ? <Welcome /> : null}
      {hidden > 0 ? (
        <button type="button" className={classes.plain} onClick={() => setShown(shown + 200)}>
          {messages.showEarlier(hidden)}
        </button>
      ) : null}
      <div role="log" aria-label={messages.output} aria-live="off">
        {entries.slice(hidden).map((entry) => (
          <EntryBlock key={entry.key} entry={entry} prompt={prompt} />
        ))}
      </div>
      <Prompt machine={machine} prompt={prompt} />
      <div ref={end} />
    </div>
  );
}

function Welcome() {
  const { name, pretends, keys, help, lists } = messages.welcome;
  return (
    <p className={classes.welcome}>
      <strong>{name}</strong> {pretends}
      <br />
      {keys}
      <span data-token="command" className={classes.token}>
        {help}
      </span>
      {lists}
    </p>
  );
}
