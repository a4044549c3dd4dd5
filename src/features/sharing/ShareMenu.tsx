import { ActionIcon, Button, Menu } from "@mantine/core";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconFolderOpen from "@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs";
import IconLink from "@tabler/icons-react/dist/esm/icons/IconLink.mjs";
import IconShare2 from "@tabler/icons-react/dist/esm/icons/IconShare2.mjs";
import { copyLink } from "./copy-link.ts";
import { chooseLabFile, saveLabFile } from "./lab-file.ts";
import { messages } from "./messages.ts";

/** Copies the link, saves and opens `.lab` files. */
export function ShareMenu({ compact = false }: { readonly compact?: boolean }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {compact ? (
          <ActionIcon variant="subtle" size={44} aria-label={messages.share}>
            <IconShare2 size={20} stroke={1.85} aria-hidden />
          </ActionIcon>
        ) : (
          <Button size="xs" h={32} leftSection={<IconShare2 size={16} stroke={1.85} aria-hidden />}>
            {messages.share}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink()}>
          {messages.copyLink}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={saveLabFile}>
          {messages.save}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={chooseLabFile}>
          {messages.open}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
