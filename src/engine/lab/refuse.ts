import { err } from "../lib/result.ts";
import type { Note, Refusal } from "../model/refusal.ts";

/** A "no" of the lab itself: what is wrong and where, and what to do instead. */
export function refuse(
  code: string,
  message: string,
  hint: string,
): { readonly ok: false; readonly error: Refusal } {
  return err({ code: `lab.${code}`, layer: "lab", message, hint });
}

export function warning(code: string, text: string): Note {
  return { kind: "warning", code: `lab.${code}`, text, fix: null, source: null };
}
