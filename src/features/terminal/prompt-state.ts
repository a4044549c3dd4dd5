import { type History, searchBack } from "./history.ts";

/** Searching the history backwards (Ctrl R), as PSReadLine does. */
export interface Search {
  readonly query: string;
  /** Index of the line that was found; the history's length before the first hit, -1 when nothing fits. */
  readonly at: number;
}

/** What the prompt holds. Recalled lines are edited as copies: the history itself stays. */
export interface PromptState {
  readonly line: string;
  /** Index in the history while walking through it, null at the line being typed. */
  readonly recalled: number | null;
  /** The line that was being typed before walking. */
  readonly kept: string;
  readonly search: Search | null;
}

export const EMPTY_PROMPT: PromptState = { line: "", recalled: null, kept: "", search: null };

export function type(state: PromptState, line: string): PromptState {
  return { ...state, line, recalled: null };
}

/** ↑ and ↓: older or newer lines, and back to the line that was being typed. */
export function recall(state: PromptState, history: History, by: -1 | 1): PromptState {
  const from = state.recalled ?? history.length;
  const at = Math.min(Math.max(from + by, 0), history.length);
  const kept = state.recalled === null ? state.line : state.kept;
  if (at === history.length) return { ...state, line: kept, recalled: null, kept };
  return { ...state, line: history[at] ?? "", recalled: at, kept };
}

/** Ctrl R: starts the search, or goes on to the next older hit. */
export function searchMore(state: PromptState, history: History): PromptState {
  const { search } = state;
  if (!search) return { ...state, kept: state.line, search: { query: "", at: history.length } };
  return found(state, history, search.query, search.at);
}

export function searchFor(state: PromptState, history: History, query: string): PromptState {
  return found(state, history, query, history.length);
}

/** Leaves the search with the line that was found, or with the one before it. */
export function endSearch(state: PromptState, accept: boolean): PromptState {
  return { ...state, line: accept ? state.line : state.kept, search: null, recalled: null };
}

function found(state: PromptState, history: History, query: string, from: number): PromptState {
  const at = searchBack(history, query, from);
  if (at >= 0) return { ...state, line: history[at] ?? "", search: { query, at } };
  return { ...state, search: { query, at: query === "" ? history.length : -1 } };
}
