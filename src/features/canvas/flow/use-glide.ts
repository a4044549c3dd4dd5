import { type RefObject, useLayoutEffect, useRef } from "react";
import { type DetailLevel, useReducedMotion } from "#store";
import type { Scene } from "../scene/scene.ts";

/** A larger lab takes its new shape at once: moving all of it costs frames and shows nothing. */
const MOST = 80;
/** Nodes move for 240 ms (items.css); a frame or two pass before they start. */
const GLIDE_MS = 300;
const LEAVE_MS = 120;

/**
 * After a step nodes move to their new places, links follow, new nodes appear, and what is gone fades (specification of
 * motion). Nothing of it happens while a person drags, zooms or opens a lab.
 */
export function useGlide(
  root: RefObject<HTMLElement | null>,
  scene: Scene,
  { level, count, lab }: { readonly level: DetailLevel; readonly count: number; readonly lab: string },
): void {
  const reduced = useReducedMotion();
  const shown = useRef({ scene, level, lab });
  useLayoutEffect(() => {
    const before = shown.current;
    if (before.scene === scene && before.level === level) return;
    shown.current = { scene, level, lab };
    const element = root.current;
    const isStep = before.scene !== scene && before.level === level && before.lab === lab;
    if (!element || reduced || !isStep || count > MOST) return;
    return glide(element);
  }, [root, scene, level, count, lab, reduced]);
}

/** Lets changes of the drawing take their time for a moment. Returns a function that ends it early. */
function glide(canvas: HTMLElement): () => void {
  canvas.setAttribute("data-glides", "");
  const observer = new MutationObserver((records) => {
    for (const { removedNodes, target } of records) removedNodes.forEach((node) => fade(node, target));
  });
  const nodes = canvas.querySelector(".react-flow__nodes");
  if (nodes) observer.observe(nodes, { childList: true });
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    canvas.removeAttribute("data-glides");
  };
  const timer = setTimeout(stop, GLIDE_MS);
  return stop;
}

const fading = new WeakSet<Node>();

/** Puts a removed node back for a moment: a picture of what was there, for nobody to press or hear. */
function fade(node: Node, parent: Node): void {
  if (!(node instanceof HTMLElement) || !node.classList.contains("react-flow__node") || fading.has(node))
    return;
  fading.add(node);
  node.inert = true;
  node.setAttribute("aria-hidden", "true");
  for (const item of node.querySelectorAll("[data-key]")) {
    item.removeAttribute("data-key");
    item.removeAttribute("id");
  }
  parent.appendChild(node);
  const animation = node.animate([{ opacity: 1 }, { opacity: 0 }], { duration: LEAVE_MS, fill: "forwards" });
  animation.onfinish = () => node.remove();
}
