import type { KeyboardEvent } from "react";
import { currentStep, moveToStep, stepsOf, useLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./StepScrubber.module.css";

/** One tick a step, the thumb on the current one. Going back loses nothing. */
export function StepScrubber() {
  const steps = useLab(stepsOf);
  const step = useLab(currentStep);
  const lines = useLab((lab) => lab.lines);
  if (steps.length === 0) return null;
  const textOf = (tick: number) =>
    tick === 0 ? messages.beginning : (lines[steps[tick - 1] ?? 0]?.text ?? "");

  function onKeyDown(event: KeyboardEvent): void {
    const wanted = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: steps.length }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    moveToStep(wanted);
  }

  return (
    <div className={classes.scrubber}>
      <span className={classes.label}>{messages.step(step, steps.length)}</span>
      <div
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={messages.scrubber}
        aria-valuemin={0}
        aria-valuemax={steps.length}
        aria-valuenow={step}
        aria-valuetext={`${messages.step(step, steps.length)}: ${textOf(step)}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          moveToStep(Math.round(((event.clientX - left) / width) * steps.length));
        }}
      >
        {Array.from({ length: steps.length + 1 }, (_, tick) => (
          <span
            key={tick}
            className={classes.tick}
            data-state={tick === step ? "now" : tick < step ? "past" : "later"}
            title={textOf(tick)}
            style={{ left: `${(tick / steps.length) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
