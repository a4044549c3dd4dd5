/** Output that is longer is folded: a page stays fast and a person finds the prompt. */
const SHOWN_LINES = 400;

export interface Shortened {
  readonly text: string;
  readonly hidden: number;
}

/** The first lines of a long output and how many are folded away; the whole when it is short enough. */
export function shorten(output: string): Shortened {
  const text = output.replace(/\n+$/, "");
  const lines = text.split("\n");
  if (lines.length <= SHOWN_LINES) return { text, hidden: 0 };
  return { text: lines.slice(0, SHOWN_LINES).join("\n"), hidden: lines.length - SHOWN_LINES };
}
