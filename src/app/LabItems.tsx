import { Menu } from "@mantine/core";
import { useEffect, useState } from "react";
import { chooseLabFile, saveLabFile } from "#features/sharing";
import {
  type Fork,
  keepAsCopy,
  listLabs,
  openDialog,
  openSaved,
  type SavedLab,
  startAnew,
  useLab,
} from "#store";
import { messages } from "./messages.ts";

const NO_LABS: readonly SavedLab[] = [];
const RECENT = 6;
const OLD_ENDINGS = 3;

/** The command that an ending came to. */
const lastOf = ({ lines }: Fork): string => lines.at(-1)?.text ?? "";

/** New, open, save, and the last labs of this browser. */
export function LabItems() {
  const id = useLab((lab) => lab.id);
  const hasLines = useLab((lab) => lab.lines.length > 0);
  const forks = useLab((lab) => lab.forks);
  const [recent, setRecent] = useState(NO_LABS);
  useEffect(() => {
    let wanted = true;
    void listLabs().then((labs) => {
      if (wanted) setRecent(labs.filter((lab) => lab.id !== id).slice(0, RECENT));
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  return (
    <>
      <Menu.Item onClick={() => void startAnew()}>{messages.newLab}</Menu.Item>
      <Menu.Item onClick={chooseLabFile}>{messages.openFile}</Menu.Item>
      {hasLines ? <Menu.Item onClick={saveLabFile}>{messages.saveFile}</Menu.Item> : null}
      {forks.length > 0 ? (
        <>
          <Menu.Divider />
          <Menu.Label>{messages.oldEndings}</Menu.Label>
          {forks
            .slice(-OLD_ENDINGS)
            .toReversed()
            .map((fork, index) => (
              <Menu.Item key={index} onClick={() => void keepAsCopy(fork)}>
                {messages.keepEnding(lastOf(fork))}
              </Menu.Item>
            ))}
        </>
      ) : null}
      {recent.length > 0 ? (
        <>
          <Menu.Divider />
          <Menu.Label>{messages.recent}</Menu.Label>
          {recent.map((lab) => (
            <Menu.Item
              key={lab.id}
              onClick={() => void openSaved(lab.id)}
              rightSection={messages.steps(lab.steps)}
            >
              {lab.scenario.title || messages.untitled}
            </Menu.Item>
          ))}
        </>
      ) : null}
      <Menu.Divider />
      <Menu.Item onClick={() => openDialog("keys")}>{messages.keys}</Menu.Item>
      <Menu.Item onClick={() => openDialog("settings")}>{messages.settings}</Menu.Item>
    </>
  );
}
