import { ActionIcon, Tooltip } from "@mantine/core";
import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowForwardUp from "@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs";
import { redo, redoTarget, undo, undoTarget, useLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./UndoRedo.module.css";

/** Undo and redo, named after the command that they take back or bring again. */
export function UndoRedo() {
  const back = useLab((lab) => textAt(lab.lines, undoTarget(lab)));
  const on = useLab((lab) => textAt(lab.lines, redoTarget(lab)));
  return (
    <>
      <Tooltip label={messages.undo(back)}>
        <ActionIcon
          variant="subtle"
          size={32}
          className={classes.button}
          aria-label={messages.undo(back)}
          aria-disabled={back === null}
          onClick={undo}
        >
          <IconArrowBackUp size={18} stroke={1.85} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={messages.redo(on)}>
        <ActionIcon
          variant="subtle"
          size={32}
          className={classes.button}
          aria-label={messages.redo(on)}
          aria-disabled={on === null}
          onClick={redo}
        >
          <IconArrowForwardUp size={18} stroke={1.85} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function textAt(lines: readonly { readonly text: string }[], at: number | null): string | null {
  return at === null ? null : (lines[at]?.text ?? null);
}
