import { useLayout } from "./layout.ts";
import { openDock, showTerminal, useView } from "./view.ts";

/** Brings a machine's terminal to the front, opening it where needed, and focuses its prompt. */
export function openTerminal(machine: string): void {
  showTerminal(machine);
  focusTerminal();
}

/** Closes a tab; its lines stay in the script. The last tab stays open. */
export function closeTerminal(machine: string): void {
  useView.setState((view) => {
    const terminals = view.terminals.filter((open) => open !== machine);
    const [first] = terminals;
    if (first === undefined) return view;
    const at = view.terminals.indexOf(machine);
    const neighbour = terminals[Math.max(0, at - 1)] ?? first;
    return { terminals, terminal: view.terminal === machine ? neighbour : view.terminal };
  });
}

export function focusTerminal(): void {
  openDock("terminal");
  useLayout.setState((layout) => ({
    promptFocus: layout.promptFocus + 1,
    sheet: layout.sheet === "low" ? "middle" : layout.sheet,
  }));
}
