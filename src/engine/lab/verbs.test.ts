import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { EMPTY_WORLD, HOST_COMPARTMENT, type World } from "../model/world.ts";
import { defaultLab } from "./default-lab.ts";
import { findDevice, findHost, findSegment, findVnet } from "./names.ts";

/** The World after the lines, each of which must have worked. */
function after(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const { world: next, exitCode, output } = execute(world, "win-01", line);
    expect(`${line}: ${exitCode} ${output.stderr}`).toBe(`${line}: 0 `);
    return next;
  }, defaultLab());
}

function interfacesOf(world: World, host: string) {
  return findHost(world, host)?.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
}

function addressesOf(world: World, host: string): readonly string[] {
  return interfacesOf(world, host).flatMap(({ alias, addresses }) =>
    addresses.map(({ ip, prefixLength, origin }) => `${alias} ${ip}/${prefixLength} ${origin}`),
  );
}

function defaultGateways(world: World, host: string): readonly string[] {
  const routes = findHost(world, host)?.compartments.get(HOST_COMPARTMENT)?.routes ?? [];
  return routes.filter(({ prefix }) => prefix === "0.0.0.0/0").map(({ nextHop }) => nextHop);
}

test("the default lab is the one that the documentation describes", () => {
  const world = defaultLab();
  const host = findHost(world, "win-01");
  expect(host?.settings).toMatchObject({ os: "ws2022", platform: "physical", dnsServers: ["192.168.10.5"] });
  expect(addressesOf(world, "win-01")).toEqual([
    "Ethernet 192.168.10.21/24 manual",
    "vEthernet (nat) 172.16.0.1/16 manual",
  ]);
  expect(defaultGateways(world, "win-01")).toEqual(["192.168.10.1"]);
  expect(host?.pnics.map(({ name, plug }) => [name, plug?.kind === "segment" && plug.segment])).toEqual([
    ["Ethernet", "LAN"],
    ["Ethernet 2", "LAN"],
  ]);
  expect(host?.dockerNetworks.map(({ name, ipam }) => [name, ipam[0]?.subnet])).toEqual([
    ["none", undefined],
    ["nat", "172.16.0.0/16"],
  ]);
  expect(world.devices.map(({ name, kind, nics }) => [name, kind, nics[0]?.ip])).toEqual([
    ["gateway", "router", "192.168.10.1"],
    ["internet", "internet-host", "203.0.113.10"],
    ["dns", "server", "192.168.10.5"],
    ["dhcp", "server", "192.168.10.2"],
    ["laptop", "client", "192.168.10.50"],
  ]);
  expect(findDevice(world, "dhcp")?.dhcp).toMatchObject({
    poolStart: "192.168.10.100",
    poolEnd: "192.168.10.199",
    gateway: "192.168.10.1",
    dnsServers: ["192.168.10.5"],
  });
  expect(findDevice(world, "internet")?.sockets.map(({ port }) => port)).toEqual([80, 443]);
});

test("a host takes router and DNS of its network unless told otherwise", () => {
  const world = after(
    "lab host add a --nic Ethernet=192.168.10.31/24",
    "lab host add b --nic Ethernet=192.168.10.32/24 --gateway none --dns 192.168.10.9,192.168.10.10",
    'lab host add c --nic Ethernet=192.168.10.33/24 --gateway 192.168.10.254 --nic "Ethernet 2=10.60.0.10/24" --vlan 60',
  );
  expect(["a", "b", "c"].map((host) => defaultGateways(world, host))).toEqual([
    ["192.168.10.1"],
    [],
    ["192.168.10.254"],
  ]);
  expect(["a", "b"].map((host) => findHost(world, host)?.settings.dnsServers)).toEqual([
    ["192.168.10.5"],
    ["192.168.10.9", "192.168.10.10"],
  ]);
});

test("a host has the MAC, the kind and the switch port of its adapter as typed", () => {
  const world = after(
    "lab host add a --nic Wi-Fi=192.168.10.31/24 --type wifi --mac 00:15:5d:01:0a:0a",
    "lab host add b --nic Ethernet=192.168.10.32/24 --port trunk --vlan 1 --allowed 20,30",
    "lab host add c --nic Ethernet",
  );
  const [wifi] = findHost(world, "a")?.pnics ?? [];
  expect(wifi).toMatchObject({ media: "wifi", mac: "00-15-5D-01-0A-0A", up: true });
  const [trunk] = findHost(world, "b")?.pnics ?? [];
  expect(trunk?.plug).toEqual({
    kind: "segment",
    segment: "LAN",
    mode: "trunk",
    vlan: 1,
    allowed: [1, 20, 30],
  });
  const [plain] = findHost(world, "c")?.pnics ?? [];
  expect(plain?.plug).toEqual({ kind: "segment", segment: "LAN", mode: "access", vlan: 1, allowed: [] });
});

