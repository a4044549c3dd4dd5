export { TraceControls } from "./TraceControls.tsx";
export { TraceDock } from "./TraceDock.tsx";
export { TracePanel } from "./TracePanel.tsx";
