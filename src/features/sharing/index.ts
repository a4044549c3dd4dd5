export { DamagedLink } from "./DamagedLink.tsx";
export { ShareMenu } from "./ShareMenu.tsx";
