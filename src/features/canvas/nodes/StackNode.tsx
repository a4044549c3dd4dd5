import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconWall from "@tabler/icons-react/dist/esm/icons/IconWall.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { StackFlowNode } from "../flow/flow-nodes.ts";
import { useItem } from "../interaction/use-item-state.ts";
import type { Rect } from "../layout/geometry.ts";
import { messages } from "../messages.ts";
import type { SceneCell } from "../scene/scene.ts";
import { Fresh } from "./Fresh.tsx";
import { NicPill } from "./NicPill.tsx";
import styles from "./StackNode.module.css";

const ICONS = { firewall: IconWall, winnat: IconArrowsExchange, tcpip: IconRoute } as const;

/** The host's own namespace: what a packet meets between the pNIC and the host vNICs. */
export const StackNode = memo(function StackNode({ data }: NodeProps<StackFlowNode>) {
  const { scene, rect, cells, pills } = data.placed;
  return (
    <>
      <div
        {...useItem(scene, messages.hostStack)}
        className={`vl-item ${styles["stack"]}`}
        style={{ width: rect.w, height: rect.h }}
      >
        <span className={styles["title"]}>{messages.hostStack}</span>
        {cells.map(({ cell, rect: place }) => (
          <Cell key={cell.key} cell={cell} rect={place} />
        ))}
      </div>
      {pills.map((pill) => (
        <NicPill key={pill.key} placed={pill} />
      ))}
    </>
  );
});

const Cell = memo(function Cell({ cell, rect }: { readonly cell: SceneCell; readonly rect: Rect }) {
  const CellIcon = ICONS[cell.id];
  return (
    <div
      {...useItem(cell, `${cell.title}, ${cell.sub}`)}
      className={`vl-item ${styles["cell"]}`}
      style={{ left: rect.x, width: rect.w }}
    >
      <CellIcon size={16} stroke={1.85} aria-hidden />
      <span>
        <b>{cell.title}</b>
        <span>{cell.sub}</span>
      </span>
      <Fresh />
    </div>
  );
});
