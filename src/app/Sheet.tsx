import { type KeyboardEvent, type PointerEvent, useEffect, useState } from "react";
import { type SheetStop, useLayout, useTracing, useView } from "#store";
import classes from "./Dock.module.css";
import { DockPanel } from "./Dock.tsx";
import { DockTabs } from "./DockTabs.tsx";
import { messages } from "./messages.ts";
import { SHEET_STOPS, sheetHeight } from "./sheet-stops.ts";

const ORDER: readonly SheetStop[] = ["low", "middle", "high"];
/** A finger that moves less has pressed the grabber, not dragged it. */
const PRESS_PX = 6;

/** The phone's one sheet: the dock's four tabs at three heights. */
export function Sheet() {
  const stop = useLayout((layout) => layout.sheet);
  const tab = useView((view) => view.dockTab);
  const traced = useTracing(({ trace }) => trace !== null) && tab === "trace";
  const [dragged, setDragged] = useState<number | null>(null);
  const [startY, setStartY] = useState(0);
  useKeyboardInset();
  useTraceInView();
  const move = (to: SheetStop | undefined) => to && useLayout.setState({ sheet: to });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(ORDER[ORDER.indexOf(stop) + by]);
  };
  const onPointerUp = (event: PointerEvent) => {
    if (dragged === null) return;
    const isPress = Math.abs(event.clientY - startY) < PRESS_PX;
    move(isPress ? ORDER[(ORDER.indexOf(stop) + 1) % ORDER.length] : nearestStop(dragged));
    setDragged(null);
  };
  return (
    <section
      id="dock"
      className={classes.sheet}
      aria-label={messages.dock}
      data-region
      tabIndex={-1}
      data-dragging={dragged === null ? undefined : true}
      style={{ height: dragged === null ? sheetHeight(stop) : `${dragged}dvh` }}
    >
      <button
        type="button"
        className={classes.grabber}
        aria-label={messages.sheet(messages.stops[stop])}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          // The keyboard's press; the pointer's is told from a drag when it is let go.
          if (event.detail === 0) move(ORDER[(ORDER.indexOf(stop) + 1) % ORDER.length]);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setStartY(event.clientY);
          setDragged(SHEET_STOPS[stop]);
        }}
        onPointerMove={(event) => {
          if (dragged !== null) setDragged(percentAt(event.clientY));
        }}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDragged(null)}
      />
      {/* A packet on its way has the sheet for itself; closing it brings the tabs back. */}
      {traced && stop !== "low" ? null : (
        <div className={classes.sheetTabs}>
          <DockTabs short />
        </div>
      )}
      {stop === "low" && dragged === null ? null : (
        <div id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={classes.panel}>
          <DockPanel inSheet />
        </div>
      )}
    </section>
  );
}

function percentAt(clientY: number): number {
  const percent = ((innerHeight - clientY) / innerHeight) * 100;
  return Math.min(Math.max(percent, SHEET_STOPS.low), SHEET_STOPS.high);
}

function nearestStop(percent: number): SheetStop {
  const [nearest = "middle"] = ORDER.toSorted(
    (left, right) => Math.abs(SHEET_STOPS[left] - percent) - Math.abs(SHEET_STOPS[right] - percent),
  );
  return nearest;
}

/** The keyboard of the screen lies over the page: the sheet stands on it, so that the prompt is never hidden. */
function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = visualViewport;
    if (!viewport) return;
    const follow = () => {
      const covered = Math.max(0, innerHeight - viewport.height - viewport.offsetTop);
      document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
    };
    follow();
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
      document.documentElement.style.removeProperty("--keyboard");
    };
  }, []);
}

/** A packet that was sent is looked at: the sheet comes up for it. */
function useTraceInView(): void {
  useEffect(
    () =>
      useTracing.subscribe(({ trace }, before) => {
        if (trace !== null && trace !== before.trace && useLayout.getState().sheet === "low") {
          useLayout.setState({ sheet: "middle" });
        }
      }),
    [],
  );
}
