import { create } from "zustand";

export type DialogName = "palette" | "settings" | "keys";
/** How much of the window the phone's sheet takes. */
export type SheetStop = "low" | "middle" | "high";

/** Which parts of the page are open, and how large. Nothing here is part of a scenario. */
export interface Layout {
  /** null: as the width of the window says. */
  readonly leftOpen: boolean | null;
  readonly rightOpen: boolean | null;
  readonly sheet: SheetStop;
  readonly dialog: DialogName | null;
  /** Pixels; kept in this browser. */
  readonly dockHeight: number;
  readonly rightWidth: number;
  /** Grows when something wants the prompt focused; the terminal listens. */
  readonly promptFocus: number;
  /** Grows when something wants the whole lab in view; the canvas listens. */
  readonly fitWanted: number;
}

type Sizes = Pick<Layout, "dockHeight" | "rightWidth">;

/** Least and most pixels, as the specification of the regions says. */
export const LIMITS = { dockHeight: [120, 620], rightWidth: [280, 480] } as const;

const KEY = "vswitch-lab.sizes";
const SIZES: Sizes = { dockHeight: 216, rightWidth: 316 };

export const useLayout = create<Layout>()(() => ({
  leftOpen: null,
  rightOpen: null,
  sheet: "middle",
  dialog: null,
  promptFocus: 0,
  fitWanted: 0,
  ...SIZES,
  ...readSizes(),
}));

export function openDialog(dialog: DialogName): void {
  useLayout.setState({ dialog });
}

export function closeDialog(): void {
  useLayout.setState({ dialog: null });
}

export function fitCanvas(): void {
  useLayout.setState(({ fitWanted }) => ({ fitWanted: fitWanted + 1 }));
}

/** Sets one of the sizes within its limits and remembers it. */
export function resize(what: keyof Sizes, pixels: number): void {
  const [least, most] = LIMITS[what];
  useLayout.setState({ [what]: Math.round(Math.min(Math.max(pixels, least), most)) });
  const { dockHeight, rightWidth } = useLayout.getState();
  try {
    localStorage.setItem(KEY, JSON.stringify({ dockHeight, rightWidth }));
  } catch {
    // Storage is blocked: the size holds until the page is closed.
  }
}

/** How much of the window the dock may take when a tab raises it. */
const MOST_OF_WINDOW = 0.38;

/**
 * Raises a lower dock to so many pixels, or to 38% of the window, for what a tab shows at once. The answer puts it back;
 * a height that somebody sets meanwhile stays.
 */
export function raiseDock(pixels: number): () => void {
  const before = useLayout.getState().dockHeight;
  const raised = Math.round(Math.min(pixels, window.innerHeight * MOST_OF_WINDOW));
  if (before >= raised) return () => undefined;
  useLayout.setState({ dockHeight: raised });
  return () => {
    if (useLayout.getState().dockHeight === raised) useLayout.setState({ dockHeight: before });
  };
}

function readSizes(): Partial<Sizes> {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Record<keyof Sizes, unknown>>;
    return { ...sizeIn(stored, "dockHeight"), ...sizeIn(stored, "rightWidth") };
  } catch {
    return {};
  }
}

function sizeIn(stored: Partial<Record<keyof Sizes, unknown>>, what: keyof Sizes): Partial<Sizes> {
  const [least, most] = LIMITS[what];
  const pixels = stored[what];
  return typeof pixels === "number" && pixels >= least && pixels <= most ? { [what]: pixels } : {};
}
