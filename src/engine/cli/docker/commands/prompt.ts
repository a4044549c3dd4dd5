import type { CommandContext } from "./context.ts";

/**
 * Asks before something is removed. The answer is what is piped in; without any the prompt stays unanswered, which
 * counts as no. True: go on. Source: facts on the command line, section 2.10.
 */
export function confirm(context: CommandContext, warning: string): boolean {
  const { printer, stdin, path } = context;
  printer.out(`${warning}\nAre you sure you want to continue? [y/N] `);
  const answer = (stdin ?? "").split(/\r?\n/, 1)[0] ?? "";
  const isYes = answer.trim().toLowerCase() === "y";
  if (!isYes && stdin === null) {
    printer.note({
      kind: "info",
      code: "prompt-unanswered",
      text: "Docker asks first. In the lab a line cannot be answered: -f says yes from the start.",
      fix: `${path} -f`,
      source: null,
    });
  }
  return isYes;
}
