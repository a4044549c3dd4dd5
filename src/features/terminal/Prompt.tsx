import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { clearTerminal, useLab, useLayout, useView } from "#store";
import { continuation, readHistory, remember, writeHistory } from "./history.ts";
import { messages } from "./messages.ts";
import { pastedLines } from "./paste.ts";
import { submit } from "./submit.ts";
import classes from "./Terminal.module.css";
import { useCompletion } from "./use-completion.ts";

const SUGGESTION = "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis";

/** The line being typed: history, completion, ghost text, several pasted lines. */
export function Prompt({ machine, prompt }: { readonly machine: string; readonly prompt: string }) {
  const [line, setLine] = useState("");
  const [history, setHistory] = useState(() => readHistory(machine));
  const [at, setAt] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const help = useId();
  const empty = useLab((lab) => lab.lines.length === 0);
  const focusWanted = useLayout((layout) => layout.promptFocus);
  const drafted = useView((view) => (view.promptDraft?.machine === machine ? view.promptDraft : null));
  const completion = useCompletion(machine, line, setLine);
  const ghost = line === "" ? (empty && history.length === 0 ? SUGGESTION : "") : continuation(history, line);

  useEffect(() => {
    if (focusWanted > 0) input.current?.focus();
  }, [focusWanted]);

  useEffect(() => {
    if (!drafted) return;
    setLine(drafted.text);
    useView.setState({ promptDraft: null });
    input.current?.focus();
  }, [drafted]);

  function enter(text: string): void {
    const next = remember(history, text.trim());
    if (text.trim() !== "") {
      setHistory(next);
      writeHistory(machine, next);
    }
    setAt(null);
    setLine("");
    submit(machine, text);
  }

  function recall(by: number): void {
    const next = Math.min(Math.max((at ?? history.length) + by, 0), history.length);
    setAt(next);
    setLine(history[next] ?? "");
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { open } = completion;
    const end = event.currentTarget.selectionStart === line.length;
    const done = () => event.preventDefault();
    if (event.key === "Tab" && !event.shiftKey && line !== "") {
      done();
      completion.ask(event.currentTarget.selectionStart ?? line.length);
    } else if (event.key === "Escape") {
      if (open) completion.close();
      else event.currentTarget.blur();
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      done();
      completion.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (open && event.key === "Enter") {
      done();
      completion.take(open.chosen);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      done();
      recall(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "ArrowRight" && end && ghost !== "") {
      done();
      setLine(line + ghost);
    } else if (event.key === "Enter") {
      done();
      enter(line);
    } else if (event.ctrlKey && event.key.toLowerCase() === "l") {
      done();
      clearTerminal(machine, useLab.getState().lines.length);
    } else if (event.ctrlKey && event.key.toLowerCase() === "c" && getSelection()?.isCollapsed !== false) {
      done();
      setLine("");
      completion.close();
    } else {
      completion.close();
    }
  }

  return (
    <div className={classes.prompt}>
      <span className={classes.dim}>{prompt} </span>
      <div className={classes.field}>
        <input
          ref={input}
          className={classes.input}
          role="combobox"
          aria-label={messages.prompt(machine)}
          aria-describedby={help}
          aria-expanded={completion.open !== null}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={completion.open ? `${list}-${completion.open.chosen}` : undefined}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const lines = pastedLines(event.clipboardData.getData("text"));
            if (lines.length < 2) return;
            event.preventDefault();
            for (const pasted of lines) submit(pasted.machine ?? machine, pasted.text);
          }}
        />
        <span className={classes.ghost} aria-hidden>
          <span className={classes.hidden}>{line}</span>
          {ghost}
          {ghost === "" ? null : <span className={classes.hint}>{messages.accept}</span>}
        </span>
      </div>
      <span id={help} className={classes.visuallyHidden}>
        {messages.promptHelp}
      </span>
      <ul
        id={list}
        role="listbox"
        aria-label={messages.completions}
        className={classes.completions}
        hidden={!completion.open}
      >
        {completion.open?.items.slice(0, 200).map((item, index) => (
          <li
            key={item.text}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === completion.open?.chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              completion.take(index);
            }}
          >
            <code>{item.text}</code> <span>{item.description}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
