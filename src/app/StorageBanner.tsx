import { Button } from "@mantine/core";
import { copyLink } from "#features/sharing";
import { useLab, useStorage } from "#store";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";

/** Shown while the browser refuses to keep anything and there is something to lose. */
export function StorageBanner() {
  const works = useStorage((storage) => storage.works);
  const hasLines = useLab((lab) => lab.lines.length > 0);
  if (works || !hasLines) return null;
  return (
    <div className={classes.banner} role="status">
      <span>{messages.notKept}</span>
      <Button size="xs" variant="default" onClick={() => void copyLink()}>
        {messages.copyLink}
      </Button>
    </div>
  );
}
