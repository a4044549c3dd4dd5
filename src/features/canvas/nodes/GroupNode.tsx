import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { DriverToken } from "#ui";
import type { SwitchFlowNode } from "../flow/flow-nodes.ts";
import { fullName, groupLabel } from "../interaction/item-labels.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { cellRect } from "../layout/host-dense.ts";
import type { CellGrid } from "../layout/placed.ts";
import { useTone } from "../lens/paint-context.ts";
import type { SceneContainer } from "../scene/scene.ts";
import { Cross, DotGrid } from "./DotGrid.tsx";
import { outlineOf } from "./dot-paths.ts";
import { Fresh } from "./Fresh.tsx";
import styles from "./GroupNode.module.css";

/** A vSwitch from afar: a tinted group that draws its containers itself, as mini cards or as dots. */
export const GroupNode = memo(function GroupNode({ data }: NodeProps<SwitchFlowNode>) {
  const { scene, rect, cells } = data.placed;
  const tone = useTone([scene.key], scene.tone);
  const containers = cells?.containers ?? [];
  return (
    <div
      {...useItem(scene, groupLabel(scene, containers))}
      className={`vl-item vl-appear ${styles["group"]}`}
      data-tone={tone}
      style={{ width: rect.w, height: rect.h, transform: `scale(${data.unit})` }}
    >
      <span className={styles["header"]}>
        {scene.ports.length > 0 && <DriverToken driver={scene.tone} size={18} />}
        <b title={fullName(scene)}>{scene.title}</b>
        <span className={styles["count"]}>{containers.length}</span>
        {scene.ports.length > 0 && (
          <span className={styles["type"]} data-type={scene.type}>
            {scene.type.toUpperCase()}
          </span>
        )}
      </span>
      {cells &&
        (data.level === "dots" ? <DotGrid grid={cells} tone={scene.tone} /> : <MiniCards grid={cells} />)}
    </div>
  );
});

function MiniCards({ grid }: { readonly grid: CellGrid }) {
  return grid.containers.map((container, index) => (
    <MiniCard key={container.key} container={container} rect={cellRect(grid, index)} />
  ));
}

const MiniCard = memo(
  function MiniCard({
    container,
    rect,
  }: {
    readonly container: SceneContainer;
    readonly rect: ReturnType<typeof cellRect>;
  }) {
    const item = useItem(container, container.label);
    const isFresh = item["data-state"].includes("new") || item["data-state"].includes("changed");
    return (
      <div
        {...item}
        className={`vl-item ${styles["mini"]}`}
        data-run={container.state}
        data-tone={container.tone}
        style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
      >
        <svg width={11} height={11} viewBox="0 0 20 20" aria-hidden>
          {container.state === "failed" ? (
            <Cross x={1} y={1} size={18} />
          ) : (
            <path d={outlineOf(container.tone)} data-run={container.state} className={styles["dot"]} />
          )}
        </svg>
        <span title={container.name}>{container.title}</span>
        {isFresh && <Fresh />}
      </div>
    );
  },
  (before, after) =>
    before.container === after.container &&
    before.rect.x === after.rect.x &&
    before.rect.y === after.rect.y &&
    before.rect.w === after.rect.w,
);
