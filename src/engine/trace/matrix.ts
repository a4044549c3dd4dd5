import { isHostStack } from "../dataplane/names.ts";
import type { Compartment } from "../model/tcpip.ts";
import type { World } from "../model/world.ts";
import { type Sender, senderOf } from "./endpoint.ts";
import type { ComponentId, Phase, Protocol, Verdict } from "./trace.ts";
import { probe } from "./trace-flow.ts";

/** The one question that a matrix asks of every pair. */
export interface MatrixProbe {
  readonly proto: Protocol;
  /** "listening": the first port of that protocol on which the destination listens, 80 when it listens on none. */
  readonly port: number | "listening";
}

export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly verdict: Verdict;
  readonly at: ComponentId;
  readonly reason: string | null;
  readonly phase: Phase;
  readonly path: string | null;
}

export interface Matrix {
  readonly endpoints: readonly string[];
  /** Row by row: everyone that the first endpoint asks, then the second … */
  readonly cells: readonly MatrixCell[];
  /** False when it was cancelled: the cells so far. */
  readonly complete: boolean;
}

/** Containers that run, hosts and devices, as a flow names them. */
export function endpointsOf(world: World): readonly string[] {
  const names: string[] = [];
  for (const host of world.hosts) {
    names.push(host.settings.name);
    for (const { name, state } of host.containers) {
      if (state === "running") names.push(`${host.settings.name}/${name}`);
    }
  }
  for (const { name } of world.devices) names.push(name);
  return names;
}

/** Probes every ordered pair, one cell at a time: a worker can stop between any two. */
export function* matrixCells(
  world: World,
  question: MatrixProbe,
  endpoints: readonly string[] = endpointsOf(world),
): Generator<MatrixCell, void, undefined> {
  const ports = new Map(endpoints.map((to) => [to, portOn(world, question, to)]));
  for (const from of endpoints) {
    for (const to of endpoints) {
      if (from === to) continue;
      const port = ports.get(to) ?? 0;
      yield { from, to, port, ...probe(world, { from, to, proto: question.proto, port }) };
    }
  }
}

/** How many cells pass between two reports of progress. */
const REPORT_EVERY = 256;

/** The whole matrix. `onProgress` gets the cells done and the total; when it answers false the work ends. */
export function matrix(
  world: World,
  question: MatrixProbe,
  endpoints: readonly string[] = endpointsOf(world),
  onProgress: (done: number, total: number) => boolean = () => true,
): Matrix {
  const total = endpoints.length * Math.max(endpoints.length - 1, 0);
  const cells: MatrixCell[] = [];
  for (const cell of matrixCells(world, question, endpoints)) {
    cells.push(cell);
    if (cells.length % REPORT_EVERY === 0 && !onProgress(cells.length, total)) {
      return { endpoints, cells, complete: false };
    }
  }
  onProgress(cells.length, total);
  return { endpoints, cells, complete: true };
}

const WEB_PORT = 80;

function portOn(world: World, { proto, port }: MatrixProbe, to: string): number {
  if (proto === "icmp") return 0;
  if (port !== "listening") return port;
  const target = senderOf(world, to);
  return (target ? listeningOn(target, proto) : null) ?? WEB_PORT;
}

function listeningOn(target: Sender, proto: "tcp" | "udp"): number | null {
  if (target.kind === "device") {
    return target.device.sockets.find(({ protocol }) => protocol === proto)?.port ?? null;
  }
  const { compartment } = target;
  if (!compartment) return null;
  const socket = compartment.sockets.find(({ protocol, placeholder }) => protocol === proto && !placeholder);
  return socket?.port ?? publishedOn(target, compartment, proto);
}

/** A host that listens on nothing itself is asked for a port that it publishes. */
function publishedOn(target: Sender, compartment: Compartment, proto: "tcp" | "udp"): number | null {
  if (target.kind !== "host" || !isHostStack(compartment)) return null;
  const mapping = target.host.natMappings.find(({ protocol }) => protocol === proto);
  return mapping?.externalPort ?? null;
}
