/** Goes to a part of the page: to the drawing or the tree in it, where its keys act, else to the part itself. */
export function focusRegion(region: HTMLElement): void {
  const inner = region.querySelector<HTMLElement>('[role="application"], [role="tree"]');
  (inner ?? region).focus({ preventScroll: true });
}
