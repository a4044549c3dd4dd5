import { Button } from "@mantine/core";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import { compose, openDock, openTerminal, run, runLine } from "#store";
import { OutcomeIcon, RunLine, Section } from "#ui";
import { HnsJson } from "./HnsJson.tsx";
import classes from "./InspectedObject.module.css";
import { MESSAGES } from "./messages.ts";
import type { Inspection, InspectorAction } from "./model/inspection.ts";
import { ObjectIcon } from "./ObjectIcon.tsx";
import { PartView } from "./PartView.tsx";

export function InspectedObject({ inspection }: { readonly inspection: Inspection }) {
  const { icon, title, subtitle, state, parts, show, hns, actions } = inspection;
  return (
    <>
      <header className={classes.header}>
        <span className={classes.icon}>
          <ObjectIcon icon={icon} size={20} />
        </span>
        <div className={classes.names}>
          <h2 className={classes.title} title={title}>
            {title}
          </h2>
          <p className={classes.subtitle}>{subtitle}</p>
        </div>
        {state ? (
          <span className={classes.state} data-outcome={state.outcome}>
            <OutcomeIcon outcome={state.outcome} size={14} />
            {state.word}
          </span>
        ) : null}
      </header>
      <div className={classes.body}>
        {parts.map((part, index) => (
          // Parts have no identity of their own; the whole view is new for another object.
          // oxlint-disable-next-line react/no-array-index-key
          <PartView key={index} part={part} />
        ))}
        {show ? (
          <Section title={MESSAGES.show}>
            <RunLine
              text={show.text}
              label={MESSAGES.runs}
              onRun={() => {
                openTerminal(show.machine);
                run(show.machine, show.text, "canvas");
              }}
            />
          </Section>
        ) : null}
        {hns ? <HnsJson line={hns.line} kind={hns.kind} /> : null}
      </div>
      {actions.length > 0 ? (
        <footer className={classes.actions}>
          {actions.map((action) => (
            <Action key={action.kind === "line" ? action.label : action.kind} action={action} />
          ))}
        </footer>
      ) : null}
    </>
  );
}

function Action({ action }: { readonly action: InspectorAction }) {
  switch (action.kind) {
    case "send":
      return (
        <Button
          variant="default"
          leftSection={<IconSend size={15} stroke={1.85} aria-hidden />}
          onClick={() => {
            compose({ from: action.from });
            openDock("trace");
          }}
        >
          {MESSAGES.send}
        </Button>
      );
    case "terminal":
      return (
        <Button
          variant="default"
          leftSection={<IconTerminal2 size={15} stroke={1.85} aria-hidden />}
          onClick={() => openTerminal(action.machine)}
        >
          {MESSAGES.terminal}
        </Button>
      );
    case "line":
      return (
        <Button variant="default" title={action.line.text} onClick={() => runLine(action.line)}>
          {action.label}
        </Button>
      );
  }
}
