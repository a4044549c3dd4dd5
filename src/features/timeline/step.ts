import { announce, eventsOf, goToEvent, stepTimeline, useLab, useTimeline } from "#store";
import { MESSAGES } from "./messages.ts";
import { ACTOR_NAMES } from "./model/event-words.ts";

/** Steps by hand are told; playback is not. */
export function stepBy(delta: 1 | -1): void {
  stepTimeline(delta);
  tell();
}

export function stepTo(event: number): void {
  goToEvent(event);
  tell();
}

function tell(): void {
  const { line, event } = useTimeline.getState();
  const events = eventsOf(useLab.getState(), line);
  const now = events[event - 1];
  announce(
    now
      ? `${MESSAGES.step(event, events.length)}. ${ACTOR_NAMES[now.actor]}: ${now.why}`
      : MESSAGES.beforeStart,
  );
}
