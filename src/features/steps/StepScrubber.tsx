import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { contained, currentStep, moveToStep, stepsOf, useLab } from "#store";
import { messages } from "./messages.ts";
import classes from "./StepScrubber.module.css";

/** With more steps than this the ticks would touch: the line alone is drawn. */
const TICKS = 24;
/** Page Up and Page Down go this many steps. */
const PAGE = 10;

/** One tick a step, the thumb on the current one. Going back loses nothing. Wide: as wide as its place. */
export function StepScrubber({ wide = false }: { readonly wide?: boolean }) {
  const steps = useLab(stepsOf);
  const step = useLab(currentStep);
  const lines = useLab((lab) => lab.lines);
  const [pointed, setPointed] = useState<number | null>(null);
  const count = steps.length;
  if (count === 0) return null;
  const textOf = (tick: number) =>
    tick === 0 ? messages.beginning : (lines[steps[tick - 1] ?? 0]?.text ?? "");
  const percent = (tick: number) => `${(tick / count) * 100}%`;
  const stepAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(Math.max(Math.round(((clientX - left) / width) * count), 0), count);
  };

  function onKeyDown(event: KeyboardEvent): void {
    const wanted = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      PageDown: step - PAGE,
      PageUp: step + PAGE,
      Home: 0,
      End: count,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    moveToStep(wanted);
  }

  return (
    <div className={classes.scrubber} data-wide={wide || undefined}>
      <span className={classes.label}>{messages.step(step, count)}</span>
      <div
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={messages.scrubber}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={step}
        aria-valuetext={`${messages.step(step, count)}: ${textOf(step)}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          moveToStep(stepAt(event));
        }}
        onPointerMove={(event) => {
          const under = stepAt(event);
          setPointed(under);
          if (event.currentTarget.hasPointerCapture(event.pointerId) && under !== step) moveToStep(under);
        }}
        onPointerLeave={() => setPointed(null)}
      >
        <span className={classes.done} style={{ width: percent(step) }} />
        {count > TICKS ? null : (
          <>
            {Array.from({ length: count + 1 }, (_, tick) => (
              <span
                key={tick}
                className={classes.tick}
                data-later={tick > step || undefined}
                style={{ left: percent(tick) }}
              />
            ))}
          </>
        )}
        <span className={classes.thumb} style={{ left: percent(step) }} />
        {pointed === null ? null : (
          <span className={classes.tip} style={{ left: percent(pointed) }}>
            <b>{messages.step(pointed, count)}</b> <code>{contained(textOf(pointed))}</code>
          </span>
        )}
      </div>
    </div>
  );
}
