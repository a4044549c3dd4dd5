import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { boxOf, IMAGE, printed } from "../test-box.ts";

const WEB = `docker run -d --name web --isolation process -p 8080:80 ${IMAGE}`;

/** Title and description of each adapter that ipconfig /all prints. */
function adapters(text: string): readonly string[] {
  return [...text.matchAll(/^Ethernet adapter (.+):\n[\s\S]*?Description[ .]+: (.*)$/gm)].map(
    ([, title, description]) => `${title}: ${description}`,
  );
}

test.each([
  ["ws2016", WEB, "web", /^vEthernet \(Container NIC [\da-f]{8}\): Hyper-V Virtual Ethernet Adapter #2$/],
  ["ws2019", WEB, "web", /^vEthernet \(Ethernet\): Hyper-V Virtual Ethernet Adapter #2$/],
  ["ws2022", WEB, "web", /^vEthernet \(Ethernet\): Hyper-V Virtual Ethernet Container Adapter$/],
  [
    "ws2022",
    `docker run -d --name hv --isolation hyperv ${IMAGE}`,
    "hv",
    /^Ethernet: Microsoft Hyper-V Network Adapter$/,
  ],
] as const)("facts on PowerShell, 9.2: on %s, the adapter inside of %s", (os, line, name, pattern) => {
  const [only = "", ...more] = adapters(printed(boxOf(os, line), "ipconfig /all", `box/${name}`));
  expect(only).toMatch(pattern);
  expect(more).toEqual([]);
});

test("facts on PowerShell, 9.2: the number of a second container's adapter counts host-wide", () => {
  const world = boxOf(
    "ws2022",
    WEB,
    `docker run -d --name two ${IMAGE}`,
    "docker network create -d nat more",
  );
  expect(adapters(printed(world, "ipconfig /all", "box/two"))).toEqual([
    "vEthernet (Ethernet) 2: Hyper-V Virtual Ethernet Container Adapter #2",
  ]);
  const connected = execute(world, "box", "docker network connect more two").world;
  expect(adapters(printed(connected, "ipconfig /all", "box/two")).map((each) => each.split(":")[0])).toEqual([
    "vEthernet (Ethernet) 2",
    "vEthernet (Ethernet) 3",
  ]);
});

test("facts on PowerShell, 9.2 and 11.1: a container on none has no adapter, and cannot send", () => {
  const world = boxOf("ws2022", `docker run -d --name none --network none ${IMAGE}`);
  expect(printed(world, "ipconfig", "box/none")).toBe("\nWindows IP Configuration\n\n");
  expect(printed(world, "ping 8.8.8.8 -n 1", "box/none")).toContain(
    "\nPING: transmit failed. General failure. \n",
  );
});

test("facts on PowerShell, 9.2: a lease on a transparent network, and the address without one", () => {
  const tr = "docker network create -d transparent tr";
  const lan = `docker run -d --name lan --network tr ${IMAGE}`;
  const leased = printed(boxOf("ws2022", tr, lan), "ipconfig /all", "box/lan");
  expect(leased).toContain("   DHCP Enabled. . . . . . . . . . . : Yes\n");
  expect(leased).toMatch(
    /^ {3}IPv4 Address\. \. \. \. \. \. \. \. \. \. \. : 192\.168\.10\.1\d\d\(Preferred\) $/m,
  );
  expect(leased).toMatch(/^ {3}Lease Obtained\. \. \. \. \. \. \. \. \. \. : \S/m);
  expect(leased).toMatch(/^ {3}Lease Expires \. \. \. \. \. \. \. \. \. \. : \S/m);
  expect(leased).toContain("   DHCP Server . . . . . . . . . . . : 192.168.10.2\n");
  const alone = printed(boxOf("ws2022", "lab dhcp rm dhcp", tr, lan), "ipconfig /all", "box/lan");
  expect(alone).toMatch(
    /Autoconfiguration IPv4 Address\. \. : 169\.254\.\d+\.\d+\(Preferred\) \n {3}Subnet Mask \. \. \. \. \. \. \. \. \. \. \. : 255\.255\.0\.0\n/,
  );
});

test("facts on PowerShell, 9.3: the host's block of the nat adapter, and an adapter that a switch has taken", () => {
  const host = printed(boxOf("ws2022"), "ipconfig /all");
  const block = host.slice(host.indexOf("Ethernet adapter vEthernet (nat):"));
  expect(block.split("\n").map((line) => line.replace(/: .*(?=fe80|00-15|172)\S+/, ": X"))).toEqual([
    "Ethernet adapter vEthernet (nat):",
    "",
    "   Connection-specific DNS Suffix  . : ",
    "   Description . . . . . . . . . . . : Hyper-V Virtual Ethernet Adapter",
    "   Physical Address. . . . . . . . . : X",
    "   DHCP Enabled. . . . . . . . . . . : No",
    "   Autoconfiguration Enabled . . . . : Yes",
    "   Link-local IPv6 Address . . . . . : X ",
    "   IPv4 Address. . . . . . . . . . . : X ",
    "   Subnet Mask . . . . . . . . . . . : 255.255.240.0",
    "   Default Gateway . . . . . . . . . : ",
    "   DNS Servers . . . . . . . . . . . : fec0:0:0:ffff::1%1",
    "                                       fec0:0:0:ffff::2%1",
    "                                       fec0:0:0:ffff::3%1",
    "   NetBIOS over Tcpip. . . . . . . . : Enabled",
    "",
  ]);
  const taken = printed(boxOf("ws2022", "docker network create -d transparent tr"), "ipconfig");
  expect(taken).not.toContain("Ethernet adapter Ethernet:\n");
  expect(taken).toContain("Ethernet adapter vEthernet (Ethernet):\n");
  expect(printed(boxOf("ws2022"), "ipconfig /flushdns")).toContain(
    "Successfully flushed the DNS Resolver Cache.\n",
  );
});

test("facts on PowerShell, 9.3: ipconfig /allcompartments goes through the host and each process container", () => {
  const text = printed(boxOf("ws2022", WEB), "ipconfig /allcompartments");
  const bar = "=".repeat(78);
  expect(text).toContain(`${bar}\nNetwork Information for Compartment 1 (ACTIVE)\n${bar}\n`);
  expect(text).toContain(`${bar}\nNetwork Information for Compartment 2\n${bar}\n`);
});

test.each([
  ["nat", WEB, []],
  [
    "l2bridge",
    `docker network create -d l2bridge --subnet 10.0.0.0/24 --gateway 10.0.0.1 l2; docker run -d --name lb --network l2 -p 8080:80 ${IMAGE}`,
    ["  TCP    0.0.0.0:8080           0.0.0.0:0              LISTENING"],
  ],
])("facts on PowerShell, 11.7: netstat and a published port of %s", (_driver, line, rows) => {
  const text = printed(boxOf("ws2022", line), "netstat -ano");
  expect(
    text.split("\n").flatMap((row) => (row.includes(":8080") ? [row.replace(/ +\d+$/, "")] : [])),
  ).toEqual(rows);
});

test("facts on PowerShell, 4: hnsdiag's tables stand without titles, and long names overflow", () => {
  const world = boxOf("ws2019", "docker network create -d nat more");
  const [nat = "", more = ""] = printed(world, "Get-HnsNetwork | % ID").split("\n");
  const name = printed(world, "docker network inspect more --format '{{.Id}}'").trim();
  expect(printed(world, "hnsdiag list networks")).toBe(
    `Name             ID\nnat              ${nat}\n${name} ${more}\n`,
  );
  expect(printed(world, "hnsdiag list namespaces")).toBe(
    "ID                                   | Endpoint IDs\n",
  );
  expect(printed(world, "hnsdiag list loadbalancers")).toBe(
    "ID                                   | Virtual IPs      | Direct IP IDs\n",
  );
  expect(printed(world, "hnsdiag delete all; hnsdiag list networks")).toBe("Name             ID\n");
});

test("facts on PowerShell, 4: the tool of version 1709 prints a block for each endpoint", () => {
  expect(printed(boxOf("ws1709", WEB), "hnsdiag list endpoints")).toMatch(
    /^Endpoint {9}: [\da-f-]{36}\n {4}Name {13}: Ethernet\n {4}IP Address {7}: [\d.]+\n/,
  );
});

test("facts on PowerShell, 4: hcsdiag lists containers and utility VMs", () => {
  const world = boxOf("ws2022", WEB, `docker run -d --name hv --isolation hyperv ${IMAGE}`);
  const [web = "", hv = ""] = ["web", "hv"].map((name) =>
    printed(world, `docker inspect ${name} --format '{{.Id}}'`).trim(),
  );
  expect(printed(world, "hcsdiag list")).toBe(
    `${web}\n    Windows Server Container, Running, ${web.slice(0, 12)}, docker\n\n${hv}\n    VM, Running, ${hv.slice(0, 12)}, docker\n\n`,
  );
});

test("sample systeminfo/01: network cards with their addresses", () => {
  const text = printed(boxOf("ws2022"), "systeminfo");
  expect(text).toMatch(/^\nHost Name: {17}BOX\n/);
  expect(text.slice(text.indexOf("Network Card(s):"))).toMatch(
    /^Network Card\(s\): {11}4 NIC\(s\) Installed\.\n {27}\[01\]: Intel\(R\) Ethernet Controller X540-AT2\n {33}Connection Name: Ethernet\n {33}DHCP Enabled: {4}No\n {33}IP address\(es\)\n {33}\[01\]: 192\.168\.10\.31\n {33}\[02\]: fe80::/,
  );
});

test("facts on PowerShell, 10: routes of the host for a nat network", () => {
  const world = boxOf("ws2022");
  const gateway = printed(world, "(Get-HnsNetwork).Subnets.GatewayAddress").trim();
  const text = printed(world, "route print -4");
  const onLink = (destination: string, mask: string) =>
    `${destination.padStart(17)}${mask.padStart(17)}         On-link ${gateway.padStart(17)}   5256\n`;
  expect(text).toContain(onLink(gateway.replace(/1$/, "0"), "255.255.240.0"));
  expect(text).toContain(onLink(gateway, "255.255.255.255"));
  expect(text).toContain("          0.0.0.0          0.0.0.0     192.168.10.1    192.168.10.31    281\n");
});

test("facts on PowerShell, 11.7: netsh lists subinterfaces and the ports that HNS keeps", () => {
  const world = boxOf("ws2022", WEB);
  expect(printed(world, "netsh interface ipv4 show subinterfaces")).toMatch(
    /^\n {3}MTU {2}MediaSenseState {3}Bytes In {2}Bytes Out {2}Interface\n-{6} {2}-{15} {2}-{9} {2}-{9} {2}-{13}\n {2}1500 /,
  );
  expect(printed(world, "netsh int ipv4 show excludedportrange protocol=tcp")).toBe(
    "\nProtocol tcp Port Exclusion Ranges\n\nStart Port    End Port      \n----------    --------      \n      8080        8080      \n\n* - Administered port exclusions.\n\n",
  );
});

test("facts on PowerShell, 8: a DNS rule of Windows Server 2019, property by property", () => {
  const world = boxOf("ws2019");
  const id = printed(world, "(Get-HnsNetwork).ID").trim();
  const text = printed(world, 'Get-NetFirewallRule -DisplayName "DNS Server Forward Rule - UDP*"');
  expect(text.replace(/\{[\dA-F-]{36}\}/, "{GUID}")).toBe(`

Name                  : {GUID}
DisplayName           : DNS Server Forward Rule - UDP - ${id} - 0
Description           : 
DisplayGroup          : 
Group                 : 
Enabled               : True
Profile               : Any
Platform              : {}
Direction             : Inbound
Action                : Allow
EdgeTraversalPolicy   : Block
LooseSourceMapping    : False
LocalOnlyMapping      : False
Owner                 : 
PrimaryStatus         : OK
Status                : The rule was parsed successfully from the store. (65536)
EnforcementStatus     : NotApplicable
PolicyStoreSource     : PersistentStore
PolicyStoreSourceType : Local


`);
});

test("facts on PowerShell, 7 and 10: the default route of a lease has no metric of its own", () => {
  const { world } = execute(boxOf("ws2022"), "box", "lab host add leased --os ws2022 --nic Ethernet=dhcp");
  expect(printed(world, "Get-NetRoute -DestinationPrefix 0.0.0.0/0", "leased")).toContain(
    "\n4       0.0.0.0/0                                      192.168.10.1                                       0 25       ActiveStore\n",
  );
  const text = printed(world, "route print -4", "leased");
  expect(text).toMatch(/^ {10}0\.0\.0\.0 {10}0\.0\.0\.0 {5}192\.168\.10\.1 {3}192\.168\.10\.1\d\d {5}25$/m);
  expect(text).toContain("Persistent Routes:\n  None\n");
});
