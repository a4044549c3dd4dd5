const KEY = "vswitch-lab.unsaved";

interface Unsaved {
  /** What the address said when the page was left. */
  readonly address: string;
  readonly link: string;
}

/** A reload goes to the address as it was when it was asked for: what came after is put aside for it, at once. */
export function putAside(unsaved: Unsaved): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(unsaved));
  } catch {
    // Storage is blocked: the banner says that nothing is kept.
  }
}

/** The link of the work that a reload of this address would lose; null when there is none. Only asked once. */
export function takeAside(address: string): string | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return isReload() && isUnsaved(stored) && stored.address === address ? stored.link : null;
  } catch {
    return null;
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "reload";
}

function isUnsaved(value: unknown): value is Unsaved {
  if (typeof value !== "object" || value === null) return false;
  const { address, link } = value as Partial<Unsaved>;
  return typeof address === "string" && typeof link === "string";
}
