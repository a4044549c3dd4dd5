import { memo } from "react";
import { useItem } from "../interaction/use-item-state.ts";
import type { PlacedNic } from "../layout/placed.ts";
import { useTone } from "../lens/paint-context.ts";
import styles from "./NicPill.module.css";

/** A network card: thin outline for a vNIC, double for the card of a utility VM. */
export const NicPill = memo(function NicPill({ placed }: { readonly placed: PlacedNic }) {
  const { nic, rect } = placed;
  return (
    <div
      {...useItem(nic, `${nic.kind} ${nic.text}`)}
      className={`vl-item vl-appear ${styles["pill"]}`}
      data-kind={nic.kind}
      data-tone={useTone([nic.key, ...nic.aliases], nic.tone)}
      style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
    >
      <span className={styles["kind"]}>{nic.kind}</span>
      <span className={styles["text"]} data-code>
        {nic.text}
      </span>
    </div>
  );
});
