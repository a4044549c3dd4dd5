import type { Host } from "../model/world.ts";
import { HOST_COMPARTMENT, type World } from "../model/world.ts";
import { type Frame, serviceOf } from "./frame.ts";
import { type HopDraft, lost, type Transition } from "./hop.ts";
import type { StackPlace } from "./location.ts";
import { isHostStack, stackName, stackTarget, tcpipOf } from "./names.ts";
import type { Reason } from "./reasons.ts";

/** Why nobody listens: what a learner may have expected to be there. */
export function closedPort(world: World, place: StackPlace, frame: Frame, onLoopback: boolean): Reason {
  if (onLoopback) return "bound-to-loopback";
  if (!isHostStack(place.compartment)) return "app-not-listening";
  if (unmappedPolicy(place.host, frame)) return "transparent-no-port-mapping";
  return swarmPortReason(world, place, frame) ?? "port-not-published";
}

/** An endpoint asks for the port, but nothing on its way translates: no NAT mapping and no VFP rule. */
function unmappedPolicy(host: Host, { headers }: Frame): boolean {
  return host.hnsEndpoints.some((endpoint) => {
    const asks = endpoint.policies.some(
      (policy) =>
        policy.Type === "NAT" && policy.ExternalPort === headers.dstPort && policy.Protocol === headers.proto,
    );
    if (!asks || endpoint.portId === null) return false;
    const port = host.ports.get(endpoint.portId);
    return port !== undefined && port.vfp === null;
  });
}

/** A service publishes the port on every node, and this node has no balancer for it. */
export function swarmPortReason(
  world: World,
  { host, compartment }: StackPlace,
  frame: Frame,
): Reason | null {
  const { swarm } = host.settings.docker;
  if (!swarm || compartment.id !== HOST_COMPARTMENT) return null;
  const { proto, dstPort } = frame.headers;
  const state = world.swarms.get(swarm.swarmId);
  const service = state?.services.find(({ ports }) =>
    ports.some(
      (port) => port.mode === "ingress" && port.publishedPort === dstPort && port.protocol === proto,
    ),
  );
  if (!state || !service) return null;
  const held = compartment.sockets.some(({ port, protocol }) => port === dstPort && protocol === proto);
  const runs = state.tasks.some((task) => task.serviceId === service.id && task.state === "running");
  if (!runs) return "no-running-task";
  return held ? null : "routing-mesh-unsupported";
}

export function tellClosed(
  place: StackPlace,
  frame: Frame,
  reason: Reason,
  hops: readonly HopDraft[],
): Transition {
  const { host, compartment } = place;
  const name = stackName(host, compartment);
  const service = serviceOf(frame.headers);
  const tell = () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy:
      reason === "bound-to-loopback" ? `${service} is bound to 127.0.0.1 only` : `no socket on ${service}`,
    why:
      reason === "bound-to-loopback"
        ? `${name} has a socket on ${service}, but only for its own loopback address.`
        : `Nothing on ${name} listens on ${service}.`,
  });
  return lost(frame, reason, host.settings.name, tcpipOf(compartment), tell, hops);
}
