export { TraceDock } from "./TraceDock.tsx";
export { TracePanel } from "./TracePanel.tsx";
