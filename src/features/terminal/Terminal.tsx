import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import { type MouseEvent, useMemo, useRef, useState } from "react";
import { currentStep, stepsOf, useAsides, useLab, useView } from "#store";
import { EntryView } from "./EntryView.tsx";
import { type Entry, entriesOf } from "./entries.ts";
import { KeyRow } from "./KeyRow.tsx";
import { messages } from "./messages.ts";
import { Prompt } from "./Prompt.tsx";
import { stopPasting, usePasting } from "./paste-queue.ts";
import { promptOf } from "./prompt-text.ts";
import classes from "./Terminal.module.css";
import { TerminalTabs } from "./TerminalTabs.tsx";
import { useBottom } from "./use-bottom.ts";
import { usePrompt } from "./use-prompt.ts";

interface TerminalProps {
  /** In the phone's sheet the prompt stands under the scrollback, with keys that a phone has not. */
  readonly inSheet?: boolean;
}

/** The terminal of the machine in front: its scrollback and its prompt. */
export function Terminal({ inSheet = false }: TerminalProps) {
  const machine = useView((view) => view.terminal);
  return (
    <section className={classes.terminal} aria-label={messages.region} data-sheet={inSheet || undefined}>
      <TerminalTabs />
      <Session key={machine} machine={machine} inSheet={inSheet} />
    </section>
  );
}

function Session({ machine, inSheet }: { readonly machine: string; readonly inSheet: boolean }) {
  const lines = useLab((lab) => lab.lines);
  const executions = useLab((lab) => lab.executions);
  const cursor = useLab((lab) => lab.cursor);
  const asides = useAsides((state) => state.asides);
  const clearedAt = useAsides((state) => state.cleared[machine] ?? 0);
  const control = usePrompt(machine);
  const scroller = useRef<HTMLDivElement>(null);
  const prompt = useMemo(() => promptOf(lines, machine), [lines, machine]);
  const entries = useMemo(
    () => entriesOf({ lines, executions }, stepsOf({ executions }), asides, machine, clearedAt),
    [lines, executions, asides, machine, clearedAt],
  );

  useBottom(scroller, [entries, control.line]);

  const field = <Prompt machine={machine} prompt={inSheet ? "PS>" : prompt} control={control} />;
  return (
    <>
      {/* A press beside the text goes to the prompt, as in a console window; the keyboard has Ctrl J for it. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div ref={scroller} className={classes.scroll} onClick={focusPrompt}>
        {lines.length === 0 && <Welcome />}
        <Log entries={entries} machine={machine} prompt={prompt} cursor={cursor} />
        <LookingBack />
        <PasteProgress />
        {!inSheet && <div className={classes.inline}>{field}</div>}
      </div>
      {inSheet && (
        <div className={classes.bottom}>
          <KeyRow machine={machine} control={control} />
          <div className={classes.send}>
            <div className={classes.box}>{field}</div>
            <button type="button" onClick={control.enter} aria-label={messages.send}>
              <IconPlayerPlay size={20} stroke={1.85} aria-hidden />
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function focusPrompt({ currentTarget, target }: MouseEvent<HTMLElement>): void {
  const onControl = target instanceof Element && target.closest("button, a, input") !== null;
  if (onControl || getSelection()?.isCollapsed === false) return;
  currentTarget.parentElement?.querySelector("input")?.focus({ preventScroll: true });
}

/** Commands in the page at once; earlier ones come when asked for, so that thousands of lines stay fast. */
const PAGE = 60;
/** Commands leave the page so many at a time: each that leaves moves all that stay, and they are painted again. */
const LEAVING = 20;

interface LogProps {
  readonly entries: readonly Entry[];
  readonly machine: string;
  readonly prompt: string;
  /** Lines in effect. */
  readonly cursor: number;
}

function Log({ entries, machine, prompt, cursor }: LogProps) {
  const [pages, setPages] = useState(1);
  const hidden = Math.floor(Math.max(0, entries.length - pages * PAGE) / LEAVING) * LEAVING;
  return (
    <>
      {hidden > 0 && (
        <button type="button" className={classes.earlier} onClick={() => setPages(pages + 4)}>
          {messages.showEarlier(hidden)}
        </button>
      )}
      {/* What is new is told by the announcer, which counts long output instead of reading it. */}
      <div role="log" aria-label={messages.output} aria-live="off">
        {entries.slice(hidden).map((entry) => (
          <EntryView
            key={entry.key}
            entry={entry}
            machine={machine}
            prompt={prompt}
            later={entry.kind === "line" && entry.at >= cursor}
          />
        ))}
      </div>
    </>
  );
}

function Welcome() {
  const { name, pretends, keys, help, lists } = messages.welcome;
  return (
    <p className={classes.welcome}>
      <strong>{name}</strong> {pretends}
      <br />
      {keys}
      <em>{help}</em>
      {lists}
    </p>
  );
}

function LookingBack() {
  const step = useLab(currentStep);
  const count = useLab((lab) => stepsOf(lab).length);
  return step < count ? <p className={classes.notice}>{messages.lookingBack(step, count)}</p> : null;
}

function PasteProgress() {
  const progress = usePasting((pasting) => pasting.progress);
  if (!progress) return null;
  return (
    <p className={classes.notice} role="status">
      {messages.pasting(progress.done, progress.total)}{" "}
      <button type="button" className={classes.stop} onClick={stopPasting}>
        {messages.stop} <kbd>{messages.stopKeys}</kbd>
      </button>
    </p>
  );
}
