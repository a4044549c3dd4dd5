import type { Container } from "../model/docker.ts";
import type { DockerNetworkId } from "../model/ids.ts";
import type { Device } from "../model/physical.ts";
import type { Compartment } from "../model/tcpip.ts";
import type { VSwitch } from "../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import type { Plugged } from "./location.ts";
import type { ComponentId, HopTarget } from "./vocabulary.ts";

export function isHostStack(compartment: Compartment): boolean {
  return compartment.id === HOST_COMPARTMENT;
}

/** "web", "web and sidecar", or the host's own name. */
export function stackName(host: Host, compartment: Compartment): string {
  if (isHostStack(compartment)) return host.settings.name;
  const names = compartment.containerIds.map((id) => {
    const container = host.containers.get(id);
    return container ? containerName(container) : id.slice(0, 12);
  });
  return names.length > 0 ? names.join(" and ") : `compartment ${compartment.number}`;
}

/** "web"; of a swarm's task "web.1", without the task's id behind it. */
function containerName({ name, task }: Container): string {
  return task === null ? name : name.replace(/\.[^.]+$/, "");
}

/** The switch as people know it: HNS may name it by the id of the Docker network that it was made for. */
export function switchName(host: Host, vswitch: VSwitch): string {
  return host.dockerNetworks.get(vswitch.name as DockerNetworkId)?.name ?? vswitch.name;
}

export function stackTarget(host: Host, compartment: Compartment): HopTarget {
  const name = host.settings.name;
  if (isHostStack(compartment)) return { kind: "host-tcpip", host: name, id: name };
  return { kind: "compartments", host: name, id: compartment.id };
}

export function tcpipOf(compartment: Compartment): ComponentId {
  return isHostStack(compartment) ? "host-tcpip" : "container-tcpip";
}

export function machineName(plugged: Plugged): string {
  return plugged.kind === "device" ? plugged.device.name : plugged.host.settings.name;
}

/** What a device is called in a trace: by its role. */
export function deviceComponent(device: Device): ComponentId {
  if (device.kind === "router") return "gateway-router";
  return device.kind === "internet-host" ? "internet-host" : "lan-host";
}

export function deviceTarget(device: Device): HopTarget {
  return { kind: "devices", host: null, id: device.name };
}
