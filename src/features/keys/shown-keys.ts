import type { Shortcut } from "#store";

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  " ": "Space",
};

/** The first of a shortcut's keys as caps are printed: "Ctrl+K" is "Ctrl K", "c" is "C". */
export function shownKeys({ keys, shown }: Pick<Shortcut, "keys" | "shown">): string {
  const [first = ""] = keys;
  const text = shown ?? first;
  if (text === "+") return text;
  return text
    .split("+")
    .map((key) => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(" ");
}
