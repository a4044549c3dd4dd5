/** A parsed template: what Go's text/template calls a tree, the part of it that people type. */
export type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "action"; readonly pipe: Pipe }
  | {
      readonly kind: "if" | "with" | "range";
      readonly pipe: Pipe;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly kind: "break" | "continue" };

/** `$a, $b := command | command`. */
export interface Pipe {
  readonly variables: readonly string[];
  /** ":=" makes the variables, "=" changes them, "" when there are none. */
  readonly assign: ":=" | "=" | "";
  readonly commands: readonly Command[];
  readonly text: string;
  readonly at: number;
}

/** A function or value with its arguments. */
export interface Command {
  readonly operands: readonly Operand[];
}

export interface Position {
  /** Offset in the template. */
  readonly at: number;
  /** As typed, for error messages. */
  readonly text: string;
}

export type Operand = Position &
  (
    | { readonly kind: "dot" | "nil" }
    | { readonly kind: "field"; readonly names: readonly string[] }
    | { readonly kind: "variable"; readonly name: string; readonly names: readonly string[] }
    | { readonly kind: "function"; readonly name: string }
    | { readonly kind: "literal"; readonly value: string | number | boolean }
    | { readonly kind: "pipe"; readonly pipe: Pipe; readonly names: readonly string[] }
  );
