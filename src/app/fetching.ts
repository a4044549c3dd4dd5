import { useOpening } from "#store";
import { loadEverything, loadLabParts } from "./parts.ts";

/** Set when the first screen stands and its prompt takes keys; what is fetched later costs no one their time. */
export const FIRST_SCREEN_MARK = "vswitch-lab.first-screen";

/** An address that names a lab needs engine and canvas in any case: they are asked for before anything is drawn. */
export function startFetching(): void {
  // A failure is told where the part is needed; here nobody waits for it.
  if (location.hash.length > 1) loadLabParts().catch(() => undefined);
}

/** Marks the first screen, then fetches the rest once a linked lab is open and nothing else is to do, unless the reader saves data. */
export function fetchWhenIdle(): void {
  performance.mark(FIRST_SCREEN_MARK);
  if (savesData()) return;
  const fetchAll = () => void loadEverything().catch(() => undefined);
  const fetchLater = () => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(fetchAll);
    else setTimeout(fetchAll, 1_000);
  };
  if (!useOpening.getState().busy) {
    fetchLater();
    return;
  }
  const stop = useOpening.subscribe(({ busy }) => {
    if (busy) return;
    stop();
    fetchLater();
  });
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
