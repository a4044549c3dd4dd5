import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { ShareMenu } from "#features/sharing";
import { StepScrubber, UndoRedo } from "#features/steps";
import { openDialog, stepsOf, useLab, useSaving } from "#store";
import { Logo } from "#ui";
import { LabTitle } from "./LabTitle.tsx";
import { messages } from "./messages.ts";
import { ThemeButton } from "./ThemeButton.tsx";
import classes from "./TopBar.module.css";

/** The page's head: which lab, whether it is kept, its steps, and what can be done with all of it. */
export function TopBar() {
  const hasSteps = useLab((lab) => stepsOf(lab).length > 0);
  return (
    <header className={classes.top} data-region tabIndex={-1}>
      <h1 className={classes.name}>
        <Logo />
        <span>{messages.name}</span>
      </h1>
      <span className={classes.rule} />
      <LabTitle />
      <SaveState />
      <span className={classes.space} />
      {hasSteps ? (
        <>
          <UndoRedo />
          <StepScrubber />
        </>
      ) : null}
      <span className={classes.rule} />
      <button
        type="button"
        className={classes.search}
        aria-label={`${messages.search}, ${messages.searchKeys}`}
        aria-keyshortcuts="Control+K"
        onClick={() => openDialog("palette")}
      >
        <IconSearch size={17} stroke={1.85} aria-hidden />
        <kbd>{messages.searchKeys}</kbd>
      </button>
      <ThemeButton />
      <ShareMenu />
    </header>
  );
}

function SaveState() {
  const saved = useSaving((saving) => saving.state);
  return (
    <span className={classes.saved} role="status">
      {messages.saved[saved]}
    </span>
  );
}