test("a MAC derives from the names: the same host in another lab has the same", () => {
  const macs = [[], ["lab host rm win-01"]].map((before) => {
    const world = after(...before, "lab host add x --nic Ethernet=192.168.10.40/24");
    return findHost(world, "x")?.pnics.map(({ mac }) => mac);
  });
  expect(macs[0]).toEqual(macs[1]);
});

test("an adapter gets a lease from the DHCP server of its VLAN, and none in another VLAN", () => {
  const world = after(
    "lab host add a --nic Ethernet=dhcp",
    "lab host add b --nic Ethernet=dhcp --vlan 7",
    "lab host add c --nic Ethernet=dhcp",
  );
  const onLan = (host: string) => addressesOf(world, host).filter((text) => text.startsWith("Ethernet "));
  expect(["a", "b", "c"].map(onLan)).toEqual([
    ["Ethernet 192.168.10.100/24 dhcp"],
    [],
    ["Ethernet 192.168.10.101/24 dhcp"],
  ]);
  expect(defaultGateways(world, "a")).toEqual(["192.168.10.1"]);
});

test.each([
  ["--platform physical", true],
  ["--platform hyperv-vm", false],
  ["--platform hyperv-vm --mac-spoofing on", true],
  ["--platform vmware-vm --promiscuous on", true],
  ["--platform vmware-vm", false],
])("lab host add %s → other MACs pass: %s", (options, macSpoofing) => {
  const world = after(`lab host add vm ${options} --nic Ethernet=192.168.10.40/24`);
  expect(findHost(world, "vm")?.settings.macSpoofing).toBe(macSpoofing);
});

test.each([
  ["172.16.0.0/16", "172.16.0.0/16"],
  ["none", undefined],
])("--nat-prefix %s → nat is %s", (typed, subnet) => {
  const world = after(`lab host add x --nat-prefix ${typed} --nic Ethernet=192.168.10.40/24`);
  const nat = findHost(world, "x")?.dockerNetworks.find(({ name }) => name === "nat");
  expect(nat?.ipam[0]?.subnet).toBe(subnet);
});

test("--nat-prefix auto gives a /20 inside 172.16.0.0/12, the same each time (facts on HNS, section 3.2)", () => {
  const subnets = [1, 2].map(() => {
    const world = after("lab host add x --nat-prefix auto --nic Ethernet=192.168.10.40/24");
    return findHost(world, "x")?.dockerNetworks.find(({ name }) => name === "nat")?.ipam[0]?.subnet;
  });
  expect(subnets[0]).toMatch(/^172\.(1[6-9]|2\d|3[01])\.\d+\.0\/20$/);
  expect(subnets[1]).toBe(subnets[0]);
});

test("the firewall of a host is what its options say", () => {
  const world = after(
    "lab host add a --firewall off --nic Ethernet=192.168.10.31/24",
    "lab host add b --allow tcp/1433,icmp --block tcp/9443 --local-rules off --nic Ethernet=192.168.10.32/24",
    "lab host set b --allow udp/53",
  );
  expect(findHost(world, "a")?.settings.firewall.enabled).toBe(false);
  expect(findHost(world, "a")?.compartments.get(HOST_COMPARTMENT)?.filter.enabled).toBe(false);
  const b = findHost(world, "b");
  expect(b?.settings.firewall).toEqual({ enabled: true, localRuleMerge: false });
  const rules = b?.firewallRules.filter(({ owner }) => owner !== "hns") ?? [];
  expect(rules.map(({ action, protocol, localPort, scope }) => [action, protocol, localPort, scope])).toEqual(
    [
      ["allow", "tcp", 1433, "host"],
      ["allow", "icmp", null, "host"],
      ["block", "tcp", 9443, "all"],
      ["allow", "udp", 53, "host"],
    ],
  );
});

