import fc from "fast-check";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";
import { endpointsOf } from "../trace/matrix.ts";
import type { Flow } from "../trace/trace.ts";
import { JOIN, joinLine } from "../why-not/losses/loss-lab.ts";

/** A line and the host that it is typed on. */
type Typed = readonly [machine: string, line: string];

const SERVER = "mcr.microsoft.com/windows/servercore/iis";
const NAMES = ["web", "api", "db"] as const;
const VLAN_20 = "-o com.docker.network.windowsshim.vlanid=20";
const SECOND = '-o com.docker.network.windowsshim.interface="Ethernet 2"';
const OUTBOUND = "-o com.docker.network.windowsshim.enable_outboundnat=true";

/** Hosts that may stand beside win-01. */
const HOSTS: Readonly<Record<string, string>> = {
  "win-02": "lab host add win-02 --nic Ethernet=192.168.10.22/24",
  old: "lab host add old --os ws2016 --nat-prefix 172.20.0.0/16 --nic Ethernet=192.168.10.31/24",
  "vm-01": 'lab host add vm-01 --platform hyperv-vm --nic Ethernet=192.168.10.41/24 --nic "Ethernet 2"',
};

const NETWORKS: readonly string[] = [
  "docker network create -d nat --subnet 172.29.0.0/24 --gateway 172.29.0.1 n2",
  `docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 ${SECOND} lb`,
  "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tr",
  "docker network create -d transparent dyn",
  `docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 ${OUTBOUND} own`,
  "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 own",
  `docker network create -d transparent ${VLAN_20} --subnet 10.20.0.0/24 --gateway 10.20.0.1 v20`,
];
const OVERLAYS: readonly string[] = [
  "docker network create -d overlay --attachable --subnet 10.0.9.0/24 ov1",
  "docker network create -d overlay --attachable --subnet 10.0.10.0/24 ov2",
];
const AZURE: readonly string[] = [
  "lab reset",
  "lab internet add internet --ip 203.0.113.10 --listen tcp/80",
  "lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24",
  "lab host add win-01 --platform azure-vm --nic Ethernet=10.240.0.4/24",
  "lab host add win-02 --platform azure-vm --nic Ethernet=10.240.0.20/24",
  "lab azure set vnet1 --ip win-01=10.240.0.5 win-01=10.240.0.6 win-02=10.240.0.21",
];
const AZURE_NETWORKS: readonly string[] = [
  "docker network create -d l2tunnel --subnet 10.240.0.0/24 --gateway 10.240.0.1 tun",
  "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 own",
  "docker network create -d transparent --subnet 10.240.0.0/24 --gateway 10.240.0.1 tr",
];
const LAN_CHANGES: readonly string[] = [
  "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20",
  "lab nic unplug win-01 Ethernet",
  "lab router add second --if 10.20.0.1/24 --vlan 20",
  "lab route add gateway 10.244.1.0/24 192.168.10.21",
  "lab dhcp rm dhcp",
  "lab filter add fw win-01 win-02 --deny udp/4789 icmp",
];
const CHANGES: readonly string[] = [
  "lab host set win-01 --firewall off",
  "lab host set win-01 --allow icmp tcp/5000",
  "lab listen win-01 tcp/5000",
  "New-NetFirewallRule -DisplayName no80 -Direction Inbound -Action Block -Protocol TCP -LocalPort 80",
  "$n = Get-HnsNetwork | Where-Object Type -eq L2Bridge; $e = New-HnsEndpoint -NetworkId $n.ID -Name own_ep -IPAddress 10.244.1.2 -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1; Set-NetIPInterface -InterfaceAlias 'vEthernet (own_ep)' -Forwarding Enabled",
  "docker network rm n2",
];
const SERVICES: readonly string[] = [
  `docker service create --name svc --replicas 2 --network ov1 --publish 8080:80 ${SERVER}`,
  `docker service create --name pub --publish mode=host,published=9090,target=80 --network ov1 --endpoint-mode dnsrr ${SERVER}`,
];

const BROWSED = ["nat", "n2", "tr", "dyn", "lb", "own", "v20", "ov1", "ov2", "tun", "none"];

function lines(machine: fc.Arbitrary<string>, texts: readonly string[], most: number): fc.Arbitrary<Typed[]> {
  return fc.array(fc.tuple(machine, fc.constantFrom(...texts)), { maxLength: most });
}

function containers(machine: fc.Arbitrary<string>, networks: readonly string[]): fc.Arbitrary<Typed[]> {
  const run = fc
    .tuple(
      machine,
      fc.constantFrom(...NAMES),
      fc.constantFrom(...networks),
      fc.constantFrom("", "-p 8080:80 ", "--isolation=hyperv "),
    )
    .map(
      ([host, name, network, option]): Typed => [
        host,
        `docker run -d --name ${name} --network ${network} ${option}${SERVER}`,
      ],
    );
  return fc.array(run, { minLength: 2, maxLength: 6 });
}

