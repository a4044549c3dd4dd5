import IconBulb from "@tabler/icons-react/dist/esm/icons/IconBulb.mjs";
import type { Trace } from "#engine";
import { run, selectWorld, useLab, useTracing } from "#store";
import { RunLine } from "#ui";
import classes from "./MakeItWork.module.css";
import { MESSAGES } from "./messages.ts";
import { sendPacket } from "./walk.ts";

/** The smallest command that makes the packet arrive, tried by the engine; a press runs it and sends again. */
export function MakeItWork({ trace }: { readonly trace: Trace }) {
  const { fix } = trace;
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
            text={fix}
            label={MESSAGES.runFix}
            onRun={() => {
              const { flow } = useTracing.getState();
              run(machineFor(flow.from, fix), commandOf(fix), "canvas");
              sendPacket();
            }}
          />
        </>
      )}
    </section>
  );
}

/** A fix may name the machine as a script does: "win-02> docker start web". */
function commandOf(fix: string): string {
  return fix.replace(/^[\w./-]+>\s*/, "");
}

/** The named machine, else the host that the packet starts on, else the first host. */
function machineFor(from: string, fix: string): string {
  const named = /^([\w./-]+)>/.exec(fix)?.[1];
  if (named) return named;
  const world = selectWorld(useLab.getState());
  const start = from.split("/")[0] ?? "";
  const hosts = world.hosts.map(({ settings }): string => settings.name);
  return hosts.includes(start) ? start : (hosts[0] ?? start);
}
