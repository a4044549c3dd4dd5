import type { Container } from "../../../model/docker.ts";

interface Port {
  readonly inner: number;
  readonly outer: number | null;
  readonly protocol: string;
}

/**
 * The PORTS column: by container port, then protocol; neighbours become a range when inner and outer numbers are the
 * same, or when nothing is published. Source: facts on the command line, section 4.1.
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
      byText(left.protocol, right.protocol) ||
      (left.outer ?? 0) - (right.outer ?? 0),
  );
  return grouped(ports).map(groupText).join(", ");
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function exposedPorts(text: string): readonly Port[] {
  const [range = "", protocol = "tcp"] = text.split("/");
  const [start = 0, end = start] = range.split("-").map(Number);
  return Array.from({ length: end - start + 1 }, (_, at) => ({ inner: start + at, outer: null, protocol }));
}

function grouped(ports: readonly Port[]): readonly (readonly Port[])[] {
  const groups: Port[][] = [];
  for (const port of ports) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && follows(last, port)) group.push(port);
    else groups.push([port]);
  }
  return groups;
}

function follows(last: Port, next: Port): boolean {
  if (next.inner !== last.inner + 1 || next.protocol !== last.protocol) return false;
  if (last.outer === null || next.outer === null) return last.outer === next.outer;
  return last.outer === last.inner && next.outer === next.inner;
}

function groupText(group: readonly Port[]): string {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return "";
  const range = (start: number, end: number) => (start === end ? String(start) : `${start}-${end}`);
  const inner = `${range(first.inner, last.inner)}/${first.protocol}`;
  return first.outer === null || last.outer === null
    ? inner
    : `0.0.0.0:${range(first.outer, last.outer)}->${inner}`;
}
