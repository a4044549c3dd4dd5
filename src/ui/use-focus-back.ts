import { useEffect } from "react";

/**
 * Remembers what has the focus when something opens over the page, and gives the focus back when it closes, unless
 * something else has taken it meanwhile. `instead` is asked when what had the focus is gone.
 */
export function useFocusBack(open: boolean, instead: () => HTMLElement | null): void {
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      if (document.activeElement !== document.body) return;
      const back = before instanceof HTMLElement && before.isConnected ? before : instead();
      back?.focus({ preventScroll: true });
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open]);
}
