import { useState } from "react";
import { type Completion, complete } from "#engine";
import { selectWorld, useLab } from "#store";

export interface OpenCompletion {
  readonly items: readonly Completion[];
  readonly from: number;
  readonly to: number;
  readonly chosen: number;
}

/** Completion of the word at the cursor: Tab opens it or steps through it, Enter takes the chosen one. */
export function useCompletion(machine: string, line: string, setLine: (line: string) => void) {
  const [open, setOpen] = useState<OpenCompletion | null>(null);

  function take(index: number): void {
    const item = open?.items[index];
    if (!open || !item) return;
    setLine(`${line.slice(0, open.from)}${item.text}${line.slice(open.to)}`);
    setOpen(null);
  }

  function ask(cursor: number): void {
    if (open) {
      setOpen({ ...open, chosen: (open.chosen + 1) % open.items.length });
      return;
    }
    const { from, to, items } = complete(selectWorld(useLab.getState()), machine, line, cursor);
    const [only] = items;
    if (only && items.length === 1) setLine(`${line.slice(0, from)}${only.text}${line.slice(to)}`);
    else if (items.length > 1) setOpen({ items, from, to, chosen: 0 });
  }

  function step(by: number): void {
    if (open) setOpen({ ...open, chosen: (open.chosen + by + open.items.length) % open.items.length });
  }

  return { open, ask, take, step, close: () => setOpen(null) };
}
