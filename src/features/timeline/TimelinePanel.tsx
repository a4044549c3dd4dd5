import { ActionIcon } from "@mantine/core";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useMemo } from "react";
import { closeTimeline, openTerminal, run, useLab, worldInside } from "#store";
import { RunLine, Section } from "#ui";
import { BuiltList } from "./BuiltList.tsx";
import { MESSAGES } from "./messages.ts";
import { ACTOR_NAMES, eventTitle, eventWhy } from "./model/event-words.ts";
import { moveOf } from "./model/lanes.ts";
import { objectFacts } from "./model/object-facts.ts";
import classes from "./TimelinePanel.module.css";
import { type Moment, useMoment } from "./use-moment.ts";

/** The event in view in plain words: who did what and why, the call behind it, and what stands by now. */
export function TimelinePanel() {
  const moment = useMoment();
  const event = moment?.events[moment.at - 1];
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <h2 className={classes.title}>{MESSAGES.title}</h2>
        {moment?.inside ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={MESSAGES.close}
            title={MESSAGES.close}
            onClick={closeTimeline}
          >
            <IconX size={16} stroke={1.85} />
          </ActionIcon>
        ) : null}
      </header>
      {moment && moment.events.length > 0 ? (
        <div className={classes.body}>
          {event ? (
            <EventText moment={moment} event={event} />
          ) : (
            <div className={classes.lead}>
              <p className={classes.where}>{MESSAGES.before}</p>
              <p className={classes.why}>{MESSAGES.beforeStart}</p>
            </div>
          )}
          <Section title={MESSAGES.built}>
            <BuiltList events={moment.events} at={moment.at} />
          </Section>
          {event?.show ? (
            <Section title={MESSAGES.show}>
              <RunLine
                text={event.show}
                label={MESSAGES.runs}
                onRun={() => {
                  if (!event.show) return;
                  const machine = event.host ?? moment.text.machine;
                  openTerminal(machine);
                  run(machine, event.show, "canvas");
                }}
              />
              {moment.at < moment.events.length ? (
                <p className={classes.note}>{MESSAGES.windowNote}</p>
              ) : null}
            </Section>
          ) : null}
        </div>
      ) : (
        <p className={classes.empty}>{moment ? MESSAGES.onlyLooked : MESSAGES.empty}</p>
      )}
    </div>
  );
}

interface EventTextProps {
  readonly moment: Moment;
  readonly event: Moment["events"][number];
}

function EventText({ moment, event }: EventTextProps) {
  const { line, at, events } = moment;
  const { from, to } = moveOf(event);
  const executions = useLab((lab) => lab.executions);
  const facts = useMemo(
    () => (executions[line] ? objectFacts(worldInside(useLab.getState(), line, at - 1), event) : []),
    [executions, line, at, event],
  );
  return (
    <>
      <div className={classes.lead}>
        <p className={classes.where}>
          {MESSAGES.step(at, events.length)} · {MESSAGES.move(ACTOR_NAMES[from], ACTOR_NAMES[to])}
        </p>
        <h3 className={classes.headline}>{eventTitle(event)}</h3>
        <p className={classes.why}>{eventWhy(event)}</p>
      </div>
      {event.call ? (
        <Section title={MESSAGES.call}>
          <pre className={classes.call}>
            <b>{event.call.name}</b>
            {event.call.body === undefined ? "" : `\n${pretty(event.call.body)}`}
          </pre>
        </Section>
      ) : null}
      {facts.length > 0 ? (
        <Section title={MESSAGES.object}>
          <dl className={classes.facts}>
            {facts.map(({ name, before, after }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {before === null ? null : <s>{before}</s>} {after}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}

/** JSON with line breaks; text that is no JSON stays as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
