import { ActionIcon, Menu } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconEraser from "@tabler/icons-react/dist/esm/icons/IconEraser.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { formatTranscript } from "#scenario";
import { clearTerminal, notify, openTerminal, useLab, useView } from "#store";
import { copyText } from "#ui";
import { MachineItems } from "./MachineItems.tsx";
import { messages } from "./messages.ts";
import classes from "./Terminal.module.css";

/** Which machine is in front, opening another terminal, and what can be done with all of it. */
export function TerminalControls() {
  const front = useView((view) => view.terminal);
  return (
    <div className={classes.controls}>
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.picker} aria-label={messages.chooseMachine(front)}>
            {messages.on} <strong>{front}</strong> <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          <MachineItems onChoose={openTerminal} />
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={messages.openAnother} title={messages.openAnother}>
            <IconPlus size={18} stroke={1.85} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          <MachineItems onlyClosed onChoose={openTerminal} />
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={messages.moreActions} title={messages.moreActions}>
            <IconDots size={18} stroke={1.85} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copyTranscript()}>
            {messages.copyTranscript}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconEraser size={16} aria-hidden />}
            onClick={() => clearTerminal(front, useLab.getState().lines.length)}
          >
            {messages.clear}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

async function copyTranscript(): Promise<void> {
  const { lines, executions, cursor } = useLab.getState();
  const copied = await copyText(formatTranscript(lines.slice(0, cursor), executions));
  if (copied) notify(messages.transcriptCopied);
  else notify(messages.copyRefused, { tone: "bad" });
}
