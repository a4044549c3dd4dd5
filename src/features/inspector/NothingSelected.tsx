import { memo, useMemo } from "react";
import type { World } from "#engine";
import { openDock, runLine, send } from "#store";
import { RunLine, Section } from "#ui";
import { MESSAGES } from "./messages.ts";
import { facts, plain } from "./model/inspection.ts";
import { nextSteps } from "./model/next.ts";
import classes from "./NothingSelected.module.css";
import { PartView } from "./PartView.tsx";

interface NothingSelectedProps {
  readonly world: World;
  readonly steps: number;
  readonly note: string;
}

/** The lab in numbers, and what one could try next. */
export const NothingSelected = memo(function NothingSelected({ world, steps, note }: NothingSelectedProps) {
  const next = useMemo(() => nextSteps(world), [world]);
  const containers = world.hosts.toArray().flatMap((host) => host.containers.toArray());
  const running = containers.filter(({ state }) => state === "running").length;
  const networks = world.hosts
    .toArray()
    .reduce((sum, host) => sum + host.dockerNetworks.filter(({ driver }) => driver !== "null").length, 0);
  const count = (number: number) => number.toLocaleString("en");
  return (
    <div className={classes.none}>
      <header className={classes.header}>
        <h2 className={classes.title}>{MESSAGES.none.title}</h2>
        <p className={classes.note}>{note}</p>
      </header>
      <PartView
        part={facts(MESSAGES.none.lab, [
          plain(MESSAGES.none.hosts, count(world.hosts.size)),
          plain(MESSAGES.none.networks, count(networks)),
          plain(
            MESSAGES.none.containers,
            containers.length === 0 ? "0" : MESSAGES.none.running(running, containers.length),
          ),
          plain(MESSAGES.none.machines, count(world.devices.size)),
          plain(MESSAGES.none.steps, count(steps)),
        ])}
      />
      {next.length > 0 ? (
        <Section title={MESSAGES.none.next}>
          <ul className={classes.next}>
            {next.map(({ says, line, packet }) => (
              <li key={says}>
                <p>{says}</p>
                {line ? <RunLine text={line.text} onRun={() => runLine(line)} /> : null}
                {packet ? (
                  <RunLine
                    text={`${packet.from} → ${packet.to}:${packet.port}`}
                    label={MESSAGES.none.sendPacket}
                    onRun={() => {
                      send({ ...packet, proto: "tcp" });
                      openDock("trace");
                    }}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
});
