import { ActionIcon, Tooltip } from "@mantine/core";
import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowForwardUp from "@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs";
import { memo } from "react";
import { redo, redoTarget, undo, undoTarget, useLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./UndoRedo.module.css";

/** Undo and redo, named after the command that they take back or bring again. */
export function UndoRedo() {
  const back = useLab((lab) => textAt(lab.lines, undoTarget(lab)));
  const on = useLab((lab) => textAt(lab.lines, redoTarget(lab)));
  return (
    <>
      <StepButton
        label={messages.undo(back)}
        disabled={back === null}
        Icon={IconArrowBackUp}
        onPress={undo}
      />
      <StepButton label={messages.redo(on)} disabled={on === null} Icon={IconArrowForwardUp} onPress={redo} />
    </>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly Icon: typeof IconArrowBackUp;
  readonly onPress: () => void;
}

const StepButton = memo(function StepButton({ label, disabled, Icon, onPress }: StepButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size={32}
        className={classes.button}
        aria-label={label}
        aria-disabled={disabled}
        onClick={onPress}
      >
        <Icon size={18} stroke={1.85} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
});

function textAt(lines: readonly { readonly text: string }[], at: number | null): string | null {
  return at === null ? null : (lines[at]?.text ?? null);
}
