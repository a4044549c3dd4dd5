export type { PageCommand } from "./entries.ts";
export { PaletteDialog } from "./PaletteDialog.tsx";
