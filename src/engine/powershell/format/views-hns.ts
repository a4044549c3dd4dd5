import type { View } from "./view.ts";

/** Objects of HNS print as lists of all they have, however few that is. */
export const HNS_VIEWS: Readonly<Record<string, View>> = {};
