/** What was typed on a machine, oldest first; kept in this browser beyond a reload. */
export type History = readonly string[];

const MOST = 500;

const keyOf = (machine: string): string => `vswitch-lab.history.${machine}`;

export function readHistory(machine: string): History {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(machine)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((line) => typeof line === "string") : [];
  } catch {
    return [];
  }
}

export function writeHistory(machine: string, history: History): void {
  try {
    localStorage.setItem(keyOf(machine), JSON.stringify(history));
  } catch {
    // Storage is full or blocked: the history lives until the page is closed.
  }
}

/** The history with a line at its end; a line that repeats the one before it is not kept twice. */
export function remember(history: History, line: string): History {
  return history.at(-1) === line ? history : [...history, line].slice(-MOST);
}

/** The newest line before `from` that contains `query`; -1 when there is none. */
export function searchBack(history: History, query: string, from: number): number {
  if (query === "") return -1;
  const wanted = query.toLowerCase();
  for (let at = Math.min(from, history.length) - 1; at >= 0; at -= 1) {
    if (history[at]?.toLowerCase().includes(wanted)) return at;
  }
  return -1;
}

/** The newest line that starts with what is typed, for the ghost behind the cursor. */
export function continuation(history: History, typed: string): string {
  if (typed === "") return "";
  const line = history.findLast((known) => known.startsWith(typed) && known !== typed);
  return line?.slice(typed.length) ?? "";
}
