import IconBan from "@tabler/icons-react/dist/esm/icons/IconBan.mjs";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import styles from "./DropHint.module.css";

/** Beside the pointer: the command that dropping would run, or why nothing can be dropped here. */
export function DropHint() {
  const drop = useCanvasUi((ui) => ui.drop);
  if (!drop || (drop.reason === null && drop.preview === null)) return null;
  return (
    <output
      className={styles["hint"]}
      data-refused={drop.reason !== null}
      style={{ left: drop.at.x + 16, top: drop.at.y + 14 }}
    >
      {drop.reason === null ? (
        <code>{drop.preview}</code>
      ) : (
        <>
          <IconBan size={16} stroke={1.85} aria-hidden />
          {drop.reason}
        </>
      )}
    </output>
  );
}
