import { execute } from "./execute.ts";
import { defaultLab } from "./lab/default-lab.ts";
import { OBJECT_WORDS, type WorldEvent } from "./model/events.ts";
import type { OsId } from "./model/profiles.ts";
import type { World } from "./model/world.ts";

/** A web server's image; with `-p` its port 80 is published. For tests. */
export const IMAGE = "mcr.microsoft.com/windows/servercore/iis";

/**
 * The default lab with one more host, `box`, of that Windows: three adapters, of which `Ethernet` has 192.168.10.31/24.
 * The lines were typed on it, and each must have succeeded. For tests.
 */
export function boxOf(os: OsId, ...lines: readonly string[]): World {
  const nics = '--nic Ethernet=192.168.10.31/24 --nic "Ethernet 2" --nic "Ethernet 3"';
  const add = `lab host add box --os ${os} --platform physical ${nics}`;
  const { world } = execute(defaultLab(), "win-01", add);
  return lines.reduce((before, line) => {
    const done = execute(before, "box", line);
    if (done.output.stderr !== "") throw new Error(`${line}: ${done.output.stderr}`);
    return done.world;
  }, world);
}

/** What the line prints on stdout. */
export function printed(world: World, line: string, machine = "box"): string {
  return execute(world, machine, line).output.stdout;
}

/** "VMSwitch create vSwitch", one for each event except the end of the command. For tests. */
export function steps(events: readonly WorldEvent[]): readonly string[] {
  return events
    .filter(({ verb }) => verb !== "end")
    .map(({ actor, verb, kind }) => `${actor} ${verb} ${OBJECT_WORDS[kind]}`);
}
