import { useSyncExternalStore } from "react";

/** What fits beside the canvas: nothing, the dock, a rail too, or everything. */
export type Band = "phone" | "drawer" | "rail" | "full";

/** Widths below which a band holds, narrowest first. */
const LIMITS = [
  ["phone", matchMedia("(width < 768px)")],
  ["drawer", matchMedia("(width < 1024px)")],
  ["rail", matchMedia("(width < 1280px)")],
] as const satisfies readonly (readonly [Band, MediaQueryList])[];

function subscribe(changed: () => void): () => void {
  for (const [, query] of LIMITS) query.addEventListener("change", changed);
  return () => {
    for (const [, query] of LIMITS) query.removeEventListener("change", changed);
  };
}

const bandNow = (): Band => LIMITS.find(([, query]) => query.matches)?.[0] ?? "full";

export function useBand(): Band {
  return useSyncExternalStore(subscribe, bandNow);
}
