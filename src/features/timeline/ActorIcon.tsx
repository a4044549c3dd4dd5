import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconArrowsShuffle from "@tabler/icons-react/dist/esm/icons/IconArrowsShuffle.mjs";
import IconBrandDocker from "@tabler/icons-react/dist/esm/icons/IconBrandDocker.mjs";
import IconBrandWindows from "@tabler/icons-react/dist/esm/icons/IconBrandWindows.mjs";
import IconCpu from "@tabler/icons-react/dist/esm/icons/IconCpu.mjs";
import IconFlask from "@tabler/icons-react/dist/esm/icons/IconFlask.mjs";
import IconLayoutGrid from "@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs";
import IconNetwork from "@tabler/icons-react/dist/esm/icons/IconNetwork.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconShieldHalf from "@tabler/icons-react/dist/esm/icons/IconShieldHalf.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import IconWall from "@tabler/icons-react/dist/esm/icons/IconWall.mjs";
import type { Actor } from "#engine";

const ICONS = {
  docker: IconTerminal2,
  dockerd: IconBrandDocker,
  swarm: IconLayoutGrid,
  HNS: IconNetwork,
  HCS: IconCpu,
  VMSwitch: IconArrowsShuffle,
  VFP: IconShieldHalf,
  WinNAT: IconArrowsExchange,
  Firewall: IconWall,
  TCPIP: IconRoute,
  Windows: IconBrandWindows,
  lab: IconFlask,
} satisfies Record<Actor, unknown>;

export function ActorIcon({ actor }: { readonly actor: Actor }) {
  const Icon = ICONS[actor];
  return <Icon size={15} stroke={1.85} aria-hidden style={{ flex: "none" }} />;
}
