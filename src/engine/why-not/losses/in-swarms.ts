import { flowTo, JOIN, type LossLab, SERVER, SHELL } from "./loss-lab.ts";

const WIN_02 = "lab host add win-02 --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24";
const OLD = "lab host add old --os ws2016 --nat-prefix 172.20.0.0/16 --nic Ethernet=192.168.10.31/24";
const OLD_SHELL = "mcr.microsoft.com/windows/servercore:ltsc2016 ping -t localhost";
const INIT = "docker swarm init --advertise-addr 192.168.10.21";
const OV1 = "docker network create -d overlay --attachable --subnet 10.0.9.0/24 ov1";

const SWARM: readonly string[] = [WIN_02, INIT, `win-02> ${JOIN}`, OV1];
const OLD_SWARM: readonly string[] = [OLD, INIT, `old> ${JOIN}`, OV1];
const API = `docker run -d --name api --network ov1 ${SHELL}`;
const WEB = `win-02> docker run -d --name web --network ov1 ${SERVER}`;

/** Losses of overlay networks and of what a swarm publishes. */
export const SWARM_LOSSES: readonly LossLab[] = [
  {
    reason: "overlay-host-isolated",
    lines: [...SWARM, API, "lab listen win-01 tcp/5000", "lab host set win-01 --firewall off"],
    flow: flowTo("win-01/api", "win-01", "tcp/5000"),
    fix: null,
  },
  {
    reason: "overlay-network-isolated",
    lines: [
      ...SWARM,
      "docker network create -d overlay --attachable --subnet 10.0.10.0/24 ov2",
      API,
      `docker run -d --name web --network ov2 ${SERVER}`,
    ],
    flow: flowTo("win-01/api", "win-01/web", "tcp/80"),
    fix: "docker stop api; docker network connect ov2 api; docker start api",
  },
  {
    reason: "overlay-no-outbound-endpoint",
    lines: [
      ...OLD_SWARM.map((line) => line.replace("172.20.0.0/16", "none")),
      `old> docker run -d --name api --network ov1 ${OLD_SHELL}`,
    ],
    flow: flowTo("old/api", "internet", "tcp/80"),
    fix: null,
  },
  {
    reason: "overlay-unknown-peer",
    lines: [...SWARM, "lab filter add fw win-01 win-02 --deny tcp/7946 udp/7946", API, WEB],
    flow: flowTo("win-01/api", "win-02/web", "tcp/80"),
    fix: "lab filter rm fw",
  },
  {
    reason: "vxlan-port-blocked",
    lines: [...SWARM, API, WEB, "lab filter add fw win-01 win-02 --deny udp/4789"],
    flow: flowTo("win-01/api", "win-02/web", "tcp/80"),
    fix: "lab filter rm fw",
  },
  {
    reason: "icc-disabled",
    lines: [
      ...OLD_SWARM,
      `old> docker run -d --name web --network ov1 ${OLD_SHELL}`,
      `old> docker run -d --name api --network ov1 ${OLD_SHELL}`,
    ],
    flow: flowTo("old/api", "172.20.140.0", "icmp"),
    fix: null,
  },
  {
    reason: "routing-mesh-unsupported",
    lines: [
      ...OLD_SWARM,
      `docker service create --name svc --network ov1 --publish 8080:80 ${SERVER}`,
      "lab host set old --firewall off",
    ],
    flow: flowTo("laptop", "old", "tcp/8080"),
    fix: null,
  },
  {
    reason: "no-running-task",
    lines: [
      ...SWARM,
      `docker service create --name svc --replicas 0 --network ov1 --publish 8080:80 ${SERVER}`,
      "lab host set win-02 --firewall off",
    ],
    flow: flowTo("laptop", "win-02", "tcp/8080"),
    fix: "docker service scale svc=1",
  },
];
