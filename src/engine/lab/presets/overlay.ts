import { onWin01, type Preset, type PresetLine } from "./preset.ts";

/** What `docker swarm join-token -q worker` prints on win-01: tokens derive from the host that makes the swarm. */
const TOKEN = "SWMTKN-1-ybldy0bzisydxr1ndnxtx3cb3bfwh7ixww5i9qp22ldhbuybyl-1qw9ocugfdfq5mpv2pr24bqlw";

function onWin02(text: string, narration: string): PresetLine {
  return { machine: "win-02", text, narration };
}

export const OVERLAY: Preset = {
  name: "overlay",
  title: "Two hosts, one overlay",
  summary: "A swarm, a VXLAN tunnel, a service on both.",
  lines: [
    onWin01("lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24 --nat-prefix 172.16.0.0/16"),
    onWin01(
      "docker swarm init --advertise-addr 192.168.10.21 --listen-addr 192.168.10.21:2377",
      "win-01 becomes the manager: it plans networks and services for all nodes.",
    ),
    onWin02(
      `docker swarm join --token ${TOKEN} --advertise-addr 192.168.10.22 --listen-addr 192.168.10.22:2377 192.168.10.21:2377`,
      "Whoever has the token may join; this one lets in workers.",
    ),
    onWin01(
      "docker network create -d overlay --attachable --subnet 10.0.9.0/24 shop",
      "Only a plan: no host builds anything until a container needs the network.",
    ),
    onWin01(
      "docker service create --name web --replicas 2 --network shop mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
      "One task on each host. Now both hosts bind an external switch, and VFP learns who lives where.",
    ),
    onWin01(
      'docker service create --name api --network shop --constraint "node.hostname==win-01" mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost',
    ),
    onWin01(
      'docker service create --name db --network shop --constraint "node.hostname==win-02" microsoft/mssql-server-windows-express:latest',
      "web and api on win-01 reach db on win-02 by its name: the packet travels inside UDP 4789.",
    ),
  ],
};
