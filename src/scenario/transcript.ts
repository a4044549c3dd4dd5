import type { Execution } from "#engine";
import type { ScenarioLine } from "./scenario.ts";

/**
 * What the terminal would show, as plain text to paste into a document: for each line its narration as a comment, the
 * prompt with the command, then what it printed, then an empty line.
 *
 *     # Publish a port.
 *     PS C:\> docker run -d -p 8080:80 mcr.microsoft.com/windows/servercore/iis
 *     4f2a91…
 *
 * When lines are typed on several machines every prompt names its own, as PowerShell does in a remote session:
 * `[win-01]: PS C:\>`. Standard error follows standard output. The learner's notes are not part of it: a real host
 * would not print them.
 */
export function formatTranscript(lines: readonly ScenarioLine[], executions: readonly Execution[]): string {
  const machines = new Set(lines.map(({ machine }) => machine));
  return lines
    .map((line, at) => {
      const prompt = machines.size > 1 ? `[${line.machine}]: PS C:\\> ` : "PS C:\\> ";
      const narration =
        line.narration === "" ? [] : line.narration.split("\n").map((words) => `# ${words}`.trimEnd());
      const { stdout, stderr } = executions[at]?.output ?? { stdout: "", stderr: "" };
      return [...narration, `${prompt}${line.text}`, ...printed(stdout), ...printed(stderr), ""].join("\n");
    })
    .join("\n");
}

/** The text as rows; the line end that closes it opens no empty row. */
function printed(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
}
