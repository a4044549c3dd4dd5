import IconNetwork from "@tabler/icons-react/dist/esm/icons/IconNetwork.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { PNicFlowNode } from "../flow/flow-nodes.ts";
import { fullName } from "../interaction/item-labels.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { pnicText } from "../layout/pnics.ts";
import styles from "./PNicNode.module.css";

/** A physical adapter, solid, on the host's lower edge. */
export const PNicNode = memo(function PNicNode({ data }: NodeProps<PNicFlowNode>) {
  const { scene, rect } = data.placed;
  const dense = data.unit !== 1;
  return (
    <div
      {...useItem(scene, `pNIC ${pnicText(scene)}${scene.up ? "" : ", cable unplugged"}`)}
      className={`vl-item ${styles["pnic"]}`}
      data-up={scene.up}
      data-dense={dense}
      style={{ width: rect.w, height: rect.h, transform: dense ? `scale(${data.unit})` : undefined }}
    >
      <IconNetwork size={14} stroke={1.85} aria-hidden />
      {!dense && <b>pNIC</b>}
      <code title={fullName(scene)}>{dense ? scene.title : pnicText(scene)}</code>
    </div>
  );
});
