import type { Source } from "./source.ts";

/** What every part of the parser needs: the source, the bracket around it, and the ways to give up. */
export abstract class Reader {
  protected readonly source: Source;
  /** What closes the bracket around the current stretch, "" at the outermost level. */
  protected closer = "";

  constructor(source: Source) {
    this.source = source;
  }

  protected looksLike(pattern: RegExp): boolean {
    const { at } = this.source;
    const found = this.source.match(pattern) !== null;
    this.source.at = at;
    return found;
  }

  /** True where a word of a command ends: blanks, separators and brackets, `ahead` characters on. */
  protected isWordEnd(ahead: number): boolean {
    const char = this.source.peek(ahead);
    return char === "" || /[\s;|&(){},<>]/.test(char);
  }

  /** True where a statement ends: the line, `;`, a line end or the closing bracket. */
  protected atEnd(): boolean {
    const source = this.source;
    if (source.done) return true;
    const char = source.peek();
    return char === ";" || char === "\n" || char === "\r" || (this.closer !== "" && char === this.closer);
  }

  protected missingArgument(): never {
    return this.source.fail("Missing argument in parameter list.", "MissingArgument", this.source.at);
  }

  protected unsupportedSeparator(text: string): never {
    const { at } = this.source;
    return this.source.fail(
      `The token '${text}' is not a valid statement separator in this version.`,
      "InvalidEndOfLine",
      at,
      at + text.length,
    );
  }

  protected unexpected(): never {
    const source = this.source;
    const { at } = source;
    if (source.startsWith("&&")) return this.unsupportedSeparator("&&");
    if (source.peek() === "&") {
      return source.fail(
        'The ampersand (&) character is not allowed. The & operator is reserved for future use; wrap an ampersand in double quotation marks ("&") to pass it as part of a string.',
        "AmpersandNotAllowed",
        at,
        at + 1,
      );
    }
    const text = source.match(/[^\s;|&(){},]+|./y) ?? "";
    return source.fail(
      `Unexpected token '${text}' in expression or statement.`,
      "UnexpectedToken",
      at,
      at + text.length,
    );
  }
}
