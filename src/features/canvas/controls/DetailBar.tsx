import type { Lens } from "#scenario";
import { LENSES } from "#scenario";
import { type DetailLevel, fitCanvas, useView } from "#store";
import { messages } from "../messages.ts";
import styles from "./DetailBar.module.css";

const LEVELS: readonly (DetailLevel | null)[] = [null, "dots", "names", "everything"];

/** Pins the level of detail, and chooses what the colours mean. */
export function DetailBar() {
  const pinned = useView((view) => view.pinnedLevel);
  const lens = useView((view) => view.lens);
  return (
    <div className={styles["bar"]}>
      <fieldset className={styles["segments"]}>
        <legend className={styles["legend"]}>{messages.detail}</legend>
        {LEVELS.map((level) => (
          <label key={level ?? "auto"} data-chosen={pinned === level}>
            <input
              type="radio"
              name="canvas-detail"
              checked={pinned === level}
              onChange={() => showLevel(level)}
            />
            {messages.levels[level ?? "auto"]}
          </label>
        ))}
      </fieldset>
      <label className={styles["lens"]}>
        {messages.lens}
        <select value={lens} onChange={(event) => chooseLens(event.target.value)}>
          {LENSES.map((name) => (
            <option key={name} value={name}>
              {messages.lenses[name]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Another level is another drawing: what was zoomed to in the old one would be a corner of it. */
function showLevel(level: DetailLevel | null): void {
  useView.setState({ pinnedLevel: level });
  fitCanvas();
}

function chooseLens(value: string): void {
  const lens: Lens | undefined = LENSES.find((name) => name === value);
  if (lens !== undefined) useView.setState({ lens });
}
