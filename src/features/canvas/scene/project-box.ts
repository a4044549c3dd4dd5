import type { Compartment, Container, Host, VNic } from "#engine";
import { shownName } from "#store";
import { itemOf, keyOf } from "./refs.ts";
import type { SceneBox, SceneContainer, SceneNic, Tone } from "./scene.ts";
import { joinShort, runStateOf, shortImage, stateText, toneOf } from "./words.ts";

/** What a box is made of; the same parts give the same box. */
interface BoxParts {
  readonly host: Host;
  readonly compartment: Compartment | null;
  readonly containers: readonly Container[];
  readonly vnics: readonly VNic[];
}

interface Cached {
  readonly parts: readonly unknown[];
  readonly box: SceneBox;
}

const cache = new WeakMap<object, Cached>();

/** One box for each namespace and each container without one, in the order of creation. */
export function projectBoxes(host: Host): readonly SceneBox[] {
  const vnicsOf = new Map<string, VNic[]>();
  for (const vnic of host.vnics) {
    if (vnic.kind === "host") continue;
    const list = vnicsOf.get(vnic.compartmentId);
    if (list) list.push(vnic);
    else vnicsOf.set(vnic.compartmentId, [vnic]);
  }
  const housed = new Set<string>();
  const boxes: SceneBox[] = [];
  for (const compartment of host.compartments) {
    if (compartment.kind === "host") continue;
    const containers = compartment.containerIds.flatMap((id) => host.containers.get(id) ?? []);
    for (const container of containers) housed.add(container.id);
    const vnics = vnicsOf.get(compartment.id) ?? [];
    boxes.push(cached({ host, compartment, containers, vnics }, compartment));
  }
  for (const container of host.containers) {
    if (housed.has(container.id)) continue;
    boxes.push(cached({ host, compartment: null, containers: [container], vnics: [] }, container));
  }
  return boxes;
}

function cached(parts: BoxParts, owner: object): SceneBox {
  const { host, compartment, containers, vnics } = parts;
  // Port and network of a card never change after it is plugged in, so they need no place in the list.
  const titles = containers.map((container) => shownName(host, container));
  const inputs = [compartment, ...containers, ...titles, ...vnics, host.hnsNetworks, host.dockerNetworks];
  const known = cache.get(owner);
  if (known && sameParts(known.parts, inputs)) return known.box;
  const box = buildBox(parts);
  cache.set(owner, { parts: inputs, box });
  return box;
}

function sameParts(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}

function buildBox({ host, compartment, containers, vnics }: BoxParts): SceneBox {
  const name = host.settings.name;
  const nics = vnics.map((vnic) => buildNic(host, compartment, vnic));
  const first = containers[0];
  const tone = nics[0]?.tone ?? toneOfFirstNetwork(host, first);
  const address = nics.find((nic) => nic.text !== NO_ADDRESS)?.text ?? null;
  const lacksAddress = nics.length > 0 && address === null;
  const cards = containers.map((container) => buildContainer(host, container, tone, address, lacksAddress));
  const item = compartment
    ? itemOf("compartments", name, compartment.id)
    : itemOf("containers", name, first?.id ?? "");
  return {
    ...item,
    kind: compartment === null ? "none" : compartment.kind === "uvm" ? "hyperv" : "namespace",
    label: compartment === null ? "" : compartmentLabel(compartment),
    containers: cards,
    nics,
    switchKey: nics[0]?.switchKey ?? switchOfFirstNetwork(host, first),
    filtered: compartment?.filter.enabled === true && compartment.filter.unsolicited === "block",
  };
}

function compartmentLabel(compartment: Compartment): string {
  return compartment.kind === "uvm" ? "namespace (in the VM)" : `namespace ${compartment.number}`;
}

const NO_ADDRESS = "no address";

function buildNic(host: Host, compartment: Compartment | null, vnic: VNic): SceneNic {
  const name = host.settings.name;
  const port = host.ports.get(vnic.portId);
  const endpointId = vnic.hnsEndpointId ?? port?.hnsEndpointId ?? null;
  const network = vnic.hnsNetworkId === null ? undefined : host.hnsNetworks.get(vnic.hnsNetworkId);
  const held = compartment?.interfaces.find((entry) => entry.nic.kind === "vnic" && entry.nic.id === vnic.id);
  const endpoint = endpointId === null ? undefined : host.hnsEndpoints.get(endpointId);
  const vnicKey = keyOf("vnics", name, vnic.id);
  const item =
    endpointId === null
      ? itemOf("vnics", name, vnic.id)
      : itemOf("hnsEndpoints", name, endpointId, [vnicKey]);
  const address = held ? usableAddress(held.addresses.map(({ ip }) => ip)) : (endpoint?.ip ?? null);
  return {
    ...item,
    kind: vnic.kind === "vm" ? "vmNIC" : "vNIC",
    text: address ?? NO_ADDRESS,
    tone: toneOf(network?.type),
    portKey: port ? keyOf("ports", name, port.id) : null,
    switchKey: port ? keyOf("vswitches", name, port.vswitchId) : null,
  };
}

function usableAddress(addresses: readonly string[]): string | null {
  return addresses[0] ?? null;
}

function buildContainer(
  host: Host,
  container: Container,
  tone: Tone,
  address: string | null,
  lacksAddress: boolean,
): SceneContainer {
  const running = runStateOf(container);
  const title = shownName(host, container);
  const problem = running === "running" && lacksAddress;
  const word = problem ? "running, no address" : stateText(container);
  const published = container.publish.flatMap((binding) =>
    binding.assignedPort === null ? [] : [`${binding.assignedPort} → ${binding.containerPort}`],
  );
  const networks = container.endpoints.map((endpoint) => endpoint.networkName).join(", ");
  const parts = [
    title,
    networks === "" ? "container on no network" : `container on ${networks}`,
    address ?? "no address",
    word,
    ...published.map((pair) => `port ${pair.split(" ")[0]} of the host open`),
  ];
  return {
    ...itemOf("containers", host.settings.name, container.id),
    name: container.name,
    title,
    image: shortImage(container.image),
    state: problem ? "failed" : running,
    stateText: word,
    chips: published.length === 0 ? [] : [`host ${joinShort(published, 1)}`],
    label: parts.join(", "),
    address,
    tone,
  };
}

function firstNetwork(host: Host, container: Container | undefined) {
  const id = container?.endpoints[0]?.networkId;
  const docker = id === undefined ? undefined : host.dockerNetworks.get(id);
  const hnsId = docker?.hnsNetworkId ?? null;
  return hnsId === null ? undefined : host.hnsNetworks.get(hnsId);
}

function toneOfFirstNetwork(host: Host, container: Container | undefined): Tone {
  return toneOf(firstNetwork(host, container)?.type);
}

function switchOfFirstNetwork(host: Host, container: Container | undefined): string | null {
  const network = firstNetwork(host, container);
  return network ? keyOf("vswitches", host.settings.name, network.vswitchId) : null;
}
