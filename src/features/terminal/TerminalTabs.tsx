import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { closeTerminal, openTerminal, useView } from "#store";
import { messages } from "./messages.ts";
import classes from "./Terminal.module.css";

/** One tab for each open terminal; a single one needs none. */
export function TerminalTabs() {
  const front = useView((view) => view.terminal);
  const open = useView((view) => view.terminals);
  if (open.length < 2) return null;
  return (
    <div className={classes.tabs} role="group" aria-label={messages.tabs}>
      {open.map((machine) => (
        <span key={machine} className={classes.tab} data-front={machine === front || undefined}>
          <button type="button" onClick={() => openTerminal(machine)} aria-pressed={machine === front}>
            {machine}
          </button>
          <button type="button" aria-label={messages.close(machine)} onClick={() => closeTerminal(machine)}>
            <IconX size={13} aria-hidden />
          </button>
        </span>
      ))}
    </div>
  );
}
