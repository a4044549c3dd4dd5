import { currentStep, focusTerminal, useLab } from "#store";
import { CommandText } from "./CommandText.tsx";
import { messages } from "./messages.ts";
import { promptOf } from "./prompt-text.ts";
import classes from "./Terminal.module.css";

/** The folded dock: one line with the last command. A press opens the terminal. */
export function LastCommand() {
  const line = useLab((lab) => lab.lines[lab.cursor - 1] ?? null);
  const step = useLab(currentStep);
  const prompt = line ? promptOf([], line.machine) : "PS C:\\>";
  return (
    <button
      type="button"
      className={classes.folded}
      onClick={focusTerminal}
      aria-label={messages.openTerminal}
    >
      <code>
        <span data-dim>{prompt} </span>
        {line && <CommandText text={line.text} />}
      </code>
      {step > 0 && <span data-dim>{messages.step(step).toLowerCase()}</span>}
    </button>
  );
}
