import type { Output } from "../shell/program.ts";

export function said(stdout: string): Output {
  return { stdout, stderr: "", exitCode: 0, notes: [] };
}

/** Windows' own tools print their errors like any other output. */
export function refused(text: string, exitCode = 1): Output {
  return { stdout: text, stderr: "", exitCode, notes: [] };
}

/** Options of Windows tools: "/all", "-all" and "/ALL" are the same. */
export function optionName(word: string): string | null {
  return /^[/-]./.test(word) ? word.slice(1).toLowerCase() : null;
}

/** Text as PowerShell sends it on: one string a line. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}
