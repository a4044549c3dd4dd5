import { ActionIcon, TextInput, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import { ShareMenu } from "#features/sharing";
import { StepScrubber, UndoRedo } from "#features/steps";
import { rename, useLab, useSaving } from "#store";
import classes from "./App.module.css";
import { messages } from "./messages.ts";

export function TopBar() {
  const title = useLab((lab) => lab.title);
  const saved = useSaving((saving) => saving.state);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <header className={classes.top} data-region tabIndex={-1}>
      <strong className={classes.name}>{messages.name}</strong>
      <TextInput
        variant="unstyled"
        aria-label={messages.title}
        placeholder={messages.untitled}
        value={title}
        onChange={(event) => rename(event.currentTarget.value)}
        className={classes.title}
      />
      <span className={classes.saved}>{messages.saved[saved]}</span>
      <span className={classes.space} />
      <UndoRedo />
      <StepScrubber />
      <ActionIcon
        variant="subtle"
        aria-label={messages.theme}
        onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
      >
        {scheme === "dark" ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </ActionIcon>
      <ShareMenu />
    </header>
  );
}
