import { type RefObject, useEffect, useLayoutEffect } from "react";

/** Nearer to the end than this, px, somebody reads the end. */
const NEAR = 24;

/**
 * Shows the end of a scrolled box whenever `news` changes, and keeps showing it while the box changes its height; who has
 * scrolled back is left where they read until something is new.
 */
export function useBottom(box: RefObject<HTMLElement | null>, news: readonly unknown[]): void {
  useLayoutEffect(() => {
    toBottom(box.current);
    // What counts as new is up to the caller.
    // oxlint-disable-next-line react/exhaustive-deps
  }, news);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let atBottom = true;
    let height = element.clientHeight;
    const onScroll = () => {
      // The browser tells of a scroll before it tells of the new height that came with it.
      if (element.clientHeight !== height) return;
      atBottom = element.scrollHeight - element.scrollTop - height < NEAR;
    };
    const resized = new ResizeObserver(() => {
      height = element.clientHeight;
      if (atBottom) toBottom(element);
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [box]);
}

function toBottom(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}
