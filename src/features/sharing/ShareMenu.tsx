import { Button, Menu } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconFolderOpen from "@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs";
import IconLink from "@tabler/icons-react/dist/esm/icons/IconLink.mjs";
import IconShare2 from "@tabler/icons-react/dist/esm/icons/IconShare2.mjs";
import { useRef } from "react";
import { currentLink, LINK_NOTE_LENGTH, notify } from "#store";
import { openLabFile, saveLabFile } from "./lab-file.ts";
import { messages } from "./messages.ts";

/** Copies the link, saves and opens `.lab` files. */
export function ShareMenu() {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconShare2 size={16} aria-hidden />}>{messages.share}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink()}>
            {messages.copyLink}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={saveLabFile}>
            {messages.save}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => file.current?.click()}
          >
            {messages.open}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".lab,.txt,text/plain"
        hidden
        aria-label={messages.open}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (chosen) void openLabFile(chosen);
        }}
      />
    </>
  );
}

async function copyLink(): Promise<void> {
  try {
    const link = await currentLink();
    await navigator.clipboard.writeText(link);
    notify(link.length > LINK_NOTE_LENGTH ? messages.copiedLong(link.length) : messages.copied);
  } catch {
    notify(messages.refused, { tone: "bad" });
  }
}
