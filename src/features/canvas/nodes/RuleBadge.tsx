import IconShieldHalf from "@tabler/icons-react/dist/esm/icons/IconShieldHalf.mjs";
import { useEffect, useState } from "react";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { ruleWords } from "../layout/bar.ts";
import type { ScenePort } from "../scene/scene.ts";
import styles from "./RuleBadge.module.css";

/**
 * How many VFP rules a port has; under the pointer, and while the keyboard stands on the port, they are listed by layer.
 * Escape puts the list away. The inspector tells what each rule does.
 */
export function RuleBadge({ port }: { readonly port: ScenePort }) {
  const focused = useCanvasUi((ui) => ui.hasKeyboard && ui.focused === port.key);
  const [under, setUnder] = useState(false);
  const [away, setAway] = useState(false);
  const wanted = focused || under;
  useEffect(() => {
    if (!wanted) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setAway(true);
    };
    // The canvas keeps its keys to itself: only on their way down they are seen here.
    addEventListener("keydown", onKeyDown, true);
    return () => {
      removeEventListener("keydown", onKeyDown, true);
      setAway(false);
    };
  }, [wanted]);
  return (
    <span
      className={styles["badge"]}
      onPointerEnter={() => setUnder(true)}
      onPointerLeave={() => setUnder(false)}
    >
      <IconShieldHalf size={12} stroke={1.85} aria-hidden />
      {ruleWords(port)}
      {wanted && !away && (
        <span className={styles["layers"]} aria-hidden>
          {port.layers.map(({ name, rules }) => (
            <span key={name}>
              <b>{name}</b>
              {rules.map((rule, index) => (
                // Two rules of a layer may bear the same name.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={index}>{rule}</span>
              ))}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
