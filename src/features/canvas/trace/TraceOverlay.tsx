import { useReactFlow, useStoreApi } from "@xyflow/react";
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { goToHop, HOP_MS, hopsOf, useReducedMotion, useStaleTrace, useTracing } from "#store";
import { Z_PATH } from "../flow/flow-nodes.ts";
import { InViewport } from "../flow/InViewport.tsx";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { roundedPath } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";
import { type HopMark, markHalf, markWords } from "./place-marks.ts";
import styles from "./TraceOverlay.module.css";
import { type TracePath, tracePath } from "./trace-path.ts";

/** The path of the traced packet, above everything. */
export const TraceOverlay = memo(function TraceOverlay({ layout }: { readonly layout: Layout }) {
  const trace = useTracing((tracing) => tracing.trace);
  const direction = useTracing((tracing) => tracing.direction);
  const hop = useTracing((tracing) => tracing.hop);
  const path = useMemo(() => {
    if (!trace) return null;
    const hops = hopsOf({ trace, direction });
    const verdict = direction === "reply" ? (trace.reply?.verdict ?? trace.verdict) : trace.verdict;
    const whole = verdict === "delivered" || (direction === "request" && trace.phase === "reply");
    return hops.length === 0 ? null : tracePath(layout, trace, hops, !whole);
  }, [layout, trace, direction]);
  // Another state of the lab: the way is a memory, and nothing that is drawn now is on it.
  const stale = useStaleTrace();
  useEffect(() => {
    if (stale) return;
    useCanvasUi.setState({ onPath: new Set(path?.ringed.keys() ?? []) });
    return () => useCanvasUi.setState({ onPath: new Set() });
  }, [path, stale]);
  useHopInView(path, hop, layout.unit);
  if (!path) return null;
  return (
    <InViewport>
      <svg
        className={styles["layer"]}
        data-stale={stale || undefined}
        style={{ zIndex: Z_PATH }}
        width={1}
        height={1}
        aria-hidden
      >
        <g transform={layout.unit === 1 ? undefined : `scale(${layout.unit})`}>
          {path.rest.length > 1 && (
            <path d={roundedPath(path.rest)} className={styles["rest"]} mask={`url(#${WORDS})`} />
          )}
          <Words path={path} />
          <g mask={`url(#${WORDS})`}>
            <Line path={path} hop={hop} />
          </g>
          {path.marks.map((mark) => (
            <Mark
              key={mark.hops[0]}
              mark={mark}
              hop={hop}
              isDrop={path.drop !== null && mark.at === path.marks.at(-1)?.at}
            />
          ))}
        </g>
      </svg>
    </InViewport>
  );
});

const WORDS = "packet-path-words";
const EVERYWHERE = 1_000_000;

/** The path ends at a card's edge and goes on at the other: it never covers the words on it. */
function Words({ path }: { readonly path: TracePath }) {
  return (
    <mask
      id={WORDS}
      maskUnits="userSpaceOnUse"
      x={-EVERYWHERE}
      y={-EVERYWHERE}
      width={2 * EVERYWHERE}
      height={2 * EVERYWHERE}
    >
      <rect x={-EVERYWHERE} y={-EVERYWHERE} width={2 * EVERYWHERE} height={2 * EVERYWHERE} fill="white" />
      {[...path.covered].map((rect) => (
        <rect
          key={`${rect.x} ${rect.y}`}
          x={rect.x}
          y={rect.y}
          width={rect.w}
          height={rect.h}
          rx={5}
          fill="black"
        />
      ))}
    </mask>
  );
}

function reachedAt(path: TracePath, hop: number): number {
  return path.marks.find(({ hops }) => hops.includes(hop))?.reached ?? path.length;
}

