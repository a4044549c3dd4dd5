export { ReachabilityDock } from "./ReachabilityDock.tsx";
