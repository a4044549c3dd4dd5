export interface Token {
  readonly kind:
    | "text"
    | "open"
    | "close"
    | "field"
    | "dot"
    | "variable"
    | "word"
    | "string"
    | "number"
    | "char"
    | "symbol"
    | "space";
  readonly text: string;
  readonly at: number;
}

/** A template that does not parse: Go's words after `template: :LINE: `. */
export class TemplateSyntaxError extends Error {
  readonly line: number;

  constructor(message: string, source: string, at: number) {
    super(message);
    this.line = source.slice(0, at).split("\n").length;
  }
}

const TOKENS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["space", /[ \t\r\n]+/y],
  ["string", /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y],
  ["char", /'(?:[^'\\\n]|\\.)+'/y],
  ["number", /[+-]?(?:0[xX][0-9a-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?)/y],
  ["field", /\.[\p{L}_][\p{L}\p{N}_]*/uy],
  ["dot", /\./y],
  ["variable", /\$[\p{L}\p{N}_]*/uy],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["symbol", /:=|[=|(),]/y],
];

/** Splits a template into text and the tokens of its actions; comments vanish, `{{-` and `-}}` trim the text. */
export function lex(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trims = false;
  while (at < source.length) {
    const open = source.indexOf("{{", at);
    const end = open < 0 ? source.length : open;
    const trimsEnd = open >= 0 && /^\{\{-[ \t\r\n]/.test(source.slice(open, open + 4));
    let text = source.slice(at, end);
    if (trims) text = text.trimStart();
    if (trimsEnd) text = text.trimEnd();
    if (text !== "") tokens.push({ kind: "text", text, at });
    if (open < 0) return tokens;
    const action = lexAction(source, open + (trimsEnd ? 3 : 2), open, tokens);
    at = action.next;
    trims = action.trims;
  }
  return tokens;
}

function lexAction(
  source: string,
  start: number,
  open: number,
  tokens: Token[],
): { readonly next: number; readonly trims: boolean } {
  const comment = /[ \t\r\n]*\/\*[\s\S]*?\*\/([ \t\r\n]-)?\}\}/y;
  comment.lastIndex = start;
  const skipped = comment.exec(source);
  if (skipped) return { next: comment.lastIndex, trims: skipped[1] !== undefined };
  tokens.push({ kind: "open", text: "{{", at: open });
  let at = start;
  for (;;) {
    const trimmed = /^[ \t\r\n]-\}\}/.test(source.slice(at, at + 4));
    if (trimmed || source.startsWith("}}", at)) {
      tokens.push({ kind: "close", text: "}}", at });
      return { next: at + (trimmed ? 4 : 2), trims: trimmed };
    }
    if (at >= source.length) throw new TemplateSyntaxError("unclosed action", source, at);
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match) continue;
    const after = at + match[0].length;
    if (NAMES.includes(kind) && !isTerminator(source, after)) {
      throw new TemplateSyntaxError(`bad character ${shownLetter(source, after)}`, source, after);
    }
    return { kind, text: match[0], at };
  }
  const letter = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (letter === '"') throw new TemplateSyntaxError("unterminated quoted string", source, at);
  if (letter === "`") throw new TemplateSyntaxError("unterminated raw quoted string", source, at);
  if (letter === "'") throw new TemplateSyntaxError("unterminated character constant", source, at);
  throw new TemplateSyntaxError(`unrecognized character in action: ${shownLetter(source, at)}`, source, at);
}

const NAMES: readonly Token["kind"][] = ["field", "variable", "word"];

/** What may follow a name. */
function isTerminator(source: string, at: number): boolean {
  return at >= source.length || source.startsWith("}}", at) || /[ \t\r\n.,|:()]/.test(source[at] ?? "");
}

/** Go's %#U: `U+007D '}'`. */
function shownLetter(source: string, at: number): string {
  const letter = String.fromCodePoint(source.codePointAt(at) ?? 0);
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} '${letter}'`;
}
