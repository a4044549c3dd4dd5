/** One line of pasted text and the machine that it names, null for the machine in front. */
export interface PastedLine {
  readonly machine: string | null;
  readonly text: string;
}

const PROMPT = /^(?:\d+\s+)?(?:PS )?[A-Za-z]:\\[^>]*>\s?/;
const MACHINE = /^([\w.-]+(?:\/[\w.-]+)?)>\s?/;

/**
 * Splits pasted text into lines to run: prompts of a copied session go, empty lines and comments go, a line that ends in
 * a backtick is joined with the next as in PowerShell.
 */
export function pastedLines(text: string): readonly PastedLine[] {
  return text
    .replace(/`[ \t]*\r?\n\s*/g, "")
    .split(/\r?\n/)
    .map((line) => line.trim().replace(PROMPT, ""))
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const machine = MACHINE.exec(line);
      return machine
        ? { machine: machine[1] ?? null, text: line.slice(machine[0].length) }
        : { machine: null, text: line };
    });
}
