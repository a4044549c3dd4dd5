import { create } from "zustand";
import type { Position } from "#scenario";
import type { ObjectRef, Removal } from "#store";

/** The menu that is open on the canvas, at a spot relative to it. */
export type OpenMenu =
  | { readonly kind: "item"; readonly ref: ObjectRef; readonly at: Position }
  | { readonly kind: "connect"; readonly ref: ObjectRef; readonly at: Position }
  | { readonly kind: "drivers"; readonly host: string; readonly at: Position };

export const useMenus = create<{ readonly menu: OpenMenu | null; readonly asked: Removal | null }>()(() => ({
  menu: null,
  asked: null,
}));

export function openMenu(menu: OpenMenu): void {
  useMenus.setState({ menu });
}

export function closeMenus(): void {
  useMenus.setState({ menu: null, asked: null });
}