test("turning the firewall off reaches the containers of the host's kernel, and on again", () => {
  const run = "docker run -d --name web mcr.microsoft.com/windows/servercore/iis";
  const filters = (world: World) =>
    findHost(world, "win-01")?.compartments.map(({ filter }) => filter.enabled);
  expect(filters(after(run, "lab host set win-01 --firewall off"))).toEqual([false, false]);
  expect(
    filters(after(run, "lab host set win-01 --firewall off", "lab host set win-01 --firewall on")),
  ).toEqual([true, true]);
});

test("lab host rm takes the host and every filter and Azure address that names it", () => {
  const world = after(
    "lab host add x --nic Ethernet=192.168.10.40/24",
    "lab filter add fw win-01 x --deny udp/4789",
    "lab azure add vnet1 --ip x=10.240.0.9",
    "lab host rm x",
  );
  expect(findHost(world, "x")).toBeUndefined();
  expect(world.filters.size).toBe(0);
  expect(findVnet(world, "vnet1")?.ipConfigs).toEqual({});
});

test("lab nic changes the address of an adapter, also when a vSwitch owns it", () => {
  const bound = after(
    "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 -o com.docker.network.windowsshim.interface=Ethernet corp",
    "lab nic set win-01 Ethernet=192.168.10.77/24",
  );
  expect(addressesOf(bound, "win-01")).toContain("vEthernet (Ethernet) 192.168.10.77/24 manual");
  expect(defaultGateways(bound, "win-01")).toEqual(["192.168.10.1"]);
  const free = after('lab nic set win-01 "Ethernet 2=dhcp"', 'lab nic set win-01 "Ethernet 2"');
  expect(addressesOf(free, "win-01").filter((text) => text.startsWith("Ethernet 2"))).toEqual([]);
});

test("lab nic add, plug, unplug and rm", () => {
  const plugOf = (world: World, name: string) =>
    findHost(world, "win-01")?.pnics.find((pnic) => pnic.name === name);
  const added = after('lab nic add win-01 "Ethernet 3=10.60.0.10/24" --vlan 60 --gateway none');
  expect(plugOf(added, "Ethernet 3")?.plug).toMatchObject({ mode: "access", vlan: 60 });
  const trunk = after('lab nic plug win-01 "Ethernet 2" --port trunk --allowed 1,20');
  expect(plugOf(trunk, "Ethernet 2")?.plug).toMatchObject({ mode: "trunk", vlan: 1, allowed: [1, 20] });
  expect(plugOf(after('lab nic unplug win-01 "Ethernet 2"'), "Ethernet 2")).toMatchObject({
    plug: null,
    up: false,
  });
  const removed = after('lab nic rm win-01 "Ethernet 2"');
  expect(interfacesOf(removed, "win-01").map(({ alias }) => alias)).toEqual(["Ethernet", "vEthernet (nat)"]);
});

test("a router has its interfaces in their VLANs, translates its subnets and keeps static routes", () => {
  const world = after(
    "lab router add core --if 10.1.0.1/24 --vlan 1 --if 10.20.0.1/24 --vlan 20 --route 10.244.1.0/24=10.1.0.10",
    "lab route add core 10.244.2.0/24 10.1.0.20",
    "lab route rm core 10.244.1.0/24",
  );
  const core = findDevice(world, "core");
  expect(
    core?.nics.map(({ ip, plug }) => [ip, plug.kind === "segment" ? `${plug.segment} ${plug.vlan}` : ""]),
  ).toEqual([
    ["10.1.0.1", "LAN 1"],
    ["10.20.0.1", "LAN 20"],
    ["198.51.100.6", "Internet 1"],
  ]);
  expect(core).toMatchObject({
    forwards: true,
    natFor: ["10.1.0.0/24", "10.20.0.0/24"],
    routes: [{ prefix: "10.244.2.0/24", nextHop: "10.1.0.20" }],
  });
});

test("one machine can be DNS and DHCP server at once, and gets more records later", () => {
  const world = after(
    "lab dns add both --ip 10.9.0.5/24 --vlan 9 --record intranet=10.9.0.80 --no-recursion",
    "lab dhcp add both --pool 10.9.0.100-10.9.0.120",
    "lab dns add both --record wiki=10.9.0.81 intranet=10.9.0.82",
  );
  expect(findDevice(world, "both")).toMatchObject({
    dhcp: { poolStart: "10.9.0.100", poolEnd: "10.9.0.120", prefixLength: 24 },
    dns: {
      records: [
        { name: "wiki", address: "10.9.0.81" },
        { name: "intranet", address: "10.9.0.82" },
      ],
      recursive: false,
    },
  });
});

