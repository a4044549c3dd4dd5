import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconFocusCentered from "@tabler/icons-react/dist/esm/icons/IconFocusCentered.mjs";
import IconHelpCircle from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import IconMinus from "@tabler/icons-react/dist/esm/icons/IconMinus.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { useReactFlow, useStore } from "@xyflow/react";
import { openDialog, useView } from "#store";
import { sendFromSelection } from "../interaction/actions.ts";
import { openMenu } from "../interaction/menus.ts";
import { messages } from "../messages.ts";
import styles from "./ZoomBar.module.css";

interface ZoomBarProps {
  readonly fit: () => void;
  readonly hold: () => void;
}

/** Zoom at the lower left, "Send a packet" at the lower right. */
export function ZoomBar({ fit, hold }: ZoomBarProps) {
  const flow = useReactFlow();
  // At once: where the level of detail changes on the way, an animation would end there.
  const zoom = (move: () => Promise<boolean>) => () => {
    hold();
    void move();
  };
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <>
      <div className={styles["bar"]} role="toolbar" aria-label="Zoom">
        <button type="button" aria-label={messages.zoomOut} onClick={zoom(() => flow.zoomOut())}>
          <IconMinus size={16} stroke={1.85} />
        </button>
        <button
          type="button"
          className={styles["percent"]}
          aria-label={`${percent}%, ${messages.zoomReset}`}
          onClick={zoom(() => flow.zoomTo(1))}
        >
          {percent}%
        </button>
        <button type="button" aria-label={messages.zoomIn} onClick={zoom(() => flow.zoomIn())}>
          <IconPlus size={16} stroke={1.85} />
        </button>
        <span className={styles["rule"]} />
        <button type="button" aria-label={messages.fit} onClick={fit}>
          <IconFocusCentered size={16} stroke={1.85} />
        </button>
        <button type="button" aria-label={messages.key} onClick={() => openDialog("keys")}>
          <IconHelpCircle size={16} stroke={1.85} />
        </button>
      </div>
      <ActionsButton />
      <button type="button" className={styles["send"]} onClick={sendFromSelection}>
        <IconSend size={16} stroke={1.7} aria-hidden />
        {messages.send}
        <kbd>P</kbd>
      </button>
    </>
  );
}

/** The selected object's menu, for those who do not press the right button. */
function ActionsButton() {
  const selected = useView((view) => view.selected);
  if (!selected) return null;
  return (
    <button
      type="button"
      className={styles["actions"]}
      aria-label={messages.menu.button}
      aria-haspopup="menu"
      onClick={(event) => {
        const { offsetLeft, offsetTop } = event.currentTarget;
        openMenu({ kind: "item", ref: selected, at: { x: offsetLeft, y: offsetTop } });
      }}
    >
      <IconDots size={16} stroke={1.85} />
    </button>
  );
}
