import type { Container, Host, World } from "#engine";
import { attachmentsOf, type ObjectRef, publishedPorts, runState, serviceRef, shownName } from "#store";

/** Something that a person should look at, read off the objects. */
export interface Attention {
  readonly key: string;
  readonly ref: ObjectRef;
  /** bad: does not work. quiet: stopped on purpose, listed so that it is not forgotten. */
  readonly weight: "bad" | "warn" | "quiet";
  /** "scan-14", or several names that share one reason. */
  readonly names: readonly string[];
  readonly where: string;
  readonly reason: string;
}

const cache = new WeakMap<Host, readonly Attention[]>();

export function attentionOf(world: World): readonly Attention[] {
  const found = together([...world.hosts.toArray().flatMap(ofHost), ...ofSwarms(world)]);
  const order = { bad: 0, warn: 1, quiet: 2 } as const;
  return found.sort((left, right) => order[left.weight] - order[right.weight]);
}

/** Several containers with one reason are one item. */
function together(items: readonly Attention[]): Attention[] {
  const byReason = new Map<string, Attention>();
  for (const item of items) {
    const key = `${item.where}/${item.reason}`;
    const known = byReason.get(key);
    byReason.set(key, known ? { ...known, names: [...known.names, ...item.names] } : item);
  }
  return [...byReason.values()];
}

function ofHost(host: Host): readonly Attention[] {
  const known = cache.get(host);
  if (known) return known;
  const found = [
    ...ofServices(host),
    ...ofAdapters(host),
    ...host.containers.toArray().flatMap((one) => ofContainer(host, one)),
    ...stopped(host),
  ];
  cache.set(host, found);
  return found;
}

function ofServices({ settings }: Host): readonly Attention[] {
  const { name, docker, hnsRunning } = settings;
  const ref: ObjectRef = { kind: "hosts", host: name, id: name };
  const item = (reason: string): Attention => ({
    key: `${name}/${reason}`,
    ref,
    weight: "bad",
    names: [name],
    where: "",
    reason,
  });
  return [
    ...(hnsRunning ? [] : [item("The service hns is stopped: nothing can be connected.")]),
    ...(docker.installed && !docker.running ? [item("The service docker is stopped.")] : []),
  ];
}

function ofAdapters(host: Host): readonly Attention[] {
  const { name } = host.settings;
  return host.pnics
    .filter(({ up, plug }) => !up || plug === null)
    .map((pnic) => ({
      key: `pnics/${name}/${pnic.id}`,
      ref: { kind: "pnics", host: name, id: pnic.id },
      weight: "warn",
      names: [pnic.name],
      where: name,
      reason: pnic.up ? "Its cable ends nowhere." : "The adapter is disconnected.",
    }));
}

function ofContainer(host: Host, container: Container): readonly Attention[] {
  const name = host.settings.name;
  const item = (reason: string, weight: Attention["weight"]): Attention => ({
    key: `containers/${name}/${container.id}/${reason}`,
    ref: { kind: "containers", host: name, id: container.id },
    weight,
    names: [shownName(host, container)],
    where: name,
    reason,
  });
  if (runState(container) === "failed") return [item(`Failed with exit code ${container.exitCode}.`, "bad")];
  if (container.state !== "running") return [];
  const noLease = attachmentsOf(host, container)
    .filter(({ iface, origin }) => iface?.dhcp.enabled && (origin === null || origin === "link-local"))
    .map(({ networkName }) => item(`No address: no DHCP server answered on ${networkName}.`, "bad"));
  const unmapped = publishedPorts(host, container)
    .filter(({ mappedBy }) => mappedBy === null)
    .map(({ hostPort }) => item(`Port ${hostPort} of ${name} was asked for, and nothing maps it.`, "warn"));
  return [...noLease, ...unmapped];
}

/** Containers that were stopped or never started, in one item for the host. */
function stopped(host: Host): readonly Attention[] {
  const name = host.settings.name;
  const idle = host.containers.filter((container) => runState(container) === "stopped");
  const [first] = idle;
  if (!first) return [];
  return [
    {
      key: `stopped/${name}`,
      ref: { kind: "containers", host: name, id: first.id },
      weight: "quiet",
      names: idle.map((container) => shownName(host, container)),
      where: name,
      reason: idle.every(({ state }) => state === "created") ? "Created, not started." : "Stopped.",
    },
  ];
}

function ofSwarms(world: World): readonly Attention[] {
  return world.swarms.toArray().flatMap((swarm) =>
    swarm.tasks
      .filter(
        ({ state, desired }) => desired === "running" && ["pending", "rejected", "failed"].includes(state),
      )
      .flatMap((task) => {
        const service = swarm.services.find(({ id }) => id === task.serviceId);
        if (!service) return [];
        const name = `${service.name}.${task.slot}`;
        const why = task.error === "" ? "" : `: ${task.error}`;
        return [
          {
            key: `tasks/${task.id}`,
            ref: serviceRef(swarm.id, service.id),
            weight: "bad" as const,
            names: [name],
            where: "",
            reason: `${task.state === "pending" ? "Waits for a node" : `Task ${task.state}`}${why}.`,
          },
        ];
      }),
  );
}
