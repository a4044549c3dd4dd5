import type { Container, World } from "#engine";
import {
  addContainer,
  addHost,
  compose,
  hostNamed,
  notify,
  type ObjectRef,
  openDock,
  type Proposal,
  removal,
  runLine,
  runProposal,
  selectWorld,
  useLab,
  useView,
} from "#store";
import { useMenus } from "./menus.ts";

function worldNow(): World {
  return selectWorld(useLab.getState());
}

/** Opens the packet composer with the selected machine as the sender. */
export function sendFromSelection(): void {
  sendFrom(useView.getState().selected);
}

export function sendFrom(ref: ObjectRef | null): void {
  const from = ref === null ? null : machineOf(worldNow(), ref);
  if (from !== null) compose({ from });
  openDock("trace");
}

/** "win-01/web", "win-01" or "laptop" for an object that can send, or that belongs to something that can. */
export function machineOf(world: World, ref: ObjectRef): string | null {
  if (ref.kind === "devices" || ref.kind === "hosts") return ref.id;
  const host = hostNamed(world, ref.host);
  if (!host) return null;
  const name = host.settings.name;
  const container = containerOf(world, ref);
  return container ? `${name}/${container.name}` : name;
}

/** The container that the object is, belongs to or holds. */
export function containerOf(world: World, ref: ObjectRef): Container | null {
  const host = hostNamed(world, ref.host);
  if (!host) return null;
  const found = host.containers.find(({ id, endpoints, compartmentId }) => {
    if (ref.kind === "containers") return id === ref.id;
    if (ref.kind === "compartments") return compartmentId === ref.id;
    return ref.kind === "hnsEndpoints" && endpoints.some(({ hnsEndpointId }) => hnsEndpointId === ref.id);
  });
  return found ?? null;
}

/**
 * What an action on the object is meant for: the container of a card or namespace, the one network of a switch, the
 * object itself else.
 */
export function subjectOf(world: World, ref: ObjectRef): ObjectRef {
  const container = containerOf(world, ref);
  if (container && ref.host !== null) return { kind: "containers", host: ref.host, id: container.id };
  if (ref.kind !== "vswitches") return ref;
  const [network, ...more] = networksOn(world, ref);
  return network && more.length === 0 ? { kind: "dockerNetworks", host: ref.host, id: network.id } : ref;
}

/** Docker networks that live on a switch. */
export function networksOn(world: World, vswitch: ObjectRef) {
  const host = hostNamed(world, vswitch.host);
  if (!host) return [];
  const ids = new Set<string>(
    host.hnsNetworks.filter(({ vswitchId }) => vswitchId === vswitch.id).map(({ id }) => id),
  );
  return host.dockerNetworks.filter(({ hnsNetworkId }) => hnsNetworkId !== null && ids.has(hnsNetworkId));
}

/** Removes the object; asks first when containers would stop. */
export function removeObject(ref: ObjectRef): void {
  const world = worldNow();
  const subject = subjectOf(world, ref);
  const gone = removal(world, subject);
  if (!gone) {
    notify("No command removes this by itself.", { tone: "bad" });
  } else if (gone.stops.length > 0) {
    useMenus.setState({ asked: gone, menu: null });
  } else {
    runLine(gone.line);
  }
}

/** Types the lines of the proposal, or says why it cannot be done. */
export function propose(proposal: Proposal): void {
  if (proposal.ok) runProposal(proposal);
  else notify(proposal.why, { tone: "bad" });
}

/** The host that new things go to: that of the selection, else the first one. */
export function hostForNew(world: World, ref: ObjectRef | null): string {
  const named = ref?.kind === "hosts" ? ref.id : ref?.host;
  return hostNamed(world, named ?? null)?.settings.name ?? world.hosts.find(() => true)?.settings.name ?? "";
}

export function addContainerAt(ref: ObjectRef | null): void {
  const world = worldNow();
  const subject = ref === null ? null : subjectOf(world, ref);
  const host = hostForNew(world, ref);
  const network =
    subject?.kind === "dockerNetworks"
      ? hostNamed(world, host)?.dockerNetworks.find(({ id }) => id === subject.id)?.name
      : undefined;
  propose(addContainer(world, host, network === undefined ? {} : { network }));
}

export function addHostHere(): void {
  propose(addHost(worldNow()));
}