/** While it plays, the line grows with the packet; else all of it is there. */
function Line({ path, hop }: { readonly path: TracePath; readonly hop: number }) {
  const playing = useTracing((tracing) => tracing.playing);
  const speed = useTracing((tracing) => tracing.speed);
  const reduced = useReducedMotion();
  const casing = useRef<SVGPathElement>(null);
  const core = useRef<SVGPathElement>(null);
  const drawn = useRef(0);
  useLayoutEffect(() => {
    const grows = playing && !reduced;
    const from = grows && hop > 0 ? Math.min(drawn.current, reachedAt(path, hop)) : 0;
    const to = grows ? reachedAt(path, hop) : path.length;
    drawn.current = to;
    const lines = [casing.current, core.current].filter((line) => line !== null);
    if (!grows) {
      for (const line of lines) line.style.strokeDasharray = "";
      return;
    }
    const animations = lines.map((line) => {
      line.style.strokeDasharray = `${to} ${path.length + 20}`;
      const frames = [
        { strokeDasharray: `${from} ${path.length + 20}` },
        { strokeDasharray: `${to} ${path.length + 20}` },
      ];
      return line.animate(frames, { duration: HOP_MS / speed, easing: "linear" });
    });
    return () => {
      for (const animation of animations) animation.cancel();
    };
  }, [path, hop, playing, speed, reduced]);
  const d = roundedPath(path.points);
  return (
    <>
      <path ref={casing} d={d} className={styles["casing"]} />
      <path ref={core} d={d} className={styles["core"]} />
    </>
  );
}

function Mark({
  mark,
  hop,
  isDrop,
}: {
  readonly mark: HopMark;
  readonly hop: number;
  readonly isDrop: boolean;
}) {
  const current = mark.hops.includes(hop);
  // Of several hops the current one is named.
  const text = current ? String(hop + 1) : markWords(mark.hops);
  const first = mark.hops[0] ?? 0;
  const half = markHalf(text);
  return (
    <g
      transform={`translate(${mark.at.x} ${mark.at.y})`}
      className={styles["mark"]}
      onClick={() => goToHop(first)}
    >
      {isDrop ? (
        <>
          {current && <rect x={-18.5} y={-18.5} width={37} height={37} rx={9} className={styles["halo"]} />}
          <rect x={-14.5} y={-14.5} width={29} height={29} rx={6} className={styles["drop"]} />
          <path d="M-5.5 -5.5L5.5 5.5M5.5 -5.5L-5.5 5.5" className={styles["cross"]} />
        </>
      ) : (
        <>
          {current && (
            <rect
              x={-half - 7}
              y={-18}
              width={2 * half + 14}
              height={36}
              rx={18}
              className={styles["halo"]}
            />
          )}
          <rect
            x={current ? -half - 2 : -half}
            y={current ? -13 : -11}
            width={current ? 2 * half + 4 : 2 * half}
            height={current ? 26 : 22}
            rx={13}
            className={styles["circle"]}
          />
          <text y={current ? 5 : 4.2} className={styles["number"]} fontSize={current ? 14.5 : 12}>
            {text}
          </text>
        </>
      )}
    </g>
  );
}

/** A hop nearer to an edge of the view than this is brought into it, px; the controls stand at the lower edge. */
const MARGIN = { side: 20, top: 16, bottom: 60 };

/** The view moves only when the hop would be outside. */
function useHopInView(path: TracePath | null, hop: number, unit: number): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const reduced = useReducedMotion();
  const shown = useRef({ path, hop });
  useEffect(() => {
    const before = shown.current;
    shown.current = { path, hop };
    if (before.hop === hop && before.path !== null) return;
    const at = path?.marks.find(({ hops }) => hops.includes(hop))?.at;
    if (!at) return;
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const screen = { x: at.x * unit * zoom + x, y: at.y * unit * zoom + y };
    const inside =
      screen.x > MARGIN.side &&
      screen.x < width - MARGIN.side &&
      screen.y > MARGIN.top &&
      screen.y < height - MARGIN.bottom;
    if (inside) return;
    void flow.setCenter(at.x * unit, at.y * unit, { zoom, duration: reduced ? 0 : 240 });
  }, [path, hop, unit, flow, store, reduced]);
}
