import type { PointerEvent } from "react";
import classes from "./Resizer.module.css";

interface ResizerProps {
  readonly label: string;
  /** The way in which the region grows. */
  readonly direction: "up" | "left";
  /** Pixels. */
  readonly value: number;
  readonly limits: readonly [number, number];
  readonly onResize: (pixels: number) => void;
}

const STEP_PX = 20;

/** The edge of a region: dragged, or moved with the arrows. */
export function Resizer({ label, direction, value, limits, onResize }: ResizerProps) {
  const isUp = direction === "up";
  const [grow, shrink] = isUp ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  const [least, most] = limits;
  return (
    <div
      className={classes.resizer}
      data-direction={direction}
      role="separator"
      aria-orientation={isUp ? "horizontal" : "vertical"}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={(event) => {
        const by = { [grow]: STEP_PX, [shrink]: -STEP_PX }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onResize(value + by);
      }}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) =>
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        onResize(isUp ? innerHeight - event.clientY : innerWidth - event.clientX);
      }}
    />
  );
}
