export { StepScrubber } from "./StepScrubber.tsx";
export { UndoRedo } from "./UndoRedo.tsx";
