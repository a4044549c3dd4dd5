import type { ScenarioLine } from "#scenario";
import { shellOf } from "./exec-shell.ts";

/** What stands before the cursor: cmd in a container's shell unless PowerShell was started there, as on a real host. */
export function promptOf(lines: readonly ScenarioLine[], machine: string): string {
  const slash = machine.indexOf("/");
  if (slash < 0) return "PS C:\\>";
  const host = machine.slice(0, slash);
  const container = machine.slice(slash + 1);
  const opened = lines.findLast(
    (line) => line.machine === host && shellOf(line.text)?.container === container,
  );
  return opened && shellOf(opened.text)?.shell === "powershell" ? "PS C:\\>" : "C:\\>";
}
