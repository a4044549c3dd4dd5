import type { Note, Refusal } from "../../model/refusal.ts";
import type { Output } from "../../shell/program.ts";

/** Collects what one command prints. */
export class Printer {
  #stdout = "";
  #stderr = "";
  #exitCode = 0;
  #notes: Note[] = [];

  out(text: string): void {
    this.#stdout += text;
  }

  error(text: string): void {
    this.#stderr += text;
  }

  note(note: Note): void {
    this.#notes.push(note);
  }

  /** Puts a better command, or a page to read, under the last error note; null changes nothing. */
  mend(fix: string | null, source: string | null = null): void {
    const at = this.#notes.findLastIndex(({ kind }) => kind === "error");
    this.#notes = this.#notes.map((note, index) =>
      index === at ? { ...note, fix: fix ?? note.fix, source: source ?? note.source } : note,
    );
  }

  exit(code: number): void {
    this.#exitCode = code;
  }

  /** The learner's side of a refusal; its words are printed by the caller. */
  explain(refusal: Refusal): void {
    const { code, hint, fix = null, source = null } = refusal;
    if (hint !== "") this.note({ kind: "error", code, text: hint, fix, source });
  }

  /** The error answer of the daemon on stderr, with the learner's note. */
  refuse(refusal: Refusal): void {
    this.error(`${refusalLine(refusal)}\n`);
    this.explain(refusal);
  }

  get output(): Output {
    return { stdout: this.#stdout, stderr: this.#stderr, exitCode: this.#exitCode, notes: this.#notes };
  }
}

/** What the client prints for a refusal: its own words as they are, all others as the daemon's answer. */
export function refusalLine({ layer, message }: Refusal): string {
  return layer === "cli" ? message : `Error response from daemon: ${message.trim()}`;
}
