/** Go's %q: the text in double quotes with escapes. */
export function quote(text: string): string {
  return `"${[...text].map((letter) => (letter === '"' ? '\\"' : escapeOf(letter))).join("")}"`;
}

/** Go's %q of one letter. */
export function quoteLetter(letter: string): string {
  return `'${letter === "'" ? "\\'" : escapeOf(letter)}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
  "\u0007": "\\a",
};

function escapeOf(letter: string): string {
  const known = ESCAPES[letter];
  if (known !== undefined) return known;
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, "0")}` : letter;
}
