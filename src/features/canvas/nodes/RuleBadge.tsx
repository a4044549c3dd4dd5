import IconShieldHalf from "@tabler/icons-react/dist/esm/icons/IconShieldHalf.mjs";
import { useState } from "react";
import { ruleWords } from "../layout/bar.ts";
import type { ScenePort } from "../scene/scene.ts";
import styles from "./RuleBadge.module.css";

/** How many VFP rules a port has; under the pointer they are listed by layer. The inspector tells what each does. */
export function RuleBadge({ port }: { readonly port: ScenePort }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span
      className={styles["badge"]}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
    >
      <IconShieldHalf size={12} stroke={1.85} aria-hidden />
      {ruleWords(port)}
      {isOpen && (
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
