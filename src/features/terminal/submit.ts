import { announce, announceNow, openTerminal, run, useAsides, useLab } from "#store";
import { runBuiltin } from "./builtins.ts";
import { shellOf } from "./exec-shell.ts";
import { messages } from "./messages.ts";

/** Longer output is announced by its length: nobody listens to 42 lines. */
const READ_OUT_LINES = 6;

/** Runs what stands on a prompt: a word of the terminal, or a command line of the machine. */
export function submit(machine: string, text: string): void {
  const line = text.trim();
  if (line === "") return;
  const before = useAsides.getState().asides.length;
  if (runBuiltin(machine, line)) {
    const answer = useAsides.getState().asides.at(-1);
    if (answer && useAsides.getState().asides.length > before) readOut(answer.stdout, answer.stderr);
    return;
  }
  const execution = run(machine, line);
  // A step says itself what it did; the id that docker prints helps nobody who listens.
  readOut(execution.changed ? "" : execution.output.stdout, execution.output.stderr);
  const shell = execution.exitCode === 0 && !machine.includes("/") ? shellOf(line) : null;
  if (shell && isRunning(machine, shell.container)) openTerminal(`${machine}/${shell.container}`);
}

function isRunning(machine: string, name: string): boolean {
  const { executions } = useLab.getState();
  const world = executions.at(-1)?.world;
  return (
    world?.hosts
      .find((host) => host.settings.name === machine)
      ?.containers.some((one) => one.name === name) ?? false
  );
}

function readOut(stdout: string, stderr: string): void {
  if (stderr !== "") announceNow(shortened(stderr));
  else if (stdout !== "") announce(shortened(stdout));
}

function shortened(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.length > READ_OUT_LINES ? messages.lines(lines.length) : lines.join("\n");
}
