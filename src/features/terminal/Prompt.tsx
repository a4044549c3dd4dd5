import { useEffect, useId, useLayoutEffect, useRef } from "react";
import { changeSettings, useLayout, useSettings, useView } from "#store";
import { CommandText } from "./CommandText.tsx";
import { CompletionList, optionId } from "./CompletionList.tsx";
import { messages } from "./messages.ts";
import classes from "./Prompt.module.css";
import { pastedLines } from "./paste.ts";
import { runPasted } from "./paste-queue.ts";
import type { PromptControl } from "./use-prompt.ts";

interface PromptProps {
  readonly machine: string;
  readonly prompt: string;
  readonly control: PromptControl;
}

/** The last request for the focus that was answered: a terminal that comes back to the screen does not take it again. */
let answeredFocus = 0;

/** The line being typed: a real text field, with the coloured line and the ghost drawn behind it. */
export function Prompt({ machine, prompt, control }: PromptProps) {
  const { line, search, list, ghost, caret, set } = control;
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const listId = useId();
  const helpId = useId();
  const focusWanted = useLayout((layout) => layout.promptFocus);
  const drafted = useView((view) => (view.promptDraft?.machine === machine ? view.promptDraft.text : null));
  const hintSeen = useSettings((settings) => settings.terminalHintSeen);
  const value = search ? search.query : line;

  useEffect(() => {
    if (focusWanted === answeredFocus) return;
    answeredFocus = focusWanted;
    input.current?.focus();
  }, [focusWanted]);

  useEffect(() => {
    if (drafted === null) return;
    set(drafted);
    useView.setState({ promptDraft: null });
    input.current?.focus();
  }, [drafted, set]);

  useLayoutEffect(() => {
    if (caret === null || document.activeElement !== input.current) return;
    input.current?.setSelectionRange(caret.at, caret.at);
  }, [caret]);

  // The field scrolls by itself when a line is longer than it; what is drawn behind it follows.
  const follow = () => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
  };
  // Asking where the field stands lays the whole page out: nothing typed has nothing to follow.
  useLayoutEffect(() => {
    if (value !== "" && mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
  }, [value]);

  return (
    <div className={classes.prompt}>
      {search && (
        <div className={classes.found}>
          <span className={classes.label}>{prompt} </span>
          <CommandText text={line} />
        </div>
      )}
      <span className={classes.label}>
        {search ? (search.at < 0 ? messages.searchFailed : messages.search) : prompt}{" "}
      </span>
      <div className={classes.field}>
        <div ref={mirror} className={classes.mirror} aria-hidden>
          {search ? (
            value
          ) : (
            <>
              <CommandText text={value} />
              <span className={classes.ghost}>{ghost}</span>
              {ghost !== "" && <span className={classes.hint}>{messages.accept}</span>}
            </>
          )}
        </div>
        <input
          ref={input}
          className={classes.input}
          role="combobox"
          aria-label={messages.prompt(machine)}
          aria-describedby={helpId}
          aria-expanded={list !== null}
          aria-controls={list ? listId : undefined}
          aria-autocomplete="both"
          aria-activedescendant={list ? optionId(listId, list.chosen) : undefined}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          spellCheck={false}
          value={value}
          onChange={({ currentTarget }) =>
            control.onType(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length)
          }
          onSelect={({ currentTarget }) => control.onCursor(currentTarget.selectionStart ?? 0)}
          onScroll={follow}
          onKeyDown={(event) => {
            control.onKeyDown(event);
            // Not when the focus leaves: what is pressed then would move away under the pointer.
            if (event.key === "Enter" && !hintSeen) changeSettings({ terminalHintSeen: true });
          }}
          onPaste={(event) => {
            const lines = pastedLines(event.clipboardData.getData("text"));
            if (lines.length < 2) return;
            event.preventDefault();
            void runPasted(lines, machine);
          }}
        />
        {list && (
          <CompletionList
            id={listId}
            list={list}
            typed={line.slice(list.from, list.to)}
            field={input}
            indent={list.from}
            onTake={control.take}
          />
        )}
      </div>
      <span id={helpId} className={hintSeen ? classes.unseen : classes.help}>
        {messages.promptHelp}
      </span>
    </div>
  );
}
