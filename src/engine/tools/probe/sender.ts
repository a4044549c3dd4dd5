import type { World } from "../../model/world.ts";
import type { Place } from "../../shell/program.ts";

/** The place as a flow names its sender: "win-01", "win-01/web", "laptop". */
export function senderOf(world: World, place: Place): string {
  if (place.kind === "device") return place.device;
  if (place.kind === "host") return place.host;
  const container = world.hosts.get(place.host)?.containers.get(place.container);
  return `${place.host}/${container?.name ?? place.container}`;
}
