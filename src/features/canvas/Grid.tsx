import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import styles from "./Grid.module.css";

/** Px between two dots at 100%. */
const GAP = 20;
/** A zoom is over when it rested for so long. */
const SETTLES_MS = 120;

/**
 * The dots behind everything. React Flow's own background is drawn anew on every frame of a movement; this one is drawn
 * once and moved by the compositor, by whole px: between them it would have to be smoothed. While a zoom lasts it is
 * stretched, and drawn when the zoom rests. From afar every second, fourth … dot stays, so that about 20 px lie between
 * two.
 */
export function Grid() {
  const store = useStoreApi();
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let drawn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      const [, , zoom] = store.getState().transform;
      drawn = GAP * nearOne(zoom);
      if (element.current) element.current.style.backgroundSize = `${drawn}px ${drawn}px`;
      move();
    };
    const move = () => {
      const [x, y, zoom] = store.getState().transform;
      const stretch = nearOne((GAP * zoom) / drawn);
      const gap = drawn * stretch;
      const style = element.current?.style;
      if (style) style.transform = `translate(${within(x, gap)}px, ${within(y, gap)}px) scale(${stretch})`;
    };
    draw();
    const stop = store.subscribe(({ transform }, { transform: before }) => {
      if (transform === before) return;
      move();
      if (transform[2] === before[2]) return;
      clearTimeout(timer);
      timer = setTimeout(draw, SETTLES_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return <div ref={element} className={styles["grid"]} aria-hidden />;
}

/** The number, doubled or halved until it lies between 0.71 and 1.41. */
function nearOne(number: number): number {
  return number * 2 ** Math.round(-Math.log2(number));
}

/** Whole px that move the dots by less than a gap: the next one takes the place of the one before. */
function within(offset: number, gap: number): number {
  return Math.round(((offset % gap) + gap) % gap);
}
