import { environmentVariable } from "../powershell/variables.ts";
import { hasPowerShell } from "../shell/place.ts";
import type { Invocation, Output, Program, Word } from "../shell/program.ts";
import { runLine, runWords } from "../shell/run.ts";
import { said } from "./windows-tool.ts";

/** `powershell -Command "…"`: the words behind -Command are a line of their own. */
export const powershell: Program = {
  name: "powershell",
  summary: "runs a PowerShell command",
  on: ["host", "container", "device"],
  exists: hasPowerShell,
  run(invocation): Output {
    const { args } = invocation;
    const at = args.findIndex(({ text }) => /^-c(?:o(?:m(?:m(?:a(?:n(?:d)?)?)?)?)?)?$/i.test(text));
    const rest = at >= 0 ? args.slice(at + 1) : afterOptions(args);
    if (rest.length === 0) return interactive("PowerShell", BANNER);
    return runLine(invocation.tx, invocation.place, rest.map(({ text }) => text).join(" "));
  },
};

const BANNER = "Windows PowerShell \nCopyright (C) Microsoft Corporation. All rights reserved.\n\n";

/** Words behind options such as -NoProfile and -ExecutionPolicy Bypass. */
function afterOptions(args: readonly Word[]): readonly Word[] {
  let index = 0;
  while (args[index]?.text.startsWith("-")) {
    index += /^-(?:ex|ep|executionpolicy|version|file|inputformat|outputformat)/i.test(
      args[index]?.text ?? "",
    )
      ? 2
      : 1;
  }
  return args.slice(index);
}

/** `cmd /c …`: `&&`, `||` and `&` separate commands, in cmd's own way. */
export const cmd: Program = {
  name: "cmd",
  summary: "runs a command of the command prompt",
  on: ["host", "container", "device"],
  run(invocation): Output {
    const { args } = invocation;
    const at = args.findIndex(({ text }) => /^\/[ck]$/i.test(text));
    if (at < 0)
      return interactive("cmd", "Microsoft Windows\n(c) Microsoft Corporation. All rights reserved.\n\n");
    const line = args
      .slice(at + 1)
      .map(({ text, quoted }) => (quoted && args.length - at > 2 ? `"${text}"` : text))
      .join(" ");
    return commands(invocation, expanded(invocation, line));
  },
};

/** `%NAME%`; a name that nothing has stays as typed, as cmd does it. */
function expanded({ tx, place }: Invocation, line: string): string {
  return line.replace(
    /%([^%\s]+)%/g,
    (typed, name: string) => environmentVariable(tx.world, place, name) ?? typed,
  );
}

function commands(invocation: Invocation, line: string): Output {
  let output: Output = { stdout: "", stderr: "", exitCode: 0, notes: [] };
  for (const part of line.split(/(&&|\|\||&)/)) {
    if (part === "&&" && output.exitCode !== 0) break;
    if (part === "||" && output.exitCode === 0) break;
    if (/^(?:&&|\|\||&)$/.test(part) || part.trim() === "") continue;
    const exit = /^exit(?:\s+\/b)?(?:\s+(-?\d+))?$/i.exec(part.trim());
    if (exit) return { ...output, exitCode: exit[1] === undefined ? output.exitCode : Number(exit[1]) };
    const result = oneCommand(invocation, part.trim());
    output = {
      stdout: output.stdout + result.stdout,
      stderr: output.stderr + result.stderr,
      exitCode: result.exitCode,
      notes: [...output.notes, ...result.notes],
    };
  }
  return output;
}

function oneCommand({ tx, place }: Invocation, text: string): Output {
  const echo = /^echo(?:[ .](.*))?$/i.exec(text);
  if (echo) return said(`${echo[1] ?? ""}\n`);
  const [first = "", ...rest] = text.split("|");
  let output = runWords(tx, place, wordsOf(first), null);
  for (const part of rest) {
    const next = runWords(tx, place, wordsOf(part), output.stdout);
    output = { ...next, stderr: output.stderr + next.stderr, notes: [...output.notes, ...next.notes] };
  }
  return output;
}

/** cmd's own splitting: blanks, with double quotes around words that have some. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].map((found) => ({
    text: found[0].replaceAll('"', ""),
    quoted: found[0].startsWith('"'),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function interactive(name: string, banner: string): Output {
  return {
    ...said(banner),
    notes: [
      {
        kind: "info",
        code: "interactive-shell",
        text: `The lab has no shell inside a shell: open the machine's own terminal, or give ${name} the command to run.`,
        fix: null,
        source: null,
      },
    ],
  };
}
