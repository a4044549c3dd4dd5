/** Bad usage or input that cannot be read: one line on standard error and exit status 2. */
export class UsageError extends Error {}

export const STATUS = { done: 0, no: 1, usage: 2 } as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** One command of the tool: its row in --help and what it does. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit status; throws a UsageError for bad usage or unreadable input. */
  run(args: readonly string[], io: Io): Status | Promise<Status>;
}

/** The world outside: tests give their own. */
export interface Io {
  readFile(path: string): string;
  readStdin(): string;
  write(text: string): void;
}
