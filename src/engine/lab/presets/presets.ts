import { AZURE_L2TUNNEL } from "./azure-l2tunnel.ts";
import { L2BRIDGE } from "./l2bridge.ts";
import { NAT_AND_TRANSPARENT } from "./nat-and-transparent.ts";
import { NAT_PUBLISH } from "./nat-publish.ts";
import { OVERLAY } from "./overlay.ts";
import type { Preset } from "./preset.ts";
import { VLAN_TRUNK } from "./vlan-trunk.ts";

const DEFAULT: Preset = {
  name: "default",
  title: "One host on a LAN",
  summary: "A Windows Server 2022 host, a router, DHCP, DNS and a laptop; nothing on the host yet.",
  lines: [],
};

/** Every scenario that comes with the lab; each starts from the default lab. A new one is a file and a row here. */
export const PRESETS: readonly Preset[] = [
  DEFAULT,
  NAT_PUBLISH,
  NAT_AND_TRANSPARENT,
  L2BRIDGE,
  OVERLAY,
  VLAN_TRUNK,
  AZURE_L2TUNNEL,
];
