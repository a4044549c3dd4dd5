import { formatScenario, parseScenario } from "#scenario";
import { currentScenario, notify, openScenario } from "#store";
import { messages } from "./messages.ts";

/** Saves the lab as a file of command lines. */
export function saveLabFile(): void {
  const scenario = currentScenario();
  const url = URL.createObjectURL(new Blob([formatScenario(scenario)], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${(scenario.title || "lab").replace(/[^\w.-]+/g, "-")}.lab`;
  link.click();
  URL.revokeObjectURL(url);
}

/** Asks for a file and opens it. */
export function chooseLabFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".lab,.txt,text/plain";
  input.addEventListener("change", () => {
    const [chosen] = input.files ?? [];
    if (chosen) void openLabFile(chosen);
  });
  input.click();
}

/** Opens a `.lab` file; the lab that was open is kept among the last ones. */
export async function openLabFile(file: File): Promise<void> {
  const text = await file.text();
  if (text.includes("\u0000")) {
    notify(messages.wrongFile(file.name, messages.notText), { tone: "bad" });
    return;
  }
  const parsed = parseScenario(text);
  if (!parsed.ok) {
    const { line, message } = parsed.problem;
    notify(messages.wrongFile(file.name, messages.atLine(line, message)), { tone: "bad" });
    return;
  }
  if (parsed.scenario.lines.length === 0) {
    notify(messages.wrongFile(file.name, messages.noLines), { tone: "bad" });
    return;
  }
  await openScenario(parsed.scenario);
}
