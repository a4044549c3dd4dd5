import "./base.css";
import "./mantine.css";

export { ConfirmDialog } from "./ConfirmDialog.tsx";
export { CopyValue } from "./CopyValue.tsx";
export { copyText } from "./copy-text.ts";
export { DriverToken } from "./DriverToken.tsx";
export { DRIVER_SHAPES, type DriverShape } from "./driver-shapes.ts";
export { focusRegion } from "./focus-region.ts";
export { Glyph, type GlyphName } from "./Glyph.tsx";
export { Keys } from "./Keys.tsx";
export { Logo } from "./Logo.tsx";
export { type Outcome, OutcomeIcon } from "./OutcomeIcon.tsx";
export { Player } from "./Player.tsx";
export { RunLine } from "./RunLine.tsx";
export { Section } from "./Section.tsx";
export { cssVariables, theme } from "./theme.ts";
export { useFocusBack } from "./use-focus-back.ts";
