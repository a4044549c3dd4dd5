import IconBulb from "@tabler/icons-react/dist/esm/icons/IconBulb.mjs";
import { runLine, useTracing } from "#store";
import { RunLine } from "#ui";
import classes from "./MakeItWork.module.css";
import { MESSAGES } from "./messages.ts";
import { sendPacket } from "./walk.ts";

/** The smallest command that makes the packet arrive, tried by the engine; a press runs it and sends again. */
export function MakeItWork() {
  const fix = useTracing((tracing) => tracing.fix);
  return (
    <section className={classes.fix}>
      <h3 className={classes.title}>
        <IconBulb size={16} stroke={1.85} aria-hidden />
        {MESSAGES.makeItWork}
      </h3>
      {fix === null ? (
        <p className={classes.says}>{MESSAGES.noFix}</p>
      ) : (
        <>
          <p className={classes.says}>{MESSAGES.makeItWorkHint}</p>
          <RunLine
            text={fix.text}
            label={MESSAGES.runFix}
            onRun={() => {
              runLine(fix);
              sendPacket(useTracing.getState().sent ?? undefined);
            }}
          />
        </>
      )}
    </section>
  );
}
