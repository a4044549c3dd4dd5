import { Menu, TextInput } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import { useState } from "react";
import { rename, useLab } from "#store";
import { LabItems } from "./LabItems.tsx";
import { messages } from "./messages.ts";
import classes from "./TopBar.module.css";

/** The lab's name; a press opens what can be done with the lab as a whole. */
export function LabTitle() {
  const title = useLab((lab) => lab.title);
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <TitleField onDone={() => setRenaming(false)} />;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button
          type="button"
          className={classes.title}
          aria-label={messages.labMenu(title || messages.untitled)}
        >
          <span>{title || messages.untitled}</span>
          <IconChevronDown size={15} stroke={1.85} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setRenaming(true)}>{messages.rename}</Menu.Item>
        <LabItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Enter and leaving keep the new name, Esc the old one. */
function TitleField({ onDone }: { readonly onDone: () => void }) {
  const title = useLab((lab) => lab.title);
  const [typed, setTyped] = useState(title);
  const keep = () => {
    if (typed.trim() !== title) rename(typed.trim());
    onDone();
  };
  return (
    <TextInput
      size="xs"
      w={260}
      aria-label={messages.title}
      placeholder={messages.untitled}
      value={typed}
      maxLength={120}
      ref={focusAndMark}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape") onDone();
      }}
    />
  );
}

function focusAndMark(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
