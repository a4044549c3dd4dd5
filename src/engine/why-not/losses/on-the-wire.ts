import { flowTo, type LossLab, SERVER, SHELL } from "./loss-lab.ts";

const TRANSPARENT = "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tr";
const VLAN_20 =
  "docker network create -d transparent -o com.docker.network.windowsshim.vlanid=20 --subnet 10.20.0.0/24 --gateway 10.20.0.1 v20";
const TAGGED = `docker run -d --name web --network v20 --ip 10.20.0.60 ${SERVER}`;
const L2 = "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1";
const TRUNK = "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20";
const WIN_02 = "lab host add win-02 --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24";

/** Gives the host an interface in the l2bridge network's subnet, and forwards over it. */
function hostEndpoint(machine: string, ip: string, forwarding = true): readonly string[] {
  const attach = `$n = Get-HnsNetwork | Where-Object Type -eq L2Bridge; $e = New-HnsEndpoint -NetworkId $n.ID -Name own_ep -IPAddress ${ip} -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1`;
  const forward = ["own_ep", "Ethernet"].map(
    (name) => `Set-NetIPInterface -InterfaceAlias "vEthernet (${name})" -Forwarding Enabled`,
  );
  return [attach, ...(forwarding ? forward : [])].map((line) => `${machine}> ${line}`);
}

/** Two hosts with an l2bridge subnet each, the host as its router; `exceptions` keep the source of what they name. */
const TWO_SUBNETS: readonly string[] = [
  WIN_02,
  `${L2} own`,
  "win-02> docker network create -d l2bridge --subnet 10.244.2.0/24 --gateway 10.244.2.1 own",
  ...hostEndpoint("win-01", "10.244.1.2"),
  ...hostEndpoint("win-02", "10.244.2.2"),
  'win-02> New-NetRoute -DestinationPrefix 10.244.1.0/24 -NextHop 192.168.10.21 -InterfaceAlias "vEthernet (Ethernet)"',
  `win-01> docker run -d --name api --network own --ip 10.244.1.10 ${SHELL}`,
  `win-02> docker run -d --name web --network own --ip 10.244.2.10 ${SERVER}`,
];

