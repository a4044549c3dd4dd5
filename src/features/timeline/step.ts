import type { KeyboardEvent } from "react";
import { announce, eventsOf, goToEvent, stepTimeline, useLab, useTimeline } from "#store";
import { MESSAGES } from "./messages.ts";
import { ACTOR_NAMES, eventWhy } from "./model/event-words.ts";

/** Steps by hand are told; playback is not. */
export function stepBy(delta: 1 | -1): void {
  stepTimeline(delta);
  tell();
}

export function stepTo(event: number): void {
  goToEvent(event);
  tell();
}

/** ← → Home End step through `count` calls, except where they move a caret or a choice. */
export function stepKeys(event: KeyboardEvent, count: number): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof HTMLElement && event.target.closest("select, input")) return;
  if (event.key === "ArrowLeft") stepBy(-1);
  else if (event.key === "ArrowRight") stepBy(1);
  else if (event.key === "Home") stepTo(0);
  else if (event.key === "End") stepTo(count);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function tell(): void {
  const { line, event } = useTimeline.getState();
  const events = eventsOf(useLab.getState(), line);
  const now = events[event - 1];
  announce(
    now
      ? `${MESSAGES.step(event, events.length)}. ${ACTOR_NAMES[now.actor]}: ${eventWhy(now)}`
      : MESSAGES.beforeStart,
  );
}
