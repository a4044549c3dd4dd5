import { useSyncExternalStore } from "react";
import { create } from "zustand";

/** What a person prefers; kept in this browser, never part of a scenario. The theme is Mantine's to keep. */
export interface Settings {
  readonly motion: "system" | "full" | "reduced";
  /** Single letters act when canvas or outline has focus (WCAG 2.1.4 asks for a way to switch them off). */
  readonly singleKeys: boolean;
  readonly terminalColours: "dark" | "theme" | "powershell";
  /** The key of the phone's prompt row, the hint of the first focus: shown once. */
  readonly terminalHintSeen: boolean;
}

const KEY = "vswitch-lab.settings";

const DEFAULTS: Settings = {
  motion: "system",
  singleKeys: true,
  terminalColours: "dark",
  terminalHintSeen: false,
};

export const useSettings = create<Settings>()(() => ({ ...DEFAULTS, ...readSettings() }));

export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
  try {
    localStorage.setItem(KEY, JSON.stringify(useSettings.getState()));
  } catch {
    // Storage is blocked: the setting holds until the page is closed; the banner about saving says so.
  }
}

function readSettings(): Partial<Settings> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? known(stored) : {};
  } catch {
    return {};
  }
}

/** Only values that this version understands: an older or newer version may have written others. */
function known(stored: object): Partial<Settings> {
  const { motion, singleKeys, terminalColours, terminalHintSeen } = stored as Record<keyof Settings, unknown>;
  return {
    ...(motion === "full" || motion === "reduced" ? { motion } : {}),
    ...(singleKeys === false ? { singleKeys } : {}),
    ...(terminalColours === "theme" || terminalColours === "powershell" ? { terminalColours } : {}),
    ...(terminalHintSeen === true ? { terminalHintSeen } : {}),
  };
}

const reducedQuery =
  typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : undefined;

function subscribeToSystem(changed: () => void): () => void {
  reducedQuery?.addEventListener("change", changed);
  return () => reducedQuery?.removeEventListener("change", changed);
}

const systemReduces = (): boolean => reducedQuery?.matches ?? false;

/** True when nothing may move by itself: the setting decides, the system is its default. */
export function motionReduced(): boolean {
  const { motion } = useSettings.getState();
  return motion === "system" ? systemReduces() : motion === "reduced";
}

/** Writes what style sheets read onto the root element, now and with every change. Returns a function that stops it. */
export function showSettings(): () => void {
  const show = () => {
    const { dataset } = document.documentElement;
    dataset["motion"] = motionReduced() ? "reduced" : "full";
    dataset["terminalColours"] = useSettings.getState().terminalColours;
  };
  show();
  const stops = [useSettings.subscribe(show), subscribeToSystem(show)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The same, for components. */
export function useReducedMotion(): boolean {
  const motion = useSettings((settings) => settings.motion);
  const system = useSyncExternalStore(subscribeToSystem, systemReduces, () => false);
  return motion === "system" ? system : motion === "reduced";
}
