export { AddPalette } from "./AddPalette.tsx";
export { Outline } from "./Outline.tsx";
