import { Button, Stack } from "@mantine/core";
import { AddPalette, Outline } from "#features/outline";
import { chooseLabFile } from "#features/sharing";
import { StepScrubber } from "#features/steps";
import { openDialog, startAnew, stepsOf, useLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";
import { useThemeToggle } from "./ThemeButton.tsx";

/** All that the bar has no room for: the outline, what can be added, and the lab as a whole. */
export function PhoneMenu({ onDone }: { readonly onDone: () => void }) {
  const hasSteps = useLab((lab) => stepsOf(lab).length > 0);
  const toggleTheme = useThemeToggle();
  const then = (act: () => void) => () => {
    act();
    onDone();
  };
  return (
    <Stack gap="xs">
      {hasSteps ? <StepScrubber wide /> : null}
      <nav className={classes.phoneOutline} aria-label={messages.outline}>
        <Outline />
        <AddPalette />
      </nav>
      <Button variant="default" onClick={then(() => openDialog("palette"))}>
        {messages.search}
      </Button>
      <Button variant="default" onClick={then(() => void startAnew())}>
        {messages.newLab}
      </Button>
      <Button variant="default" onClick={then(chooseLabFile)}>
        {messages.openFile}
      </Button>
      <Button variant="default" onClick={toggleTheme}>
        {messages.theme}
      </Button>
      <Button variant="default" onClick={then(() => openDialog("keys"))}>
        {messages.keys}
      </Button>
      <Button variant="default" onClick={then(() => openDialog("settings"))}>
        {messages.settings}
      </Button>
    </Stack>
  );
}
