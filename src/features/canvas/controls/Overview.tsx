import { useReactFlow, useStoreApi } from "@xyflow/react";
import { memo, type PointerEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { Rect } from "../layout/geometry.ts";
import type { HostInside, Layout, PlacedHost } from "../layout/placed.ts";
import styles from "./Overview.module.css";
import { overviewFrame } from "./overview-frame.ts";

/** Nodes from which the minimap appears. */
const FROM = 60;
/** A wheel's way of so many px doubles or halves the zoom, as on the canvas. */
const DOUBLES_PX = 500;

export function hasOverview(count: number): boolean {
  return count >= FROM;
}

interface OverviewProps {
  readonly layout: Layout;
  readonly count: number;
  /** Called when a person moves the view here. */
  readonly hold: () => void;
}

/** The whole lab in a corner, once it is too large to see at once; dragging in it moves the view, the wheel zooms. */
export function Overview({ layout, count, hold }: OverviewProps) {
  return hasOverview(count) ? <Minimap layout={layout} hold={hold} /> : null;
}

/**
 * React Flow's minimap keeps an element and a subscription for each node and works through them on each frame of a
 * movement; this one draws a host's containers as one path, and while the view moves only sets two attributes.
 */
function Minimap({ layout, hold }: Omit<OverviewProps, "count">) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const svg = useRef<SVGSVGElement>(null);
  const mask = useRef<SVGPathElement>(null);
  const scale = useRef(1);
  const dragged = useRef<{ readonly x: number; readonly y: number } | null>(null);

  useLayoutEffect(() => {
    const draw = () => {
      const { transform, width, height } = store.getState();
      const frame = overviewFrame(layout, { transform, width, height });
      scale.current = frame.scale;
      svg.current?.setAttribute("viewBox", frame.viewBox);
      mask.current?.setAttribute("d", frame.mask);
      mask.current?.setAttribute("stroke-width", String(3 * frame.scale));
    };
    draw();
    return store.subscribe((now, before) => {
      const isSame =
        now.transform === before.transform && now.width === before.width && now.height === before.height;
      if (!isSame) draw();
    });
  }, [store, layout]);

  useEffect(() => {
    const element = svg.current;
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      hold();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 25 : 1;
      void flow.zoomTo(flow.getZoom() * 2 ** ((-event.deltaY * lines) / DOUBLES_PX));
    };
    element?.addEventListener("wheel", zoom, { passive: false });
    return () => element?.removeEventListener("wheel", zoom);
  }, [flow, hold]);

  const pan = ({ clientX, clientY }: PointerEvent) => {
    const from = dragged.current;
    if (from === null) return;
    dragged.current = { x: clientX, y: clientY };
    hold();
    const { x, y, zoom } = flow.getViewport();
    const far = scale.current * zoom;
    void flow.setViewport({ x: x - (clientX - from.x) * far, y: y - (clientY - from.y) * far, zoom });
  };
  return (
    <svg
      ref={svg}
      className={styles["map"]}
      role="img"
      aria-label="Overview"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={pan}
      onLostPointerCapture={() => {
        dragged.current = null;
      }}
    >
      <Drawing layout={layout} />
      <path ref={mask} className={styles["mask"]} fillRule="evenodd" />
    </svg>
  );
}

const Drawing = memo(function Drawing({ layout }: { readonly layout: Layout }) {
  return (
    <g className={styles["drawing"]} transform={`scale(${layout.unit})`} strokeWidth={3 / layout.unit}>
      {layout.hosts.map((host) => (
        <Host key={host.key} host={host} />
      ))}
      {layout.ground.bars.map(({ key, rect }) => (
        <Block key={key} rect={rect} fill="var(--cable)" />
      ))}
      {layout.ground.devices.map(({ key, rect }) => (
        <Block key={key} rect={rect} fill="var(--line-2)" />
      ))}
    </g>
  );
});

function Host({ host }: { readonly host: PlacedHost }) {
  const { x, y, w, h } = host.rect;
  return (
    <g transform={`translate(${x} ${y})`}>
      <Block rect={{ x: 0, y: 0, w, h }} fill="var(--surface)" />
      <Inside inside={host.inside} />
    </g>
  );
}

const Inside = memo(function Inside({ inside }: { readonly inside: HostInside }) {
  const boxes = inside.boxes.map(({ rect: { x, y, w, h } }) => `M${x} ${y}h${w}v${h}h${-w}z`).join("");
  return (
    <>
      {inside.switches.map(({ key, rect, scene }) => (
        <Block
          key={key}
          rect={rect}
          fill={scene.tone === "plain" ? "var(--line-2)" : `var(--${scene.tone})`}
        />
      ))}
      {boxes !== "" && <path d={boxes} fill="var(--line)" />}
      {inside.pnics.map(({ key, rect }) => (
        <Block key={key} rect={rect} fill="var(--ink)" />
      ))}
    </>
  );
});

function Block({ rect, fill }: { readonly rect: Rect; readonly fill: string }) {
  return <rect x={rect.x} y={rect.y} width={rect.w} height={rect.h} rx={5} fill={fill} />;
}
