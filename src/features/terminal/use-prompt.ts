import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { clearTerminal, useEngine, useLab, whenReady } from "#store";
import { focusRegion } from "#ui";
import { completeWord, ghostOf, isList, type OpenList, takeItem } from "./completion.ts";
import { continuation, type History, readHistory, remember, writeHistory } from "./history.ts";
import { offersOf } from "./offers.ts";
import { stopPasting, usePasting } from "./paste-queue.ts";
import {
  EMPTY_PROMPT,
  endSearch,
  type PromptState,
  recall,
  searchFor,
  searchMore,
  type,
} from "./prompt-state.ts";
import { submit } from "./submit.ts";

/** Lines that were being typed when their terminal left the screen, by machine. */
const unfinished = new Map<string, string>();

/** Esc leaves the terminal for the canvas. */
function leave(): void {
  const canvas = document.querySelector("main");
  if (canvas) focusRegion(canvas);
}

const SUGGESTION = "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis";

/** What stands on the prompt of a machine, and what its keys do. */
export function usePrompt(machine: string) {
  const [state, setState] = useState<PromptState>(() => ({
    ...EMPTY_PROMPT,
    line: unfinished.get(machine) ?? "",
  }));
  const [history, setHistory] = useState<History>(() => readHistory(machine));
  const [cursor, setCursor] = useState(state.line.length);
  const [chosen, setChosen] = useState<number | null>(null);
  /** Where the cursor belongs after a change that was not typed; a new object for every change. */
  const [caret, setCaret] = useState<{ readonly at: number } | null>(null);
  const engine = useEngine(({ parts }) => parts);
  const labIsEmpty = useLab((lab) => lab.lines.length === 0);
  const { line, search } = state;

  const list: OpenList | null = useMemo(() => {
    if (chosen === null) return null;
    const { items, from, to } = offersOf(engine, machine, line, cursor);
    return items.length === 0 ? null : { items, from, to, chosen: Math.min(chosen, items.length - 1) };
  }, [chosen, machine, line, cursor, engine]);

  // Typing must not wait for the engine's offers: the ghost follows a moment later.
  const settled = useDeferredValue(line);
  const ghost = useMemo(() => {
    if (settled === "") return labIsEmpty ? SUGGESTION : "";
    return (
      continuation(history, settled) || ghostOf(settled, offersOf(engine, machine, settled, settled.length))
    );
  }, [settled, history, machine, labIsEmpty, engine]);
  const showsGhost = search === null && settled === line && cursor === line.length && ghost !== "";

  function change(next: PromptState, at = next.line.length): void {
    setCaret({ at });
    setCursor(at);
    setState(next);
    unfinished.set(machine, next.line);
  }

  function enter(text: string): void {
    setChosen(null);
    change(EMPTY_PROMPT);
    if (text.trim() === "") return;
    const next = remember(history, text.trim());
    setHistory(next);
    writeHistory(machine, next);
    whenReady(() => submit(machine, text));
  }

  function take(index: number): void {
    const item = list?.items[index];
    if (!list || !item) return;
    const edit = takeItem(line, list, item);
    setChosen(null);
    change(type(state, edit.line), edit.cursor);
  }

  function completeAtCursor(): void {
    if (line === "" && showsGhost) return change(type(state, ghost));
    whenReady(() => {
      const answer = completeWord(line, offersOf(useEngine.getState().parts, machine, line, cursor));
      if (isList(answer)) setChosen(0);
      else if (answer) change(type(state, answer.line), answer.cursor);
    });
  }

  function stepList(by: number): void {
    if (list) setChosen((list.chosen + by + list.items.length) % list.items.length);
  }

  /** Ctrl C: stops pasted lines, else gives up the line; text that is marked is copied as everywhere. */
  function interrupt(): boolean {
    if (usePasting.getState().progress !== null) {
      stopPasting();
      return true;
    }
    if (getSelection()?.isCollapsed === false) return false;
    setChosen(null);
    change(EMPTY_PROMPT);
    return true;
  }

  const withControl: Readonly<Record<string, () => boolean>> = {
    r: () => {
      setChosen(null);
      change(searchMore(state, history));
      return true;
    },
    l: () => {
      clearTerminal(machine, useLab.getState().lines.length);
      return true;
    },
    c: interrupt,
  };

  const whileListed: Readonly<Record<string, () => void>> = {
    // Typing may have left one word: there is nothing to step to.
    Tab: () => (list?.items.length === 1 ? take(0) : stepList(1)),
    ArrowDown: () => stepList(1),
    ArrowUp: () => stepList(-1),
    Enter: () => list && take(list.chosen),
    Escape: () => setChosen(null),
  };

  const whileSearching: Readonly<Record<string, () => void>> = {
    Enter: () => enter(line),
    Escape: () => change(endSearch(state, false)),
    Tab: () => change(endSearch(state, true)),
    ArrowRight: () => change(endSearch(state, true)),
  };

  const whileTyping: Readonly<Record<string, () => void>> = {
    Enter: () => enter(line),
    Tab: completeAtCursor,
    ArrowUp: () => change(recall(state, history, -1)),
    ArrowDown: () => change(recall(state, history, 1)),
    Escape: leave,
    ...(showsGhost ? { ArrowRight: () => change(type(state, line + ghost)) } : {}),
  };

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event;
    if (nativeEvent.isComposing || altKey || metaKey) return;
    if (ctrlKey) {
      if (!shiftKey && withControl[key.toLowerCase()]?.()) event.preventDefault();
      return;
    }
    if (shiftKey && key === "Tab") {
      if (!list) return;
      event.preventDefault();
      stepList(-1);
      return;
    }
    const action = (search ? whileSearching : list ? whileListed : whileTyping)[key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function onType(text: string, at: number): void {
    setCursor(at);
    if (search) return change(searchFor(state, history, text), at);
    whenReady(() => undefined);
    setState(type(state, text));
    unfinished.set(machine, text);
  }

  return {
    line,
    search,
    list,
    cursor,
    ghost: showsGhost ? ghost : "",
    caret,
    onKeyDown,
    onType,
    onCursor: setCursor,
    take,
    complete: completeAtCursor,
    older: () => change(recall(state, history, -1)),
    insert: (text: string) => {
      const head = line.slice(0, cursor);
      const gap = head === "" || head.endsWith(" ") ? "" : " ";
      change(
        type(state, `${head}${gap}${text} ${line.slice(cursor)}`),
        cursor + gap.length + text.length + 1,
      );
    },
    set: (text: string) => change(type(EMPTY_PROMPT, text)),
    enter: () => enter(line),
  };
}

export type PromptControl = ReturnType<typeof usePrompt>;