/** Losses on cables, switches, routers, and at machines that are no container hosts. */
export const WIRE_LOSSES: readonly LossLab[] = [
  {
    reason: "link-down",
    lines: ["lab nic unplug win-01 Ethernet"],
    flow: flowTo("win-01", "laptop", "icmp"),
    fix: "lab nic plug win-01 Ethernet",
  },
  {
    reason: "mac-spoofing-off",
    lines: [
      "lab host add vm-01 --platform hyperv-vm --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24",
      `vm-01> ${TRANSPARENT}`,
      `vm-01> docker run -d --name web --network tr --ip 192.168.10.60 ${SERVER}`,
    ],
    flow: flowTo("laptop", "vm-01/web", "tcp/80"),
    fix: "Get-VMNetworkAdapter -VMName vm-01 | Set-VMNetworkAdapter -MacAddressSpoofing On",
  },
  {
    reason: "mac-spoofing-off",
    lines: [
      "lab host add vm-01 --platform vmware-vm --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24",
      `vm-01> ${TRANSPARENT}`,
      `vm-01> docker run -d --name web --network tr --ip 192.168.10.60 ${SERVER}`,
    ],
    flow: flowTo("laptop", "vm-01/web", "tcp/80"),
    fix: "lab host set vm-01 --promiscuous on",
  },
  {
    reason: "mac-spoofing-off",
    lines: [
      "lab host add vm-01 --platform hyperv-vm --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24",
      "vm-01> docker network create -d transparent dyn",
      `vm-01> docker run -d --name api --network dyn ${SHELL}`,
    ],
    flow: flowTo("vm-01/api", "internet", "tcp/80"),
    fix: "Get-VMNetworkAdapter -VMName vm-01 | Set-VMNetworkAdapter -MacAddressSpoofing On; docker exec api ipconfig /renew",
  },
  {
    reason: "switch-port-access-mode",
    lines: ["lab router add core --if 10.20.0.1/24 --vlan 20", VLAN_20, TAGGED],
    flow: flowTo("win-01/web", "10.20.0.1", "icmp"),
    fix: "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20",
  },
  {
    reason: "switch-vlan-not-allowed",
    lines: [
      "lab router add core --if 10.20.0.1/24 --vlan 20",
      "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,30",
      VLAN_20,
      TAGGED,
    ],
    flow: flowTo("win-01/web", "10.20.0.1", "icmp"),
    fix: "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,30,20",
  },
  {
    reason: "vlan-no-gateway",
    lines: [TRUNK, VLAN_20, TAGGED],
    flow: flowTo("win-01/web", "internet", "tcp/80"),
    fix: "lab router add router-20 --if 10.20.0.1/24 --vlan 20",
  },
  {
    reason: "underlay-filter-block",
    lines: [
      WIN_02,
      "lab listen win-02 tcp/5000",
      "lab host set win-02 --allow tcp/5000",
      "lab filter add fw win-01 win-02 --deny tcp/5000",
    ],
    flow: flowTo("win-01", "win-02", "tcp/5000"),
    fix: "lab filter rm fw",
  },
  {
    reason: "gateway-no-route",
    lines: ["lab router rm gateway", "lab router add gateway --if 192.168.10.1/24 --internet off"],
    flow: flowTo("laptop", "203.0.113.10", "tcp/80"),
    fix: null,
  },
  {
    reason: "private-subnet-not-routable",
    lines: [`docker run -d --name web ${SERVER}`],
    flow: flowTo("laptop", "win-01/web", "tcp/80"),
    fix: null,
  },
  {
    reason: "private-subnet-not-routable",
    lines: [
      `${L2} own`,
      ...hostEndpoint("win-01", "10.244.1.2"),
      `docker run -d --name web --network own --ip 10.244.1.10 ${SERVER}`,
    ],
    flow: flowTo("laptop", "win-01/web", "tcp/80"),
    fix: "lab route add gateway 10.244.1.0/24 192.168.10.21",
  },
  {
    reason: "no-return-route",
    lines: [
      `${L2} own`,
      ...hostEndpoint("win-01", "10.244.1.2"),
      `docker run -d --name api --network own --ip 10.244.1.10 ${SHELL}`,
      "lab listen laptop tcp/5000",
    ],
    flow: flowTo("win-01/api", "laptop", "tcp/5000"),
    fix: "lab route add gateway 10.244.1.0/24 192.168.10.21",
  },
  {
    reason: "outboundnat-exception",
    lines: [
      `${L2} -o com.docker.network.windowsshim.enable_outboundnat=true -o com.docker.network.windowsshim.outboundnat_exceptions=192.168.10.0/24 own`,
      ...hostEndpoint("win-01", "10.244.1.2"),
      `docker run -d --name api --network own --ip 10.244.1.10 ${SHELL}`,
      "lab listen laptop tcp/5000",
    ],
    flow: flowTo("win-01/api", "laptop", "tcp/5000"),
    fix: "lab route add gateway 10.244.1.0/24 192.168.10.21",
  },
  {
    reason: "l2bridge-no-remote-route",
    lines: TWO_SUBNETS,
    flow: flowTo("win-01/api", "win-02/web", "tcp/80"),
    fix: 'New-NetRoute -DestinationPrefix 10.244.2.0/24 -NextHop 192.168.10.22 -InterfaceAlias "vEthernet (Ethernet)"',
  },
  {
    reason: "host-forwarding-disabled",
    lines: [
      ...TWO_SUBNETS,
      'New-NetRoute -DestinationPrefix 10.244.2.0/24 -NextHop 192.168.10.22 -InterfaceAlias "vEthernet (Ethernet)"',
      'Set-NetIPInterface -InterfaceAlias "vEthernet (own_ep)" -Forwarding Disabled',
    ],
    flow: flowTo("win-01/api", "win-02/web", "tcp/80"),
    fix: 'Set-NetIPInterface -InterfaceAlias "vEthernet (own_ep)" -Forwarding Enabled',
  },
  {
    reason: "l2bridge-cross-subnet-unsupported",
    lines: [
      "lab host add old --os ws2016 --nat-prefix 172.20.0.0/16 --nic Ethernet=192.168.10.31/24",
      "lab host add older --os ws2016 --nat-prefix 172.21.0.0/16 --nic Ethernet=192.168.10.32/24",
      `old> ${L2} own`,
      "older> docker network create -d l2bridge --subnet 10.244.2.0/24 --gateway 10.244.2.1 own",
      ...hostEndpoint("old", "10.244.1.2", false),
      "old> docker run -d --name api --network own --ip 10.244.1.10 mcr.microsoft.com/windows/servercore:ltsc2016 ping -t localhost",
      "older> docker run -d --name web --network own --ip 10.244.2.10 mcr.microsoft.com/windows/servercore:ltsc2016 ping -t localhost",
    ],
    flow: flowTo("old/api", "older/web", "icmp"),
    fix: null,
  },
  {
    reason: "dhcp-no-offer",
    lines: [
      "lab dhcp rm dhcp",
      "docker network create -d transparent dyn",
      `docker run -d --name api --network dyn ${SHELL}`,
    ],
    flow: flowTo("win-01/api", "internet", "tcp/80"),
    fix: "lab dhcp add dhcp --ip",
  },
  {
    reason: "internet-unknown-host",
    lines: [],
    flow: flowTo("laptop", "203.0.113.99", "tcp/443"),
    fix: "lab internet add server --ip 203.0.113.99 --listen tcp/443",
  },
  {
    reason: "echo-ignored",
    lines: ["lab client add quiet --ip 192.168.10.51/24 --no-ping"],
    flow: flowTo("laptop", "quiet", "icmp"),
    fix: null,
  },
  {
    reason: "reply-not-recognised",
    lines: [
      `docker run -d --name web ${SERVER}`,
      "lab route add gateway 172.16.0.0/16 192.168.10.21",
      'Set-NetIPInterface -InterfaceAlias "Ethernet" -Forwarding Enabled',
    ],
    flow: flowTo("laptop", "win-01/web", "tcp/80"),
    fix: null,
  },
  {
    reason: "not-for-this-machine",
    lines: ["lab route add gateway 10.99.0.0/16 192.168.10.50"],
    flow: flowTo("win-01", "10.99.0.1", "icmp"),
    fix: null,
  },
  {
    reason: "dns-server-unreachable",
    lines: ["lab host set win-01 --dns 192.168.10.77"],
    flow: flowTo("win-01", "www.example.com", "tcp/80"),
    fix: "lab dns add dns-2 --ip 192.168.10.77/24",
  },
  {
    reason: "dns-name-unknown",
    lines: [],
    flow: flowTo("laptop", "nowhere.internal", "tcp/80"),
    fix: null,
  },
];