test("clients and Internet servers listen as told", () => {
  const world = after(
    "lab client add sql --ip 10.20.0.50/24 --vlan 20 --listen tcp/1433 --no-ping",
    "lab internet add site --ip 203.0.113.77 --listen tcp/80,tcp/443 --name shop.example",
    "lab listen sql udp/1434",
    "lab unlisten sql tcp/1433",
  );
  expect(findDevice(world, "sql")).toMatchObject({
    answersPing: false,
    sockets: [{ protocol: "udp", port: 1434 }],
  });
  expect(findDevice(world, "site")?.dns?.records).toEqual([
    { name: "shop.example", address: "203.0.113.77" },
  ]);
});

test("an Azure network knows its VMs' addresses, rules and routes", () => {
  const world = after(
    "lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24",
    "lab host add az --platform azure-vm --nic Ethernet=10.240.0.4/24",
    "lab client add vm2 --ip 10.240.0.30/24 --vnet vnet1 --listen tcp/80",
    "lab azure set vnet1 --ip az=10.240.0.5 az=10.240.0.6 --public-ip az=20.0.0.4 --ip-forwarding on",
    "lab azure set vnet1 --release az=10.240.0.6",
    "lab azure nsg add vnet1 no-web --from 10.240.0.5 --to 10.240.0.6 --port 80 --proto tcp",
    "lab azure udr add vnet1 10.244.1.0/24 10.240.0.4",
  );
  expect(findVnet(world, "vnet1")).toMatchObject({
    ipConfigs: { az: ["10.240.0.4", "10.240.0.5"], vm2: ["10.240.0.30"] },
    publicIps: { az: "20.0.0.4" },
    ipForwarding: true,
    nsg: [
      {
        name: "no-web",
        priority: 100,
        direction: "Inbound",
        action: "Deny",
        protocol: "tcp",
        source: "10.240.0.5",
        destination: "10.240.0.6",
        port: "80",
      },
    ],
    udr: [{ prefix: "10.244.1.0/24", nextHop: "10.240.0.4" }],
  });
  expect(defaultGateways(world, "az")).toEqual(["10.240.0.1"]);
  expect(findHost(world, "az")?.settings.dnsServers).toEqual(["168.63.129.16"]);
});

test("a container's server comes back with it after a stop and a start", () => {
  const socketsOf = (world: World) =>
    findHost(world, "win-01")
      ?.compartments.filter(({ id }) => id !== HOST_COMPARTMENT)
      .flatMap(({ sockets }) => sockets.map(({ port, address, process }) => `${port} ${address} ${process}`));
  const running = [
    "docker run -d --name app mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
    "lab listen win-01/app tcp/5000 --bind 127.0.0.1 --process api",
  ];
  expect(socketsOf(after(...running))).toEqual(["5000 127.0.0.1 api"]);
  expect(socketsOf(after(...running, "docker stop app"))).toEqual([]);
  expect(socketsOf(after(...running, "docker stop app", "docker start app"))).toEqual(["5000 127.0.0.1 api"]);
});

test("lab reset leaves nothing, and a lab can be built up from there", () => {
  const world = after("lab reset");
  expect({ ...world, step: 0, clock: 0 }).toEqual(EMPTY_WORLD);
  const built = after("lab reset", "lab host add first --nic Ethernet=10.0.0.5/24");
  expect(findSegment(built, "LAN")).toBeDefined();
  expect(defaultGateways(built, "first")).toEqual([]);
});

test("lab segment add and rm; a network in use stays", () => {
  const world = after(
    "lab segment add LAN2 --subnet 10.2.0.9/24",
    "lab segment add LAN3",
    "lab segment rm LAN3",
  );
  expect(world.segments.map(({ name, subnet }) => [name, subnet])).toContainEqual(["LAN2", "10.2.0.0/24"]);
  expect(findSegment(world, "LAN3")).toBeUndefined();
});

test("lab trace prints the walk", () => {
  const { output } = execute(defaultLab(), "win-01", "lab trace laptop 192.168.10.1 icmp");
  expect(output.stdout).toMatch(/^Packet trace: laptop to 192\.168\.10\.1, icmp echo\nVerdict: delivered/);
});
