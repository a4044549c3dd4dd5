import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { StackFlowNode } from "../flow/flow-nodes.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { denseStackLabel } from "../layout/host-dense.ts";
import styles from "./DenseStackNode.module.css";

/** The host's stack from afar. */
export const DenseStackNode = memo(function DenseStackNode({ data }: NodeProps<StackFlowNode>) {
  const { scene, rect } = data.placed;
  return (
    <div
      {...useItem(scene, denseStackLabel(scene))}
      className={`vl-item ${styles["stack"]}`}
      style={{ width: rect.w, height: rect.h, transform: `scale(${data.unit})` }}
    >
      <IconRoute size={15} stroke={1.85} aria-hidden />
      {denseStackLabel(scene)
        .split(/(?=, )/)
        .map((part) => (
          <span key={part}>{part}</span>
        ))}
    </div>
  );
});
