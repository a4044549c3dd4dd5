import { execute } from "../../execute.ts";
import { EMPTY_WORLD, type World } from "../../model/world.ts";

/** Hosts win-01, win-02 … on one LAN, with the addresses 192.168.10.21, .22 … For tests. */
export function lanOf(count: number): World {
  const hosts = Array.from(
    { length: count },
    (_, at) => `lab host add win-0${at + 1} --nic Ethernet=192.168.10.${21 + at}/24`,
  );
  return after(EMPTY_WORLD, "lab segment add LAN --subnet 192.168.10.0/24", ...hosts);
}

/** The lines one after the other, "win-02> " before a line says where; each must succeed. For tests. */
export function after(world: World, ...lines: readonly string[]): World {
  return lines.reduce((now, line) => {
    const done = typed(now, line);
    if (done.exitCode !== 0) throw new Error(`${line}: ${done.stderr}`);
    return done.world;
  }, world);
}

/** What a line prints, and the world after it. For tests. */
export function typed(world: World, line: string) {
  const [, machine = "win-01", text = ""] = /^(?:(win-\d+)> )?(.*)$/s.exec(line) ?? [];
  const { output, exitCode, world: next, notes } = execute(world, machine, text);
  return { ...output, exitCode, world: next, notes };
}

/** A swarm of win-01, a manager, and workers on the others. For tests. */
export function swarmOf(count: number): World {
  const made = after(lanOf(count), "docker swarm init --advertise-addr 192.168.10.21");
  const token = typed(made, "docker swarm join-token -q worker").stdout.trim();
  const joins = Array.from(
    { length: count - 1 },
    (_, at) => `win-0${at + 2}> docker swarm join --token ${token} 192.168.10.21:2377`,
  );
  return after(made, ...joins);
}
