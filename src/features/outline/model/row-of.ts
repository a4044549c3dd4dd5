import type { Host, World } from "#engine";
import { hostNamed, type ObjectRef } from "#store";

/** The object whose row stands for `ref`: a port, a card or a namespace has none of its own and lights its container's. */
export function rowRefs(world: World, ref: ObjectRef): readonly ObjectRef[] {
  const host = hostNamed(world, ref.host);
  if (!host) return [ref];
  return [ref, ...standIns(host, ref)];
}

function standIns(host: Host, ref: ObjectRef): readonly ObjectRef[] {
  const name = host.settings.name;
  const at = (kind: ObjectRef["kind"], id: string): ObjectRef => ({ kind, host: name, id });
  const containersOf = (endpointId: string | null | undefined): readonly ObjectRef[] => {
    const endpoint = host.hnsEndpoints.find(({ id }) => id === endpointId);
    return endpoint?.containerIds.map((id) => at("containers", id)) ?? [];
  };
  const networksOf = (hnsId: string | null | undefined): readonly ObjectRef[] =>
    host.dockerNetworks
      .filter(({ hnsNetworkId }) => hnsNetworkId === hnsId)
      .map(({ id }) => at("dockerNetworks", id));
  switch (ref.kind) {
    case "vnics":
      return containersOf(host.vnics.find(({ id }) => id === ref.id)?.hnsEndpointId);
    case "ports":
      return containersOf(host.ports.find(({ id }) => id === ref.id)?.hnsEndpointId);
    case "hnsEndpoints":
      return containersOf(ref.id);
    case "compartments":
      return (
        host.compartments.find(({ id }) => id === ref.id)?.containerIds.map((id) => at("containers", id)) ??
        []
      );
    case "vswitches":
      return host.hnsNetworks
        .filter(({ vswitchId }) => vswitchId === ref.id)
        .flatMap(({ id }) => networksOf(id));
    case "hnsNetworks":
      return networksOf(ref.id);
    case "vfpSpaces":
      return host.hnsNetworks.filter(({ spaceId }) => spaceId === ref.id).flatMap(({ id }) => networksOf(id));
    default:
      return [];
  }
}
