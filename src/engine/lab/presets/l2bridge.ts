import { onWin01, type Preset } from "./preset.ts";

export const L2BRIDGE: Preset = {
  name: "l2bridge",
  title: "l2bridge in the host's subnet",
  summary: "Own addresses on the LAN, but the host's MAC on the wire.",
  lines: [
    onWin01(
      'docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 -o com.docker.network.windowsshim.interface="Ethernet 2" shared',
      "VFP rewrites the MAC of every frame that leaves: the LAN sees one adapter, not one for each container.",
    ),
    onWin01(
      "docker run -d --name web --network shared --ip 192.168.10.61 mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
    ),
    onWin01(
      "docker run -d --name app --network shared --ip 192.168.10.62 mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
      "l2bridge has no DHCP: give the address, or let HNS choose one of the subnet.",
    ),
  ],
};
