import { MiniMap } from "@xyflow/react";
import type { CanvasNode } from "../flow/flow-nodes.ts";
import styles from "./Overview.module.css";

/** Nodes from which the minimap appears. */
const FROM = 60;

const COLOURS: Partial<Record<NonNullable<CanvasNode["type"]>, string>> = {
  host: "var(--surface)",
  bar: "var(--cable)",
  device: "var(--line-2)",
  pnic: "var(--ink)",
  box: "var(--line)",
};

function colourOf(node: CanvasNode): string {
  if (node.type === "switch" || node.type === "dense-switch") {
    const { tone } = node.data.placed.scene;
    return tone === "plain" ? "var(--line-2)" : `var(--${tone})`;
  }
  return COLOURS[node.type ?? "box"] ?? "transparent";
}

const SIZE = { width: 164, height: 104 };

export function hasOverview(count: number): boolean {
  return count >= FROM;
}

/** The whole lab in a corner, once it is too large to see at once. */
export function Overview({ count }: { readonly count: number }) {
  if (!hasOverview(count)) return null;
  return (
    <MiniMap<CanvasNode>
      className={styles["map"]}
      style={SIZE}
      nodeColor={colourOf}
      nodeStrokeColor="var(--line-2)"
      nodeStrokeWidth={3}
      maskColor="color-mix(in srgb, var(--canvas) 55%, transparent)"
      maskStrokeColor="var(--ink)"
      maskStrokeWidth={3}
      pannable
      zoomable
      ariaLabel="Overview"
    />
  );
}
