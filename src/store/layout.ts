import { create } from "zustand";

export type DialogName = "palette" | "settings" | "share" | "key" | "link";
/** How much of the window the phone's sheet takes. */
export type SheetStop = "low" | "middle" | "high";

/** Which parts of the page are open. Nothing here is part of a scenario. */
export interface Layout {
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly sheet: SheetStop;
  readonly dialog: DialogName | null;
  /** Grows when something wants the prompt focused; the terminal listens. */
  readonly promptFocus: number;
}

export const useLayout = create<Layout>()(() => ({
  leftOpen: true,
  rightOpen: true,
  sheet: "middle",
  dialog: null,
  promptFocus: 0,
}));

export function openDialog(dialog: DialogName): void {
  useLayout.setState({ dialog });
}

export function closeDialog(): void {
  useLayout.setState({ dialog: null });
}
