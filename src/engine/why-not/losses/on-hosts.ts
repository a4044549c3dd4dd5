import { flowTo, type LossLab, SERVER, SHELL } from "./loss-lab.ts";

const WEB = `docker run -d --name web ${SERVER}`;
const API = `docker run -d --name api ${SHELL}`;
const OLD_HOST = "lab host add old --os ws2016 --nat-prefix 172.20.0.0/16 --nic Ethernet=192.168.10.31/24";
const L2 = "docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1";
const OWN = "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1";
const TRANSPARENT = "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tr";

/** Losses inside one host: its containers, switches, NAT, VFP and firewall. */
export const HOST_LOSSES: readonly LossLab[] = [
  {
    reason: "container-not-running",
    lines: [`${WEB.replace(SERVER, `--ip 172.16.0.9 ${SERVER}`)}`, API, "docker stop web"],
    flow: flowTo("win-01/api", "172.16.0.9", "tcp/80"),
    fix: "docker start web",
  },
  {
    reason: "container-paused",
    lines: [WEB.replace("-d", "-d --isolation=hyperv"), API, "docker pause web"],
    flow: flowTo("win-01/api", "win-01/web", "tcp/80"),
    fix: "docker unpause web",
  },
  {
    reason: "endpoint-not-connected",
    lines: [API, "docker network disconnect nat api"],
    flow: flowTo("win-01/api", "internet", "tcp/80"),
    fix: "docker network connect nat api",
  },
  {
    reason: "network-none",
    lines: [API.replace("-d", "-d --network none")],
    flow: flowTo("win-01/api", "internet", "tcp/80"),
    fix: "docker network disconnect none api; docker network connect nat api",
  },
  {
    reason: "no-route",
    lines: ["Remove-NetRoute -DestinationPrefix 0.0.0.0/0 -Confirm:$false"],
    flow: flowTo("win-01", "internet", "tcp/80"),
    fix: "New-NetRoute -DestinationPrefix 0.0.0.0/0 -NextHop 192.168.10.1",
  },
  {
    reason: "arp-unresolved",
    lines: [API],
    flow: flowTo("win-01/api", "172.16.9.9", "tcp/80"),
    fix: null,
  },
  {
    reason: "app-not-listening",
    lines: [WEB, API],
    flow: flowTo("win-01/api", "win-01/web", "tcp/5000"),
    fix: "lab listen win-01/web tcp/5000",
  },
  {
    reason: "bound-to-loopback",
    lines: [WEB, API, "lab listen win-01/web tcp/5000 --bind 127.0.0.1"],
    flow: flowTo("win-01/api", "win-01/web", "tcp/5000"),
    fix: "lab listen win-01/web tcp/5000",
  },
  {
    reason: "container-firewall-block",
    lines: [
      WEB,
      API,
      "New-NetFirewallRule -DisplayName no80 -Direction Inbound -Action Block -Protocol TCP -LocalPort 80",
    ],
    flow: flowTo("win-01/api", "win-01/web", "tcp/80"),
    fix: 'Remove-NetFirewallRule -DisplayName "no80"',
  },
  {
    reason: "mtu-exceeded",
    lines: [API],
    flow: flowTo("win-01/api", "internet", "icmp", { payloadBytes: 1473, dontFragment: true }),
    fix: null,
  },
  {
    reason: "ttl-expired",
    lines: [API],
    flow: flowTo("win-01/api", "internet", "icmp", { ttl: 1 }),
    fix: null,
  },
  {
    reason: "vlan-isolated",
    lines: [
      TRANSPARENT.replace("-d transparent", "-d transparent -o com.docker.network.windowsshim.vlanid=20"),
      `docker run -d --name web --network tr --ip 192.168.10.60 ${SERVER}`,
    ],
    flow: flowTo("win-01", "win-01/web", "tcp/80"),
    fix: "Set-VMNetworkAdapterVlan -ManagementOS -Access -VlanId 20",
  },
  {
    reason: "vfp-acl-block",
    lines: [
      `${L2} lb`,
      `docker run -d --name web --network lb --ip 192.168.10.60 ${SERVER}`,
      `$e = Get-HnsEndpoint | Where-Object IPAddress -eq 192.168.10.60; Invoke-HnsRequest -Type endpoints -Method POST -Id $e.ID -Data '{"Policies":[{"Type":"ACL","Action":"Block","Direction":"In","Protocol":6,"LocalPorts":"80","RuleType":"Switch","Priority":200}]}'`,
    ],
    flow: flowTo("laptop", "win-01/web", "tcp/80"),
    fix: "$e = Get-HnsEndpoint | Where-Object IPAddress -eq 192.168.10.60; Invoke-HnsRequest",
  },
  {
    reason: "vfp-nat-no-icmp",
    lines: [
      `${OWN} -o com.docker.network.windowsshim.enable_outboundnat=true own`,
      `docker run -d --name api --network own --ip 10.244.1.10 ${SHELL}`,
      `$n = Get-HnsNetwork | Where-Object Type -eq L2Bridge; $e = New-HnsEndpoint -NetworkId $n.ID -Name own_ep -IPAddress 10.244.1.2 -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1`,
    ],
    flow: flowTo("win-01/api", "internet", "icmp"),
    fix: null,
  },
  {
    reason: "vfp-portmap-no-local",
    lines: [`${L2} lb`, `docker run -d --name web -p 8080:80 --network lb --ip 192.168.10.60 ${SERVER}`],
    flow: flowTo("win-01", "localhost", "tcp/8080"),
    fix: null,
  },
  {
    reason: "l2bridge-no-host-endpoint",
    lines: [`${OWN} own`, `docker run -d --name web --network own --ip 10.244.1.10 ${SERVER}`],
    flow: flowTo("win-01", "win-01/web", "tcp/80"),
    fix: "$n = Get-HnsNetwork | Where-Object Type -eq l2bridge; $e = New-HnsEndpoint",
  },
  {
    reason: "outboundnat-own-host",
    lines: [
      `${L2} -o com.docker.network.windowsshim.enable_outboundnat=true lb`,
      `docker run -d --name api --network lb --ip 192.168.10.61 ${SHELL}`,
      "lab listen win-01 tcp/5000",
      "lab host set win-01 --firewall off",
      "lab nic set win-01 Ethernet=192.168.10.21/24",
      'lab nic set win-01 "Ethernet 2=10.9.9.9/24"',
    ],
    flow: flowTo("win-01/api", "10.9.9.9", "tcp/5000"),
    fix: null,
  },
  {
    reason: "nat-cross-network",
    lines: [
      "docker network create -d nat --subnet 172.29.0.0/24 nat2",
      `docker run -d --name web --network nat2 ${SERVER}`,
      API,
    ],
    flow: flowTo("win-01/api", "win-01/web", "tcp/80"),
    fix: "docker network connect nat2 api",
  },
  {
    reason: "nat-loopback-unsupported",
    lines: [OLD_HOST, `old> docker run -d --name web -p 8080:80 ${SERVER}:windowsservercore-ltsc2016`],
    flow: flowTo("old", "localhost", "tcp/8080"),
    fix: null,
  },
  {
    reason: "nat-hairpin-unsupported",
    lines: [
      OLD_HOST,
      `old> docker run -d --name web -p 8080:80 ${SERVER}:windowsservercore-ltsc2016`,
      "old> docker run -d --name api mcr.microsoft.com/windows/servercore:ltsc2016 ping -t localhost",
    ],
    flow: flowTo("old/api", "old", "tcp/8080"),
    fix: null,
  },
  {
    reason: "port-not-published",
    lines: [WEB, "lab host set win-01 --firewall off"],
    flow: flowTo("laptop", "win-01", "tcp/9090"),
    fix: `docker run -d --name web-9090 -p 9090:80 ${SERVER}`,
  },
  {
    reason: "transparent-no-port-mapping",
    lines: [
      TRANSPARENT,
      `docker run -d --name web -p 8080:80 --network tr --ip 192.168.10.60 ${SERVER}`,
      "lab host set win-01 --firewall off",
    ],
    flow: flowTo("laptop", "win-01", "tcp/8080"),
    fix: `docker run -d --name web-8080 -p 8080:80 ${SERVER}`,
  },
  {
    reason: "host-firewall-block",
    lines: ["lab listen win-01 tcp/5000"],
    flow: flowTo("laptop", "win-01", "tcp/5000"),
    fix: 'New-NetFirewallRule -DisplayName "Allow TCP 5000" -Direction Inbound -Action Allow',
  },
  {
    reason: "firewall-policy-blocks-local-rules",
    lines: [WEB, API, "lab host set win-01 --local-rules off"],
    flow: flowTo("win-01/api", "web", "dns"),
    fix: "lab host set win-01 --local-rules on",
  },
  {
    reason: "dns-name-not-in-network",
    lines: [WEB, API, "docker stop web"],
    flow: flowTo("win-01/api", "web", "tcp/80"),
    fix: "docker start web",
  },
  {
    reason: "dns-host-cannot-resolve",
    lines: [WEB],
    flow: flowTo("win-01", "web", "tcp/80"),
    fix: "lab dns add dns --record web=",
  },
  {
    reason: "dns-forwarding-disabled",
    lines: ["lab host set win-01 --docker 25.0.5", API],
    flow: flowTo("win-01/api", "www.example.com", "dns"),
    fix: "lab host set win-01 --docker ",
  },
  {
    reason: "dns-not-provided-by-driver",
    lines: [
      TRANSPARENT,
      `docker run -d --name web --network tr --ip 192.168.10.60 ${SERVER}`,
      `docker run -d --name api --network tr --ip 192.168.10.61 ${SHELL}`,
    ],
    flow: flowTo("win-01/api", "web", "tcp/80"),
    fix: "lab dns add dns --record web=192.168.10.60",
  },
];
