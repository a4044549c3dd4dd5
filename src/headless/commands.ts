import { batchCommand } from "./batch-command.ts";
import { conformanceCommand } from "./conformance-command.ts";
import { linkCommand } from "./link-command.ts";
import { runCommand } from "./run-command.ts";
import { traceCommand } from "./trace-command.ts";
import type { Command } from "./usage.ts";

/** Every command of the tool, in the order of its help. A new one is a file and a row here. */
export const COMMANDS: readonly Command[] = [
  runCommand,
  traceCommand,
  conformanceCommand,
  batchCommand,
  linkCommand,
];

/** Names that the tool keeps for what it will do one day. They are said to be missing, not unknown. */
export const PLANNED: ReadonlyMap<string, string> = new Map([
  ["import", "reading text from a real host"],
  ["export", "writing a scenario in another form"],
  ["check", "checking the answer to a lesson"],
]);
