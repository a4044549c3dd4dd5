import { type Execution, execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";

/** A line and the machine that it is typed on. */
export interface Line {
  readonly machine: string;
  readonly text: string;
}

const SECOND_NIC = '--nic "Ethernet 2" --nic "Ethernet 3"';

/** One host of each kind beside the first: every platform, and every generation of Windows that differs much. */
const HOSTS = [
  `lab host add win-16 --os ws2016 --platform hyperv-vm --mac-spoofing on --nic Ethernet=192.168.10.16/24 ${SECOND_NIC}`,
  `lab host add win-19 --os ws2019 --platform vmware-vm --nic Ethernet=192.168.10.19/24 ${SECOND_NIC}`,
  `lab host add win-25 --os ws2025 --platform physical --nic Ethernet=192.168.10.25/24 ${SECOND_NIC}`,
  "lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24",
  "lab host add az-01 --os ws2022 --platform azure-vm --nic Ethernet=10.240.0.4/24",
  "lab azure set vnet1 --ip az-01=10.240.0.5 az-01=10.240.0.6",
];

/** The hosts that random lines are typed on. */
export const HOST_NAMES = ["win-01", "win-16", "win-19", "win-25", "az-01"] as const;

/** The default lab with four more hosts. */
export const FIRST: World = HOSTS.reduce((world, text) => {
  const done = execute(world, "win-01", text);
  if (done.exitCode !== 0) throw new Error(`${text}: ${done.output.stderr}`);
  return done.world;
}, defaultLab());

/** A join token that nobody can write down beforehand: `{worker}` and `{manager}` stand for those of the first swarm. */
export function typeLine(world: World, { machine, text }: Line): Execution {
  const filled = text.replace(/\{(worker|manager)\}/g, (_, role: string) => tokenOf(world, role));
  return execute(world, machine, filled);
}

function tokenOf(world: World, role: string): string {
  for (const host of HOST_NAMES) {
    const { output, exitCode } = execute(world, host, `docker swarm join-token -q ${role}`);
    if (exitCode === 0) return output.stdout.trim();
  }
  return "SWMTKN-1-none";
}

/** The Worlds before and after each line. */
export function worldsOf(lines: readonly Line[], first: World = FIRST): readonly World[] {
  const worlds = [first];
  for (const line of lines) worlds.push(typeLine(worlds.at(-1) ?? first, line).world);
  return worlds;
}
