import type { NodeProps } from "@xyflow/react";
import { memo, useId } from "react";
import { useView } from "#store";
import { DRIVER_SHAPES, DriverToken } from "#ui";
import type { SwitchFlowNode } from "../flow/flow-nodes.ts";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { fullName, groupLabel } from "../interaction/item-labels.ts";
import { isItem, useItem } from "../interaction/use-item-state.ts";
import { cellRect } from "../layout/host-dense.ts";
import type { CellGrid } from "../layout/placed.ts";
import { useTone } from "../lens/paint-context.ts";
import type { RunState, SceneContainer } from "../scene/scene.ts";
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
        (data.level === "dots" ? <Dots grid={cells} tone={scene.tone} /> : <MiniCards grid={cells} />)}
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
    return (
      <div
        {...useItem(container, container.label)}
        className={`vl-item ${styles["mini"]}`}
        data-run={container.state}
        data-tone={container.tone}
        style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
      >
        <svg width={11} height={11} viewBox="0 0 20 20" aria-hidden>
          <path d={outlineOf(container.tone)} data-run={container.state} className={styles["dot"]} />
        </svg>
        <span title={container.name}>{container.title}</span>
      </div>
    );
  },
  (before, after) =>
    before.container === after.container &&
    before.rect.x === after.rect.x &&
    before.rect.y === after.rect.y &&
    before.rect.w === after.rect.w,
);

/** A tone's outline in a 20 × 20 box; a square for switches that no driver made. */
export function outlineOf(tone: string): string {
  return DRIVER_SHAPES[tone]?.outline ?? "M2 2H18V18H2Z";
}

const PATTERNED: readonly RunState[] = ["running", "paused", "stopped"];

/**
 * All dots of one switch: for each state one shape that a pattern fills with outlines. An element for each dot would
 * cost the compositor a layer of its own to sort on every frame.
 */
const Dots = memo(function Dots({ grid, tone }: { readonly grid: CellGrid; readonly tone: string }) {
  const id = useId();
  const rows = Math.ceil(grid.containers.length / grid.columns);
  return (
    <svg
      className={styles["dots"]}
      style={{ left: grid.x, top: grid.y }}
      width={grid.columns * grid.pitchX}
      height={rows * grid.pitchY}
      aria-hidden
    >
      {PATTERNED.map((state) => {
        const cells = cellsOf(grid, state);
        if (cells === "") return null;
        return (
          <g key={state}>
            <DotPattern id={`${id}${state}`} grid={grid} state={state} tone={tone} />
            <path d={cells} fill={`url(#${id}${state})`} />
          </g>
        );
      })}
      {grid.containers.map((container, index) =>
        container.state === "failed" ? (
          <Cross key={container.key} {...offset(grid, index)} size={grid.w} />
        ) : null,
      )}
      <Ring grid={grid} />
    </svg>
  );
});

/** Room for the outline's stroke, which reaches beyond the dot. */
const MARGIN = 1;

function DotPattern({
  id,
  grid,
  state,
  tone,
}: {
  readonly id: string;
  readonly grid: CellGrid;
  readonly state: RunState;
  readonly tone: string;
}) {
  return (
    <pattern
      id={id}
      patternUnits="userSpaceOnUse"
      x={-MARGIN}
      y={-MARGIN}
      width={grid.pitchX}
      height={grid.pitchY}
    >
      <path
        className={styles["dot"]}
        data-run={state}
        data-tone={tone}
        d={outlineOf(tone)}
        transform={`translate(${MARGIN} ${MARGIN}) scale(${grid.w / 20})`}
      />
    </pattern>
  );
}

/** The cells of the containers in that state, as one path. */
function cellsOf(grid: CellGrid, state: RunState): string {
  const { pitchX, pitchY } = grid;
  return grid.containers
    .map((container, index) => {
      if (container.state !== state) return "";
      const { x, y } = offset(grid, index);
      return `M${x - MARGIN} ${y - MARGIN}h${pitchX}v${pitchY}h${-pitchX}z`;
    })
    .join("");
}

function offset(grid: CellGrid, index: number): { readonly x: number; readonly y: number } {
  const rect = cellRect(grid, index);
  return { x: rect.x - grid.x, y: rect.y - grid.y };
}

function Cross({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
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
  const ring = (index: number, width: number) =>
    index < 0 ? null : (
      <circle
        cx={offset(grid, index).x + grid.w / 2}
        cy={offset(grid, index).y + grid.h / 2}
        r={grid.w * 0.82}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={width}
      />
    );
  return (
    <>
      {ring(hovered, 1.5)}
      {ring(selected, 3)}
      {ring(focused, 2)}
    </>
  );
}
