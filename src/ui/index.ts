export { DriverToken } from "./DriverToken.tsx";
export { DRIVER_SHAPES, type DriverShape } from "./driver-shapes.ts";
export { Keys } from "./Keys.tsx";
export { cssVariables, theme } from "./theme.ts";
