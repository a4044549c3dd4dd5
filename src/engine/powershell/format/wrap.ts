/** Breaks text at blanks so that no line is wider; the blank stays at the end of its line. A longer word is cut. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/[^ ]* |[^ ]+/g) ?? []) {
    if (line.length + word.length > width && line !== "" && word.length <= width) {
      lines.push(line);
      line = "";
    }
    let rest = word;
    while (line.length + rest.length > width) {
      const room = width - line.length;
      lines.push(line + rest.slice(0, room));
      rest = rest.slice(room);
      line = "";
    }
    line += rest;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}
