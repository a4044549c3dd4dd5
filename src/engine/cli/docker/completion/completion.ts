import type { Completion } from "../../../shell/program.ts";

export function completion(text: string, kind: Completion["kind"], description: string): Completion {
  return { text, kind, description };
}
