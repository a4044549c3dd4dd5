export { LastCommand } from "./LastCommand.tsx";
export { Terminal } from "./Terminal.tsx";
export { TerminalControls } from "./TerminalControls.tsx";
