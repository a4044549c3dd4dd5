import { announce } from "./announcer.ts";
import { currentStep, type Lab, stepsOf, useLab, worldAt } from "./lab.ts";
import { stepWords } from "./step-words.ts";

/** Says where the lab stands after each step, and what the step did. Returns a function that stops it. */
export function announceSteps(): () => void {
  return useLab.subscribe((lab, before) => {
    if (lab.id !== before.id || lab.cursor === before.cursor) return;
    const step = currentStep(lab);
    const isNew = lab.lines !== before.lines;
    if (step === currentStep(before) && !isNew) return;
    const line = stepsOf(lab)[step - 1];
    if (isNew && line !== lab.cursor - 1) return;
    announce([`Step ${step} of ${stepsOf(lab).length}.`, wordsOf(lab, line, isNew)].join(" ").trim());
  });
}

/** What a new step did; of a step that is gone back to, the command. */
function wordsOf(lab: Lab, line: number | undefined, isNew: boolean): string {
  if (line === undefined) return "Beginning.";
  const execution = lab.executions[line];
  const said = isNew && execution ? stepWords(execution, worldAt(lab, line)) : "";
  return said || (lab.lines[line]?.text ?? "");
}
