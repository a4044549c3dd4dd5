import type { World } from "#engine";
import { compose, hostNamed, type ObjectRef, openDock, selectWorld, useLab, useView } from "#store";

/** Opens the packet composer with the selected machine as the sender. */
export function sendFromSelection(): void {
  sendFrom(useView.getState().selected);
}

export function sendFrom(ref: ObjectRef | null): void {
  const from = ref === null ? null : machineOf(selectWorld(useLab.getState()), ref);
  if (from !== null) compose({ from });
  openDock("trace");
}

/** "win-01/web", "win-01" or "laptop" for an object that can send, or that belongs to something that can. */
export function machineOf(world: World, ref: ObjectRef): string | null {
  if (ref.kind === "devices" || ref.kind === "hosts") return ref.id;
  const host = hostNamed(world, ref.host);
  if (!host) return null;
  const name = host.settings.name;
  const container = host.containers.find(({ id, endpoints, compartmentId }) => {
    if (ref.kind === "containers") return id === ref.id;
    if (ref.kind === "compartments") return compartmentId === ref.id;
    return ref.kind === "hnsEndpoints" && endpoints.some(({ hnsEndpointId }) => hnsEndpointId === ref.id);
  });
  return container ? `${name}/${container.name}` : name;
}
