import type { Container } from "../model/docker.ts";
import type { ContainerId } from "../model/ids.ts";
import type { Compartment, Socket } from "../model/tcpip.ts";

/** Sockets of the servers that run in a container. */
export function socketsOf(container: Container): readonly Socket[] {
  return container.listeners.map(({ protocol, port, address, process }) => ({
    protocol,
    port,
    address,
    process,
    containerId: container.id,
    placeholder: false,
  }));
}

/** The compartment with the container's servers as they are now; those of others stay. */
export function withSocketsOf(compartment: Compartment, container: Container): Compartment {
  const others = compartment.sockets.filter((socket) => socket.containerId !== container.id);
  return { ...compartment, sockets: [...others, ...socketsOf(container)] };
}

export function withoutSocketsOf(compartment: Compartment, containerId: ContainerId): Compartment {
  return {
    ...compartment,
    sockets: compartment.sockets.filter((socket) => socket.containerId !== containerId),
  };
}

/** True when a process of the compartment holds the port on every address. */
export function isPortTaken(compartment: Compartment, protocol: "tcp" | "udp", port: number): boolean {
  return compartment.sockets.some((socket) => socket.protocol === protocol && socket.port === port);
}
