/** The part of PowerShell's grammar that people type at a prompt. Offsets count from the start of the line. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Statements separated by `;` or a line end. */
export interface Script extends Span {
  readonly statements: readonly Statement[];
}

export type Statement = Pipeline | Assignment;

export interface Assignment extends Span {
  readonly kind: "assignment";
  readonly variable: string;
  readonly operator: "=" | "+=";
  readonly value: Pipeline;
}

export interface Pipeline extends Span {
  readonly kind: "pipeline";
  readonly stages: readonly Stage[];
}

export type Stage = Command | ExpressionStage;

export interface ExpressionStage extends Span {
  readonly kind: "expression";
  readonly value: Expression;
}

export interface Command extends Span {
  readonly kind: "command";
  /** What is to run: usually a bare word; after `&` any expression. */
  readonly name: Expression;
  readonly elements: readonly CommandElement[];
  readonly redirections: readonly Redirection[];
}

export type CommandElement = Parameter | Argument;

/** `-Name` or `-Name:value`; a native program gets it as text. */
export interface Parameter extends Span {
  readonly kind: "parameter";
  readonly name: string;
  readonly value: Expression | null;
}

export interface Argument extends Span {
  readonly kind: "argument";
  readonly value: Expression;
}

export interface Redirection extends Span {
  readonly stream: "output" | "error" | "all";
  /** null: into the success stream (`2>&1`). */
  readonly target: Expression | null;
}

export const BINARY_OPERATORS = [
  "-or",
  "-and",
  "-xor",
  "-eq",
  "-ne",
  "-gt",
  "-ge",
  "-lt",
  "-le",
  "-like",
  "-notlike",
  "-match",
  "-notmatch",
  "-contains",
  "-notcontains",
  "-in",
  "-notin",
  "-replace",
  "-split",
  "-join",
  "-f",
  "..",
  "+",
  "-",
  "*",
  "/",
  "%",
] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

export type Expression = Span &
  (
    | { readonly kind: "text"; readonly value: string; readonly bare: boolean }
    | { readonly kind: "number"; readonly value: number }
    | {
        readonly kind: "expandable";
        readonly parts: readonly (string | Expression)[];
        readonly bare: boolean;
      }
    | { readonly kind: "variable"; readonly name: string }
    | { readonly kind: "member"; readonly target: Expression; readonly name: string }
    | {
        readonly kind: "call";
        readonly target: Expression;
        readonly name: string;
        readonly args: readonly Expression[];
      }
    | { readonly kind: "index"; readonly target: Expression; readonly index: Expression }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    /** `{ … }`: its text is read when something runs it. */
    | { readonly kind: "script"; readonly text: string }
    /** `( … )` and `$( … )` give one value or several, `@( … )` always a list. */
    | { readonly kind: "nested"; readonly script: Script; readonly list: boolean }
    | { readonly kind: "hash"; readonly entries: readonly (readonly [string, Script])[] }
    | { readonly kind: "cast"; readonly type: string; readonly operand: Expression }
    | {
        readonly kind: "unary";
        readonly operator: "-not" | "-" | "-join" | "-split";
        readonly operand: Expression;
      }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
  );

/** What a stretch of the line is, for colours and completion. */
export const TOKEN_KINDS = [
  "command",
  "parameter",
  "argument",
  "string",
  "variable",
  "number",
  "operator",
  "comment",
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** What PowerShell's parser says about a line that it cannot read. */
export interface ParseProblem extends Span {
  readonly message: string;
  /** FullyQualifiedErrorId. */
  readonly id: string;
}
