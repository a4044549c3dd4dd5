import { NAT_PUBLISH } from "./nat-publish.ts";
import { onWin01, type Preset } from "./preset.ts";

export const NAT_AND_TRANSPARENT: Preset = {
  name: "nat-and-transparent",
  title: "nat and transparent on one host",
  summary: "Private on the left, straight on the LAN on the right.",
  lines: [
    ...NAT_PUBLISH.lines,
    onWin01(
      'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp',
      "A transparent network takes an adapter for itself: Ethernet 2 becomes the uplink of an external vSwitch.",
    ),
    onWin01(
      "docker run -d --name legacy --network corp mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
      "Without --subnet the container is a DHCP client of the LAN like any other machine.",
    ),
  ],
};
