import { settleSwarms } from "../dockerd/swarm/settle.ts";
import type { Output, Program } from "../shell/program.ts";
import { complete } from "./complete.ts";
import { formatLabHelp, formatVerbHelp } from "./help.ts";
import { findVerb, runVerb } from "./run-verb.ts";
import { VERBS } from "./verbs.ts";

/** What one `lab` command takes of the lab's time. */
const SECONDS = 1;
const HELP_WORDS = new Set(["--help", "-h", "help", "-?", "/?"]);

/** `lab ...`: whatever has no command of its own on a real host, from a new machine to a pulled cable. */
export const lab: Program = {
  name: "lab",
  summary: "changes machines, cables, routers and servers of the lab",
  on: ["host", "container", "device"],
  run({ tx, args }) {
    const words = args.map(({ text }) => text);
    const [first = "--help"] = words;
    if (HELP_WORDS.has(first)) return said(help(words.slice(1)));
    if (words.some((word) => word === "--help" || word === "-h")) return said(help(words));
    const result = runVerb(tx, VERBS, words);
    if (!result.ok) {
      const { code, message, hint } = result.error;
      const note = { kind: "error", code, text: hint, fix: null, source: null } as const;
      return { stdout: "", stderr: `lab: ${message}\n${hint}\n`, exitCode: 1, notes: [note] };
    }
    settleSwarms(tx);
    tx.end(SECONDS);
    return { ...said(`${result.value.text}\n`), notes: result.value.notes };
  },
  complete,
};

function said(stdout: string): Output {
  return { stdout, stderr: "", exitCode: 0, notes: [] };
}

/** Help of the verb that the words name, of a group such as `lab host`, or of everything. */
function help(words: readonly string[]): string {
  const path = words.filter((word) => !word.startsWith("-"));
  const verb = findVerb(VERBS, path);
  if (verb) return formatVerbHelp(verb);
  const group = VERBS.filter((one) => one.path[0] === path[0]);
  return formatLabHelp(group.length > 0 ? group : VERBS);
}
