/** A line may go over by this much when its last word would otherwise stand alone. Source: pflag, wrap(). */
const SLOP = 5;

/** Breaks text that starts at column `indent` of a line of `width`; later lines are indented likewise. */
export function wrap(text: string, indent: number, width: number): string {
  const room = width - indent - SLOP;
  const lines: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const [line, after] = cut(rest, room);
    lines.push(line);
    rest = after;
  }
  return lines.join("\n").replaceAll("\n", `\n${" ".repeat(indent)}`);
}

/** The first line and what is left. Breaks at a newline that is already there, else at the last blank that fits. */
function cut(text: string, room: number): readonly [string, string] {
  if (room + SLOP > text.length) return [text, ""];
  const head = text.slice(0, room);
  const blank = Math.max(head.lastIndexOf(" "), head.lastIndexOf("\t"), head.lastIndexOf("\n"));
  if (blank <= 0) return [text, ""];
  const newline = head.lastIndexOf("\n");
  const at = newline > 0 && newline < blank ? newline : blank;
  return [text.slice(0, at), text.slice(at + 1)];
}
