import { type ReactFlowState, useStore } from "@xyflow/react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

const found = new WeakMap<Element, Element>();

/** The place that React Flow keeps for what moves and zooms with the nodes. */
function placeIn({ domNode }: ReactFlowState): Element | null {
  if (!domNode) return null;
  const known = found.get(domNode);
  if (known?.isConnected) return known;
  const place = domNode.querySelector(".react-flow__viewport-portal");
  if (place) found.set(domNode, place);
  return place;
}

/**
 * Draws its children where the nodes are drawn. React Flow's own portal searches the drawing for that place with each
 * change of the view, as often as there are portals.
 */
export function InViewport({ children }: { readonly children: ReactNode }) {
  const place = useStore(placeIn);
  return place && createPortal(children, place);
}
