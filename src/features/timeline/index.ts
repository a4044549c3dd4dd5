export { TimelineControls } from "./TimelineControls.tsx";
export { TimelineDock } from "./TimelineDock.tsx";
export { TimelinePanel } from "./TimelinePanel.tsx";
