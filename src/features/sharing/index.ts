export { copyLink } from "./copy-link.ts";
export { DamagedLink } from "./DamagedLink.tsx";
export { chooseLabFile, openLabFile, saveLabFile } from "./lab-file.ts";
export { ShareMenu } from "./ShareMenu.tsx";
