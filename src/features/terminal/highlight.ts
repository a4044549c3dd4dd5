import { parseLine, type TokenKind } from "#engine";

export interface Span {
  readonly text: string;
  readonly kind: TokenKind | "plain";
  /** Offset in the line. */
  readonly start: number;
}

/** A line cut into coloured stretches by the parser that runs it. Joining the spans gives the line back. */
export function highlight(line: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  const add = (end: number, kind: Span["kind"]) => {
    if (end > at) spans.push({ text: line.slice(at, end), kind, start: at });
    at = Math.max(at, end);
  };
  for (const { kind, start, end } of parseLine(line).tokens.toSorted((a, b) => a.start - b.start)) {
    add(start, "plain");
    // The quoted part of interface="Ethernet 2" is a string to the eye.
    for (const quoted of kind === "argument" ? line.slice(at, end).matchAll(/"[^"]*"?|'[^']*'?/g) : []) {
      const from = start + quoted.index;
      add(from, "argument");
      add(from + quoted[0].length, "string");
    }
    // To PowerShell --name is a word like any other; to Docker it is an option.
    add(end, kind === "argument" && line.startsWith("--", at) ? "parameter" : kind);
  }
  add(line.length, "plain");
  return spans;
}
