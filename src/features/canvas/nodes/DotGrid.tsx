import { memo } from "react";
import { useView } from "#store";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { isItem } from "../interaction/use-item-state.ts";
import type { CellGrid } from "../layout/placed.ts";
import type { RunState } from "../scene/scene.ts";
import styles from "./DotGrid.module.css";
import { dotOffset, dotPaths } from "./dot-paths.ts";

const OUTLINED: readonly RunState[] = ["running", "paused", "stopped"];

/** All dots of one switch as one drawing. */
export const DotGrid = memo(function DotGrid({
  grid,
  tone,
}: {
  readonly grid: CellGrid;
  readonly tone: string;
}) {
  const rows = Math.ceil(grid.containers.length / grid.columns);
  return (
    <svg
      className={styles["dots"]}
      style={{ left: grid.x, top: grid.y }}
      width={grid.columns * grid.pitchX}
      height={rows * grid.pitchY}
      aria-hidden
    >
      {OUTLINED.map((state) => (
        <g key={state} className={styles["dot"]} data-run={state} data-tone={tone}>
          {dotPaths(grid, tone, state).map((row) => (
            <path key={row} d={row} />
          ))}
        </g>
      ))}
      {grid.containers.map((container, index) =>
        container.state === "failed" ? (
          <Cross key={container.key} {...dotOffset(grid, index)} size={grid.w} />
        ) : null,
      )}
      <Ring grid={grid} />
    </svg>
  );
});

export function Cross({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  return (
    <g transform={`translate(${x - 1} ${y - 1})`}>
      <rect width={size + 2} height={size + 2} rx={3} fill="var(--bad)" />
      <path
        d={`M4 4L${size - 2} ${size - 2}M${size - 2} 4L4 ${size - 2}`}
        stroke="var(--surface)"
        strokeWidth={1.8}
      />
    </g>
  );
}

/** Round the container that is selected or pointed at, in whichever view. */
function Ring({ grid }: { readonly grid: CellGrid }) {
  const selected = useView((view) => grid.containers.findIndex((one) => isItem(one, view.selected)));
  const hovered = useView((view) => grid.containers.findIndex((one) => isItem(one, view.hovered)));
  const focused = useCanvasUi((ui) =>
    ui.hasKeyboard ? grid.containers.findIndex(({ key }) => key === ui.focused) : -1,
  );
  const ring = (index: number, width: number) => {
    if (index < 0) return null;
    const { x, y } = dotOffset(grid, index);
    return (
      <circle
        cx={x + grid.w / 2}
        cy={y + grid.h / 2}
        r={grid.w * 0.82}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={width}
      />
    );
  };
  return (
    <>
      {ring(hovered, 1.5)}
      {ring(selected, 3)}
      {ring(focused, 2)}
    </>
  );
}