function disturbances(machine: fc.Arbitrary<string>): fc.Arbitrary<Typed[]> {
  const lifeCycle = fc
    .tuple(machine, fc.constantFrom("stop", "start", "rm -f", "pause"), fc.constantFrom(...NAMES))
    .map(([host, verb, name]): Typed => [host, `docker ${verb} ${name}`]);
  const joining = fc
    .tuple(
      machine,
      fc.constantFrom("connect", "disconnect"),
      fc.constantFrom(...BROWSED),
      fc.constantFrom(...NAMES),
    )
    .map(([host, verb, network, name]): Typed => [host, `docker network ${verb} ${network} ${name}`]);
  return fc.array(fc.oneof(lifeCycle, joining), { maxLength: 2 });
}

const onLan: fc.Arbitrary<Typed[]> = fc
  .subarray(Object.keys(HOSTS), { maxLength: 2 })
  .chain((more) => {
    const machine = fc.constantFrom("win-01", "win-01", ...more);
    const hosts = more.map((name): Typed => ["win-01", HOSTS[name] ?? ""]);
    return fc.tuple(
      fc.constant(hosts),
      lines(machine, NETWORKS, 4),
      containers(machine, ["nat", "n2", "tr", "dyn", "lb", "own", "v20", "none"]),
      lines(machine, [...CHANGES, ...LAN_CHANGES], 3),
      disturbances(machine),
    );
  })
  .map((parts) => parts.flat());

const inSwarm: fc.Arbitrary<Typed[]> = fc
  .subarray(["win-02", "old"], { minLength: 1 })
  .chain((more) => {
    const machine = fc.constantFrom("win-01", ...more);
    const members = more.flatMap((name): Typed[] => [
      ["win-01", HOSTS[name] ?? ""],
      [name, JOIN],
    ]);
    return fc.tuple(
      fc.constant<Typed[]>([["win-01", "docker swarm init --advertise-addr 192.168.10.21"], ...members]),
      fc.subarray([...OVERLAYS, ...SERVICES]).map((some) => some.map((line): Typed => ["win-01", line])),
      containers(machine, ["nat", "ov1", "ov1", "ov2"]),
      lines(machine, [...CHANGES, ...LAN_CHANGES], 2),
      disturbances(machine),
    );
  })
  .map((parts) => parts.flat());

const inAzure: fc.Arbitrary<Typed[]> = fc
  .tuple(
    fc.constant(AZURE.map((line): Typed => ["win-01", line])),
    lines(fc.constantFrom("win-01", "win-02"), AZURE_NETWORKS, 3),
    containers(fc.constantFrom("win-01", "win-02"), ["nat", "tun", "tun", "own", "tr"]),
    lines(fc.constant("win-01"), CHANGES, 2),
    disturbances(fc.constantFrom("win-01", "win-02")),
  )
  .map((parts) => parts.flat());

/** Scripts that build any lab: a LAN with several hosts, a swarm, an Azure network, with every driver. */
export const scripts: fc.Arbitrary<Typed[]> = fc.oneof(onLan, inSwarm, inAzure);

export function labOf(script: readonly Typed[]): World {
  let world = defaultLab();
  for (const [machine, line] of script) {
    world = execute(world, machine, line === JOIN ? joinLine(world) : line).world;
  }
  return world;
}

/** What may be asked of any lab; numbers pick among the machines that it turns out to have. */
export const wishes = fc.record({
  from: fc.nat(50),
  to: fc.oneof(
    fc.nat(50),
    fc.nat(50),
    fc.nat(50),
    fc.constantFrom(
      "internet",
      "internet",
      "internet",
      "172.16.0.1",
      "10.244.1.10",
      "8.8.8.8",
      "win-01",
      "win-02",
      "localhost",
      "web",
      "svc",
      "svc",
      "www.example.com",
      "db",
    ),
  ),
  proto: fc.constantFrom("tcp", "tcp", "udp", "icmp"),
  port: fc.constantFrom(80, 80, 80, 80, 8080, 8080, 53, 5000),
  ttl: fc.constantFrom(1, 2, 128, 128, 128, 128),
  big: fc.constantFrom(false, false, false, true),
});

type Wish = typeof wishes extends fc.Arbitrary<infer Value> ? Value : never;

/** The wish as a flow between machines of this lab; containers are asked for more often than the others. */
export function flowOf(world: World, { from, to, proto, port, ttl, big }: Wish): Flow {
  const everyone = endpointsOf(world);
  const housed = everyone.filter((name) => name.includes("/"));
  const all = [...housed, ...housed, ...everyone];
  const pick = (index: number) => all[index % all.length] ?? "laptop";
  return {
    from: pick(from),
    to: typeof to === "number" ? pick(to) : to,
    proto,
    port: proto === "icmp" ? 0 : port,
    ttl,
    ...(big && proto === "icmp" ? { payloadBytes: 1440, dontFragment: true } : {}),
  };
}
