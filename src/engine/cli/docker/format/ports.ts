import type { Container } from "../../../model/docker.ts";

interface Port {
  readonly inner: number;
  readonly outer: number | null;
  readonly protocol: string;
}

/**
 * The PORTS column: runs of ports whose inner and outer numbers are the same, or that are not published; then every
 * other published port, by container port. Source: facts on the command line, section 4.1, and docker/cli,
 * cli/command/formatter/container.go, DisplayablePorts.
 */
export function portsText(container: Container): string {
  const published: Port[] = container.publish.flatMap(({ containerPort, protocol, assignedPort }) =>
    assignedPort === null ? [] : [{ inner: containerPort, outer: assignedPort, protocol }],
  );
  const bare = container.exposed
    .flatMap(exposedPorts)
    .filter(
      (port) => !published.some(({ inner, protocol }) => inner === port.inner && protocol === port.protocol),
    );
  const ports = [...published, ...bare].toSorted(
    (left, right) =>
      left.inner - right.inner ||
      (left.outer ?? 0) - (right.outer ?? 0) ||
      byText(left.protocol, right.protocol),
  );
  const mapped = ports.filter(({ inner, outer }) => outer !== null && outer !== inner);
  return [
    ...runs(ports.filter((port) => !mapped.includes(port))),
    ...mapped.map(({ inner, outer, protocol }) => `0.0.0.0:${outer}->${inner}/${protocol}`),
  ].join(", ");
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function exposedPorts(text: string): readonly Port[] {
  const [range = "", protocol = "tcp"] = text.split("/");
  const [start = 0, end = start] = range.split("-").map(Number);
  return Array.from({ length: end - start + 1 }, (_, at) => ({ inner: start + at, outer: null, protocol }));
}

interface Run {
  readonly first: number;
  readonly last: number;
  readonly published: boolean;
  readonly protocol: string;
}

/** Runs that ended, then those that the last ports belong to, one for each kind of port in order of appearance. */
function runs(ports: readonly Port[]): readonly string[] {
  const ended: string[] = [];
  const open = new Map<string, Run>();
  for (const { inner, outer, protocol } of ports) {
    const key = `${outer !== null}/${protocol}`;
    const run = open.get(key);
    if (run && run.last !== inner - 1) ended.push(runText(run));
    const first = run && run.last === inner - 1 ? run.first : inner;
    open.set(key, { first, last: inner, published: outer !== null, protocol });
  }
  return [...ended, ...[...open.values()].map(runText)];
}

function runText({ first, last, published, protocol }: Run): string {
  const range = first === last ? String(first) : `${first}-${last}`;
  return published ? `0.0.0.0:${range}->${range}/${protocol}` : `${range}/${protocol}`;
}
