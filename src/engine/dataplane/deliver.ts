import type { Container } from "../model/docker.ts";
import type { DnsResolver, Socket } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";
import { closedPort, tellClosed } from "./closed-port.ts";
import { type Frame, serviceOf } from "./frame.ts";
import { type HopDraft, lost, passed, type Transition } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import type { Location, StackPlace } from "./location.ts";
import { isHostStack, stackName, stackTarget, tcpipOf } from "./names.ts";
import type { Net } from "./net.ts";
import { resolverHop } from "./resolver-hop.ts";
import { isLoopback } from "./route.ts";
import { spaceOf } from "./vfp/port.ts";

/** Hands a packet for this stack to who listens: the stack itself for echo requests, a resolver, a socket. */
export function deliver(net: Net, place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const { proto, dstPort } = frame.headers;
  if (proto === "icmp") return echo(place, frame, hops);
  const resolver = resolverAt(place, frame);
  if (resolver) return ask(place, resolver, frame, hops);
  const sockets = indexOf(host).sockets(compartment, proto, dstPort);
  const socket = sockets.find((each) => accepts(each, frame.headers.dstIp));
  if (!socket) return tellClosed(place, frame, closedPort(net.world, place, frame, sockets.length > 0), hops);
  const component = tcpipOf(compartment);
  const stack = passed(host.settings.name, component, "receive", frame, () => ({
    object: stackName(host, compartment),
    target: stackTarget(host, compartment),
    decidedBy: `socket ${socket.protocol} ${socket.address}:${socket.port}`,
    why: `${stackName(host, compartment)} has a socket on ${serviceOf(frame.headers)}.`,
  }));
  return socket.placeholder
    ? placeholder(place, frame, socket, [...hops, stack])
    : app(place, frame, socket, [...hops, stack]);
}

function accepts(socket: Socket, ip: string): boolean {
  return (
    socket.address === "0.0.0.0" ||
    socket.address === "::" ||
    socket.address === ip ||
    bothLoopback(socket, ip)
  );
}

function bothLoopback(socket: Socket, ip: string): boolean {
  return isLoopback(ip) && isLoopback(socket.address);
}

function echo(place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const component = tcpipOf(compartment);
  const name = stackName(host, compartment);
  const hop = passed(host.settings.name, component, "receive", frame, () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy: `${frame.headers.dstIp} is an address of ${name}`,
    why: `The stack of ${name} answers the echo request itself: no program is needed.`,
  }));
  const at: Location = { at: "nic-in", ...place };
  return { type: "arrive", hops: [...hops, hop], frame, arrival: { component, at, mac: null } };
}

function resolverAt({ host, compartment }: StackPlace, { headers }: Frame): DnsResolver | null {
  if (host.resolvers.size === 0) return null;
  return (
    host.resolvers.find(
      ({ address, port, compartmentId }) =>
        address === headers.dstIp && port === headers.dstPort && compartmentId === compartment.id,
    ) ?? null
  );
}

function ask(place: StackPlace, resolver: DnsResolver, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const stack = passed(host.settings.name, tcpipOf(compartment), "receive", frame, () => ({
    object: stackName(host, compartment),
    target: stackTarget(host, compartment),
    decidedBy: `${resolver.address} is an address of ${stackName(host, compartment)}`,
    why: "The question is for the host itself, where dockerd listens on the gateway's address.",
  }));
  const at: Location = { at: "nic-in", ...place };
  const arrival = { component: "docker-dns", at, mac: null } as const;
  return { type: "arrive", hops: [...hops, stack, resolverHop(host, resolver, frame)], frame, arrival };
}

function app(place: StackPlace, frame: Frame, socket: Socket, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const container = containerOf(host, socket);
  if (container?.state === "paused") return paused(place, frame, container, hops);
  const component = isHostStack(compartment) ? "host-app" : "container-app";
  const hop = passed(host.settings.name, component, "receive", frame, () => ({
    object: container ? `${socket.process} in ${container.name}` : socket.process,
    target: appTarget(host, container),
    decidedBy: `listens on ${socket.address}:${socket.port}`,
    why: `${socket.process} gets the packet.`,
  }));
  const at: Location = { at: "nic-in", ...place };
  return { type: "arrive", hops: [...hops, hop], frame, arrival: { component, at, mac: null } };
}

export function appTarget(host: Host, container: Container | null) {
  const name = host.settings.name;
  if (container) return { kind: "containers", host: name, id: container.id } as const;
  return { kind: "host-app", host: name, id: name } as const;
}

function containerOf(host: Host, socket: Socket): Container | null {
  return socket.containerId === null ? null : (host.containers.get(socket.containerId) ?? null);
}

function paused(
  place: StackPlace,
  frame: Frame,
  container: Container,
  hops: readonly HopDraft[],
): Transition {
  const { host } = place;
  const tell = () => ({
    object: container.name,
    target: appTarget(host, container),
    decidedBy: `${container.name} is paused`,
    why: `The stack accepts the packet, but no process of ${container.name} runs to answer it.`,
  });
  return lost(frame, "container-paused", host.settings.name, "container-app", tell, hops);
}

/** dockerd holds the port of an endpoint whose publishing is a VFP rule on the wire's side; it never answers. */
function placeholder(place: StackPlace, frame: Frame, socket: Socket, hops: readonly HopDraft[]): Transition {
  const { host } = place;
  const enveloped = publishedBySpace(host, socket);
  const tell = () => ({
    object: socket.process,
    target: { kind: "dockerd", host: host.settings.name, id: host.settings.name } as const,
    decidedBy: `placeholder socket on ${socket.address}:${socket.port}`,
    why: `dockerd only keeps port ${socket.port} from others. The real way in is a VFP rule for frames that come over the wire.`,
  });
  const reason = enveloped ? "overlay-host-isolated" : "vfp-portmap-no-local";
  return lost(frame, reason, host.settings.name, "host-app", tell, hops);
}

/** True when the rule behind the published port belongs to an endpoint whose frames VFP envelopes. */
function publishedBySpace(host: Host, socket: Socket): boolean {
  for (const port of host.ports) {
    const { vfp } = port;
    const place = indexOf(host).port(port.id);
    const vswitch = host.vswitches.get(port.vswitchId);
    if (!vfp || !place || !vswitch || !publishes(vfp, socket)) continue;
    return spaceOf({ host, vswitch, port: place, vfp }) !== null;
  }
  return false;
}

function publishes(vfp: NonNullable<Parameters<typeof spaceOf>[0]["vfp"]>, socket: Socket): boolean {
  return vfp.layers.some(({ groups }) =>
    groups.some(({ rules }) =>
      rules.some(
        ({ action, match }) =>
          (action.type === "dnat" || action.type === "load-balance") && match.dstPorts?.includes(socket.port),
      ),
    ),
  );
}
