import type { CmdletCall, ParameterSpec } from "./cmdlet.ts";

/** Parameters of cmdlets that ask first. */
export const CONFIRM: readonly ParameterSpec[] = [
  { name: "Confirm", type: "switch", description: "Asks first; -Confirm:$false does not." },
  { name: "Force", type: "switch", description: "Does not ask." },
];

/** The choices that stand under every question. Source: facts on PowerShell, sections 5 and 6. */
const CHOICES = '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "Y"): ';

/**
 * Prints the question of a cmdlet that removes something, unless -Force or -Confirm:$false is given. The lab answers
 * with Enter, which means yes.
 */
export function askFirst(call: CmdletCall, question: readonly string[]): void {
  const { args } = call;
  if (args.flag("Force") || (args.has("Confirm") && !args.flag("Confirm"))) return;
  call.out(["", "Confirm", ...question, CHOICES]);
  call.note({
    kind: "info",
    code: "confirmed-with-enter",
    text: "PowerShell asks first. In the lab a line cannot be answered: it takes the default, Yes.",
    fix: null,
    source: null,
  });
}
