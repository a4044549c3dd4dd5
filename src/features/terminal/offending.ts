export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Words that an error message quotes although they say nothing about what is wrong. */
const COMMON = new Set(["docker", "network", "create", "run", "container", "the", "not", "for", "and"]);

/**
 * Words of the line that the error message names, for the wavy line under them. The first word is the program, not the
 * mistake, and is only marked when the message names nothing else.
 */
export function offendingWords(line: string, message: string): readonly Mark[] {
  const words = [...line.matchAll(/[^\s"'=,]+/g)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
  const named = words.filter(
    ({ text }) => text.length > 2 && !COMMON.has(text.toLowerCase()) && names(message, text),
  );
  const later = named.filter(({ start }) => start > 0);
  return (later.length > 0 ? later : named).map(({ start, end }) => ({ start, end }));
}

function names(message: string, word: string): boolean {
  for (let at = message.indexOf(word); at >= 0; at = message.indexOf(word, at + 1)) {
    const before = message[at - 1] ?? " ";
    const after = message[at + word.length] ?? " ";
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}
