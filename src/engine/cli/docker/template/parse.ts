import { quote } from "../grammar/go-text.ts";
import type { Command, Node, Operand, Pipe } from "./ast.ts";
import { FUNCTIONS } from "./functions.ts";
import { lex, TemplateSyntaxError, type Token } from "./lex.ts";

/** Parses a template. Throws TemplateSyntaxError with Go's words. */
export function parse(source: string): readonly Node[] {
  return new Parser(source).template();
}

interface Block {
  readonly nodes: readonly Node[];
  /** The word that ended it: "end", "else", or "" at the end of the template. */
  readonly ender: string;
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #scopes: string[] = ["$"];
  #loops = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = lex(source);
  }

  template(): readonly Node[] {
    const { nodes, ender } = this.#block();
    return ender === "" ? nodes : this.#fail(`unexpected {{${ender}}}`);
  }

  #block(): Block {
    const nodes: Node[] = [];
    for (let token = this.#take(); token; token = this.#take()) {
      if (token.kind === "text") {
        nodes.push({ kind: "text", text: token.text });
        continue;
      }
      const keyword = this.#keyword();
      if (keyword === "end" || keyword === "else") {
        this.#take();
        if (keyword === "end") this.#close("end");
        return { nodes, ender: keyword };
      }
      nodes.push(this.#action(keyword));
    }
    return { nodes, ender: "" };
  }

  #action(keyword: string): Node {
    switch (keyword) {
      case "if":
      case "with":
      case "range":
        this.#take();
        return this.#control(keyword);
      case "break":
      case "continue":
        this.#take();
        if (this.#loops === 0) return this.#fail(`{{${keyword}}} outside {{range}}`);
        this.#close(keyword);
        return { kind: keyword };
      case "define":
      case "template":
      case "block":
        return this.#fail(`unexpected {{${keyword}}}`);
      default: {
        const pipe = this.#pipe("command");
        this.#close("command");
        return { kind: "action", pipe };
      }
    }
  }

  #control(kind: "if" | "with" | "range"): Node {
    const outer = [...this.#scopes];
    const pipe = this.#pipe(kind);
    this.#close(kind);
    this.#loops += kind === "range" ? 1 : 0;
    const { nodes: body, ender } = this.#block();
    this.#loops -= kind === "range" ? 1 : 0;
    const otherwise = ender === "else" ? this.#otherwise() : [];
    if (ender === "") return this.#fail("unexpected EOF");
    this.#scopes = outer;
    return { kind, pipe, body, otherwise };
  }

  /** After `{{else`: another condition, or the block up to `{{end}}`. */
  #otherwise(): readonly Node[] {
    const word = this.#keyword();
    if (word === "if" || word === "with") {
      this.#take();
      return [this.#control(word)];
    }
    this.#close("else");
    const { nodes, ender } = this.#block();
    if (ender === "else") return this.#fail("expected end; found {{else}}");
    return ender === "" ? this.#fail("unexpected EOF") : nodes;
  }

  #pipe(context: string): Pipe {
    this.#skip();
    const at = this.#peek()?.at ?? this.#source.length;
    const declared = this.#declaration(context);
    const commands: Command[] = [];
    for (;;) {
      commands.push(this.#command(context));
      this.#skip();
      if (this.#peek()?.text !== "|") break;
      this.#take();
    }
    const end = this.#peek()?.at ?? this.#source.length;
    return { ...declared, commands, text: this.#source.slice(at, end).trim(), at };
  }

  /** `$x :=`, `$x =` or `$index, $item :=` at the head of a pipe. */
  #declaration(context: string): Pick<Pipe, "variables" | "assign"> {
    const none = { variables: [], assign: "" } as const;
    const start = this.#next;
    const names: string[] = [];
    for (;;) {
      this.#skip();
      const token = this.#peek();
      if (token?.kind !== "variable") break;
      names.push(token.text);
      this.#take();
      this.#skip();
      if (this.#peek()?.text !== ",") break;
      this.#take();
    }
    const sign = this.#peek()?.text;
    if (names.length === 0 || (sign !== ":=" && sign !== "=")) {
      this.#next = start;
      return none;
    }
    if (names.length > (context === "range" ? 2 : 1))
      return this.#fail(`too many declarations in ${context}`);
    this.#take();
    if (sign === ":=") this.#scopes.push(...names);
    const unknown = names.find((name) => !this.#scopes.includes(name));
    if (unknown !== undefined) return this.#fail(`undefined variable ${quote(unknown)}`);
    return { variables: names, assign: sign };
  }

  #command(context: string): Command {
    const operands: Operand[] = [];
    for (;;) {
      this.#skip();
      const token = this.#peek();
      if (!token || token.kind === "close" || token.text === "|" || token.text === ")") break;
      const operand = this.#operand(token);
      const after = this.#peek();
      const ends = !after || after.kind === "space" || after.kind === "close" || /^[|)]$/.test(after.text);
      if (!ends) return this.#fail(`unexpected ${quote(after.text)} in operand`);
      operands.push(operand);
    }
    const [head] = operands;
    if (!head) return this.#fail(`missing value for ${context}`);
    if (head.kind === "nil") return this.#fail("nil is not a command");
    return { operands };
  }

  #operand(token: Token): Operand {
    this.#take();
    const { at, text } = token;
    switch (token.kind) {
      case "dot":
        return { kind: "dot", at, text };
      case "field": {
        const { names, end } = this.#fields([text]);
        return { kind: "field", names, at: end, text: names.map((name) => `.${name}`).join("") };
      }
      case "variable": {
        if (!this.#scopes.includes(text)) return this.#fail(`undefined variable ${quote(text)}`);
        const { names } = this.#fields([]);
        return { kind: "variable", name: text, names, at, text: [text, ...names].join(".") };
      }
      case "string":
        return { kind: "literal", value: unquote(text), at, text };
      case "char":
        return { kind: "literal", value: unquote(`"${text.slice(1, -1)}"`).codePointAt(0) ?? 0, at, text };
      case "number":
        return { kind: "literal", value: Number(text.replaceAll("_", "")), at, text };
      case "word":
        return this.#word(text, at);
      default:
        return text === "(" ? this.#group(at) : this.#fail(`unexpected ${quote(text)} in command`);
    }
  }

  #word(text: string, at: number): Operand {
    if (text === "true" || text === "false") return { kind: "literal", value: text === "true", at, text };
    if (text === "nil") return { kind: "nil", at, text };
    if (KEYWORDS.includes(text)) return this.#fail(`unexpected <${text}> in operand`);
    if (!Object.hasOwn(FUNCTIONS, text)) return this.#fail(`function ${quote(text)} not defined`);
    return { kind: "function", name: text, at, text };
  }

  /** `(…)`, and `(…).Name`, whose faults Go reports where the first name stands. */
  #group(open: number): Operand {
    const pipe = this.#pipe("parenthesized pipeline");
    if (this.#take()?.text !== ")") return this.#fail("unclosed left paren");
    const after = this.#peek();
    const at = after?.kind === "field" ? after.at : open;
    const { names } = this.#fields([]);
    const text = `(${pipe.text})${names.map((name) => `.${name}`).join("")}`;
    return { kind: "pipe", pipe, names, at, text };
  }

  /** Further `.Name` tokens; `end` is where the last one stands, which is where Go reports a fault. */
  #fields(first: readonly string[]): { readonly names: readonly string[]; readonly end: number } {
    const names = first.map((name) => name.slice(1));
    let end = this.#tokens[this.#next - 1]?.at ?? 0;
    for (let token = this.#peek(); token?.kind === "field"; token = this.#peek()) {
      names.push(token.text.slice(1));
      end = token.at;
      this.#take();
    }
    return { names, end };
  }

  /** The word that heads the action, when it is one of the language. */
  #keyword(): string {
    this.#skip();
    const token = this.#peek();
    return token?.kind === "word" && KEYWORDS.includes(token.text) ? token.text : "";
  }

  #close(context: string): void {
    this.#skip();
    const token = this.#take();
    if (token?.kind !== "close") this.#fail(`unexpected ${token ? quote(token.text) : "EOF"} in ${context}`);
  }

  #skip(): void {
    while (this.#peek()?.kind === "space") this.#next += 1;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    return token;
  }

  #fail(message: string): never {
    const at = this.#tokens[this.#next - 1]?.at ?? this.#source.length;
    throw new TemplateSyntaxError(message, this.#source, at);
  }
}

const KEYWORDS = ["if", "else", "end", "range", "with", "break", "continue", "define", "template", "block"];

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
};

function unquote(text: string): string {
  if (text.startsWith("`")) return text.slice(1, -1);
  return text
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g,
      (_, wide: string | undefined, byte: string | undefined, letter: string) => {
        const code = wide ?? byte;
        if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
        return SIMPLE_ESCAPES[letter] ?? letter;
      },
    );
}
