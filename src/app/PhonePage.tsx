import { ActionIcon, Drawer } from "@mantine/core";
import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconMenu2 from "@tabler/icons-react/dist/esm/icons/IconMenu2.mjs";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { ShareMenu } from "#features/sharing";
import {
  atStart,
  currentStep,
  openDock,
  stepsOf,
  undo,
  undoTarget,
  useLab,
  useLayout,
  useView,
  whenReady,
} from "#store";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";
import { PhoneMenu } from "./PhoneMenu.tsx";
import { RightRegion } from "./RightRegion.tsx";
import { Sheet } from "./Sheet.tsx";
import { Stage } from "./Stage.tsx";
import { StorageBanner } from "./StorageBanner.tsx";
import { sheetHeight } from "./sheet-stops.ts";
import bar from "./TopBar.module.css";

/** A bar, the canvas from edge to edge, and one sheet. */
export function PhonePage() {
  const first = useLab(atStart);
  const stop = useLayout((layout) => layout.sheet);
  // At full height the sheet covers the canvas; there is no use in laying it out anew for that.
  const covered = sheetHeight(stop === "high" ? "middle" : stop);
  return (
    <div className={classes.phone} style={{ ["--sheet" as string]: covered }}>
      <PhoneBar />
      <StorageBanner />
      <Stage />
      {first ? null : <DetailsButton />}
      {first ? null : <RightRegion band="phone" />}
      <Sheet />
    </div>
  );
}

function PhoneBar() {
  // The outline is in the menu here: what shows something in it opens the menu.
  const menu = useLayout((layout) => layout.leftOpen === true);
  const setMenu = (leftOpen: boolean) => useLayout.setState({ leftOpen });
  const title = useLab((lab) => lab.title);
  const step = useLab(currentStep);
  const steps = useLab((lab) => stepsOf(lab).length);
  const undone = useLab((lab) => {
    const at = undoTarget(lab);
    return at === null ? null : (lab.lines[at]?.text ?? null);
  });
  return (
    <header className={bar.top} data-phone data-region tabIndex={-1}>
      <ActionIcon variant="subtle" size={44} aria-label={messages.menu} onClick={() => setMenu(true)}>
        <IconMenu2 size={20} stroke={1.85} aria-hidden />
      </ActionIcon>
      <div className={bar.phoneTitle}>
        <h1>{title || messages.untitled}</h1>
        <span>{steps === 0 ? messages.noSteps : messages.step(step, steps)}</span>
      </div>
      {undone === null ? null : (
        <ActionIcon variant="subtle" size={44} aria-label={messages.undo(undone)} onClick={undo}>
          <IconArrowBackUp size={20} stroke={1.85} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        size={44}
        aria-label={messages.send}
        onClick={() => whenReady(() => openDock("trace"))}
      >
        <IconSend size={20} stroke={1.85} aria-hidden />
      </ActionIcon>
      <ShareMenu compact />
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        size={320}
        title={messages.menu}
        closeButtonProps={{ "aria-label": messages.closeMenu, size: 44 }}
      >
        <PhoneMenu onDone={() => setMenu(false)} />
      </Drawer>
    </header>
  );
}

/** What the inspector knows of the selected object, one press away. */
function DetailsButton() {
  const selected = useView((view) => view.selected);
  if (!selected) return null;
  return (
    <button type="button" className={classes.details} onClick={() => useLayout.setState({ rightOpen: true })}>
      <IconInfoCircle size={18} stroke={1.85} aria-hidden />
      {messages.details}
    </button>
  );
}
