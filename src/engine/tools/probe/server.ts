import type { ContainerId, DeviceName, HostName } from "../../model/ids.ts";
import { HOST_COMPARTMENT, type World } from "../../model/world.ts";
import type { Trace } from "../../trace/trace.ts";

/** The process that a delivered TCP or UDP flow reached. */
export interface Server {
  /** "w3wp", "nginx", "sqlservr" … */
  readonly process: string;
  /** Where it runs: a container's, host's or device's name. */
  readonly machine: string;
}

/** Who answered, read from the last hop; null when the flow did not reach a process. */
export function serverOf(world: World, trace: Trace): Server | null {
  const last = trace.hops.at(-1);
  if (trace.verdict !== "delivered" || !last) return null;
  const port = trace.observed?.dstPort ?? trace.port;
  const serves = (socket: { protocol: string; port: number }) =>
    socket.protocol === trace.proto && socket.port === port;
  const device = world.devices.get(last.host as DeviceName);
  if (device) return { process: device.sockets.find(serves)?.process ?? "", machine: device.name };
  const host = world.hosts.get(last.host as HostName);
  if (!host) return null;
  const container =
    last.target.kind === "containers" ? host.containers.get(last.target.id as ContainerId) : undefined;
  const compartment = host.compartments.get(container?.compartmentId ?? HOST_COMPARTMENT);
  const socket = compartment?.sockets.find(serves);
  return { process: socket?.process ?? "", machine: container?.name ?? last.host };
}
