import { ActionIcon } from "@mantine/core";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { type KeyboardEvent, useState } from "react";
import { closeTrace, uncompose, useTracing } from "#store";
import { Composer } from "./Composer.tsx";
import { HopList } from "./HopList.tsx";
import { hopKeys } from "./hop-keys.ts";
import { MakeItWork } from "./MakeItWork.tsx";
import { MESSAGES } from "./messages.ts";
import { readable } from "./model/hop-words.ts";
import { flowLine, flowText } from "./model/target.ts";
import { StaleNote } from "./StaleNote.tsx";
import { TraceExport } from "./TraceExport.tsx";
import classes from "./TracePanel.module.css";
import { useHop } from "./use-hop.ts";
import { VerdictCard } from "./VerdictCard.tsx";
import { Warnings } from "./Warnings.tsx";
import { sendPacket } from "./walk.ts";

/** The right panel of a trace: what is sent, what became of it, and every hop with its reason. */
export function TracePanel() {
  const view = useHop();
  const [opened, setOpened] = useState(false);
  // Somebody asked for another packet, here or with "Send from here".
  const composed = useTracing((tracing) => tracing.sent !== null && tracing.sent !== tracing.flow);
  const editing = opened || composed;
  const onKeyDown = (event: KeyboardEvent) => hopKeys(event);
  const cancel = () => {
    setOpened(false);
    uncompose();
  };
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <h2 className={classes.title}>{MESSAGES.title}</h2>
        {view ? (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={MESSAGES.again}
              title={MESSAGES.again}
              onClick={() => sendPacket(view.flow)}
            >
              <IconRefresh size={16} stroke={1.85} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={MESSAGES.close}
              title={MESSAGES.close}
              onClick={closeTrace}
            >
              <IconX size={16} stroke={1.85} />
            </ActionIcon>
          </>
        ) : null}
      </header>
      <div className={classes.top}>
        {view && !editing ? (
          <button
            type="button"
            className={classes.flow}
            onClick={() => setOpened(true)}
            aria-label={`${MESSAGES.edit}: ${flowText(view.flow)}`}
            title={`${view.flow.from} → ${view.flow.to}`}
          >
            <span>{readable(view.flow.from.split("/").at(-1) ?? "")}</span>
            <span aria-hidden>→</span>
            <b>{flowLine(view.flow)}</b>
          </button>
        ) : (
          <Composer onSent={() => setOpened(false)} onCancel={view ? cancel : null} />
        )}
        {view ? <StaleNote flow={view.flow} /> : null}
        {view ? <VerdictCard trace={view.trace} /> : null}
      </div>
      {view ? (
        // Arrow keys walk the hops wherever the focus is in here.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={classes.body} onKeyDown={onKeyDown}>
          {view.trace.verdict === "delivered" ? null : <MakeItWork />}
          <HopList view={view} />
          <Warnings codes={view.trace.warnings} />
          <TraceExport trace={view.trace} />
        </div>
      ) : null}
    </div>
  );
}
