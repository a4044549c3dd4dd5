export { Terminal } from "./Terminal.tsx";
export { TerminalTabs } from "./TerminalTabs.tsx";
