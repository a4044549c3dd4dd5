export const messages = {
  undo: (line: string | null) => (line === null ? "Nothing to undo" : `Undo: ${line}`),
  redo: (line: string | null) => (line === null ? "Nothing to redo" : `Redo: ${line}`),
  step: (step: number, of: number) => `Step ${step} of ${of}`,
  scrubber: "Steps of the lab",
  beginning: "Beginning",
} as const;
