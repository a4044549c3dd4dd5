/** Where a shortcut acts: the map of keys groups by it. */
export type ShortcutArea = "everywhere" | "canvas" | "trace" | "terminal";

export interface Shortcut {
  readonly area: ShortcutArea;
  /** Each one does it: "Ctrl+K", "Shift+F6", "c", "+". The first is shown. */
  readonly keys: readonly string[];
  /** What is shown instead, where one word says more than the keys. */
  readonly shown?: string;
  readonly does: string;
}

/** All keys of the page. The handlers and the map that `?` opens read this one table. */
export const SHORTCUTS = {
  "next-region": { area: "everywhere", keys: ["F6"], does: "Next part of the page" },
  "previous-region": { area: "everywhere", keys: ["Shift+F6"], does: "Previous part of the page" },
  search: { area: "everywhere", keys: ["Ctrl+K"], does: "Search and commands" },
  terminal: { area: "everywhere", keys: ["Ctrl+J"], does: "Terminal" },
  undo: { area: "everywhere", keys: ["Ctrl+Z"], does: "Undo" },
  redo: { area: "everywhere", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], does: "Redo" },
  "step-back": { area: "everywhere", keys: [","], does: "Previous step" },
  "step-on": { area: "everywhere", keys: ["."], does: "Next step" },
  keys: { area: "everywhere", keys: ["?"], does: "Keys and key to symbols" },
  close: {
    area: "everywhere",
    keys: ["Escape"],
    does: "Close the top layer; leave the terminal for the canvas",
  },

  go: {
    area: "canvas",
    keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
    shown: "Arrows",
    does: "Nearest object that way",
  },
  nudge: {
    area: "canvas",
    keys: ["Alt+ArrowLeft", "Alt+ArrowRight", "Alt+ArrowUp", "Alt+ArrowDown"],
    shown: "Alt+Arrows",
    does: "Move the selected object by 20 px",
  },
  open: { area: "canvas", keys: ["Enter"], does: "Open in the inspector; far out, zoom to it" },
  select: { area: "canvas", keys: [" "], does: "Select" },
  "add-to-selection": { area: "canvas", keys: ["Ctrl+ "], does: "Add to the selection" },
  parent: { area: "canvas", keys: ["["], does: "Out to what holds it" },
  child: { area: "canvas", keys: ["]"], does: "Into the first thing in it" },
  menu: { area: "canvas", keys: ["Shift+F10", "ContextMenu"], does: "All that can be done with it" },
  "add-container": { area: "canvas", keys: ["c"], does: "Add a container" },
  "add-network": { area: "canvas", keys: ["n"], does: "Add a network" },
  "add-host": { area: "canvas", keys: ["h"], does: "Add a host" },
  connect: { area: "canvas", keys: ["l"], does: "Connect to…, then arrows and Enter" },
  send: { area: "canvas", keys: ["p"], does: "Send a packet from the selection" },
  remove: { area: "canvas", keys: ["Delete"], does: "Remove; asks when containers would stop" },
  "zoom-in": { area: "canvas", keys: ["+", "="], does: "Zoom in" },
  "zoom-out": { area: "canvas", keys: ["-"], does: "Zoom out" },
  "zoom-reset": { area: "canvas", keys: ["0"], does: "Zoom to 100%" },
  fit: { area: "canvas", keys: ["Shift+1"], does: "Fit the lab into the view" },

  "previous-hop": { area: "trace", keys: ["ArrowLeft"], does: "Previous hop" },
  "next-hop": { area: "trace", keys: ["ArrowRight"], does: "Next hop" },
  "first-hop": { area: "trace", keys: ["Home"], does: "First hop" },
  "last-hop": { area: "trace", keys: ["End"], does: "Last hop" },

  complete: { area: "terminal", keys: ["Tab"], does: "Complete the word" },
  accept: { area: "terminal", keys: ["ArrowRight"], does: "Accept the grey text" },
  recall: {
    area: "terminal",
    keys: ["ArrowUp", "ArrowDown"],
    shown: "↑ ↓",
    does: "Earlier and later commands",
  },
  "search-history": { area: "terminal", keys: ["Ctrl+R"], does: "Search earlier commands" },
  "clear-screen": { area: "terminal", keys: ["Ctrl+L"], does: "Clear the screen" },
  interrupt: { area: "terminal", keys: ["Ctrl+C"], does: "Give up the line; stop pasted lines" },
  leave: {
    area: "terminal",
    keys: ["Escape"],
    shown: "Esc then Tab",
    does: "Leave the terminal",
  },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The shortcut of an area that the keys make; null when they make none there. */
export function shortcutOf(event: Pressed, area: ShortcutArea): ShortcutId | null {
  for (const [id, shortcut] of Object.entries<Shortcut>(SHORTCUTS)) {
    if (shortcut.area === area && shortcut.keys.some((keys) => isPressed(event, keys)))
      return id as ShortcutId;
  }
  return null;
}

/** A key that writes a character when it stands alone: WCAG 2.1.4 wants these to be switched off by whom they disturb. */
export function isSingleKey(id: ShortcutId): boolean {
  return SHORTCUTS[id].keys.some((keys) => keys.length === 1 && keys !== " ");
}

function isPressed(event: Pressed, keys: string): boolean {
  const words = keys === "+" ? ["+"] : keys.split("+");
  const key = words.at(-1) ?? "";
  const has = (modifier: string) => words.slice(0, -1).includes(modifier);
  if (has("Ctrl") !== (event.ctrlKey || event.metaKey) || has("Alt") !== event.altKey) return false;
  // A digit with Shift is another sign on every keyboard layout: its place counts.
  if (has("Shift") && /^\d$/.test(key)) return event.shiftKey && event.code === `Digit${key}`;
  // Signs such as ? and + need Shift on some keyboards and not on others.
  const shiftMatters = key.length > 1 || /[a-z ]/i.test(key);
  if (shiftMatters && has("Shift") !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}
