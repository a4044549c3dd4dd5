import { type Execution, execute } from "../execute.ts";
import { EMPTY_WORLD, type World } from "../model/world.ts";
import {
  aclLine,
  forPowerShell,
  hostEndpointLines,
  type Line,
  labLines,
  listenLines,
} from "./scenario-lines.ts";
import type { Row, RowContainer, TableMeta } from "./table.ts";

/** A row's lab, and the first command that failed on the way. */
export interface Built {
  readonly world: World;
  readonly failure: { readonly line: Line; readonly execution: Execution } | null;
}

/** Builds a row's scenario by typing commands; the first of them resets whatever lab is there. */
export function build(row: Row, meta: TableMeta, before: World = EMPTY_WORLD): Built {
  const typist = new Typist(before);
  const { scenario } = row;
  const [first] = scenario.hosts;
  const anywhere = first?.name ?? "";
  for (const text of labLines(row, meta)) typist.type(anywhere, text);
  if (scenario.swarm) joinSwarm(typist, row);
  for (const network of scenario.networks) {
    const host = scenario.hosts.find(({ name }) => name === network.host);
    typist.type(network.host, network.cmd);
    if (!network.hostEndpoint || !host) continue;
    const name = network.cmd.split(" ").at(-1) ?? "";
    for (const text of hostEndpointLines(name, host, network.hostEndpoint)) typist.type(network.host, text);
  }
  for (const { name, setup = [] } of scenario.hosts) for (const text of setup) typist.type(name, text);
  for (const container of scenario.containers) addContainer(typist, container);
  for (const text of scenario.after ?? []) typist.type(anywhere, text);
  return { world: typist.world, failure: typist.failure };
}

function addContainer(typist: Typist, container: RowContainer): void {
  const { host, name, listens, bind, service } = container;
  const started = typist.type(host, container.cmd);
  if (service || !started) return;
  for (const text of listenLines(`${host}/${name}`, listens, bind)) typist.type(host, text);
  const acl = aclLine(container);
  if (acl) typist.type(host, acl);
}

function joinSwarm(typist: Typist, { scenario }: Row): void {
  const { managers = [], nodes = [] } = scenario.swarm ?? {};
  const addressOf = (name: string) =>
    scenario.hosts.find((host) => host.name === name)?.nics[0]?.ip.split("/")[0] ?? "";
  const [leader = ""] = managers;
  typist.type(leader, `docker swarm init --advertise-addr ${addressOf(leader)}`);
  for (const name of nodes) {
    if (name === leader) continue;
    const role = managers.includes(name) ? "manager" : "worker";
    const token = typist.ask(leader, `docker swarm join-token -q ${role}`);
    typist.type(
      name,
      `docker swarm join --token ${token} --advertise-addr ${addressOf(name)} ${addressOf(leader)}:2377`,
    );
  }
}

class Typist {
  world: World;
  failure: Built["failure"] = null;

  constructor(before: World) {
    this.world = before;
  }

  /** Types the line; false when it failed. */
  type(machine: string, text: string): boolean {
    const execution = execute(this.world, machine, forPowerShell(text));
    this.world = execution.world;
    if (execution.exitCode === 0) return true;
    this.failure ??= { line: { machine, text }, execution };
    return false;
  }

  ask(machine: string, text: string): string {
    const { output, world } = execute(this.world, machine, text);
    this.world = world;
    return output.stdout.trim();
  }
}
