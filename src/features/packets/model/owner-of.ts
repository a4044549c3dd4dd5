import type { World } from "#engine";
import { attachmentsOf, hostAddress, shownName } from "#store";

/** Whose address it is: a host's, a container's or a device's name; empty when nobody in the lab has it. */
export function ownerOf(world: World, ip: string): string {
  const device = world.devices.find(({ nics }) => nics.some((nic) => nic.ip === ip));
  if (device) return device.name;
  for (const host of world.hosts) {
    if (hostAddress(host)?.ip === ip) return host.settings.name;
    const container = host.containers.find((one) =>
      attachmentsOf(host, one).some((attachment) => attachment.ip === ip),
    );
    if (container) return shownName(host, container);
  }
  return "";
}
