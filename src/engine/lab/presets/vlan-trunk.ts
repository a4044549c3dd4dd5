import { onWin01, type Preset } from "./preset.ts";

export const VLAN_TRUNK: Preset = {
  name: "vlan-trunk",
  title: "A VLAN on a trunk",
  summary: "A transparent network in VLAN 20, and the switch port that must let it through.",
  lines: [
    onWin01("lab router add core --if 10.20.0.1/24 --vlan 20", "VLAN 20 has a router of its own."),
    onWin01("lab client add srv20 --ip 10.20.0.50/24 --vlan 20 --listen tcp/443"),
    onWin01(
      'lab nic plug win-01 "Ethernet 2" --port trunk --vlan 1 --allowed 1,20',
      "The switch port must be a trunk that allows VLAN 20, or tagged frames are lost.",
    ),
    onWin01(
      'docker network create -d transparent --subnet 10.20.0.0/24 --gateway 10.20.0.1 -o com.docker.network.windowsshim.vlanid=20 -o com.docker.network.windowsshim.interface="Ethernet 2" vlan20',
    ),
    onWin01(
      "docker run -d --name tagged --network vlan20 --ip 10.20.0.101 mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
    ),
  ],
};
