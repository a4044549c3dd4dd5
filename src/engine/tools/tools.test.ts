import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { CompartmentId, HostName, VNicId } from "../model/ids.ts";
import type { Compartment, NetInterface } from "../model/tcpip.ts";
import { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";

const HOST = "win-01" as HostName;

/** The default lab with one container, whose compartment is as given. */
function labWith(change: (found: NetInterface) => NetInterface): World {
  const { world } = execute(
    defaultLab(),
    HOST,
    "docker run -d --name web mcr.microsoft.com/windows/servercore/iis",
  );
  const tx = new Transaction(world);
  const compartment = tx.host(HOST).compartments.get("2" as CompartmentId);
  if (!compartment) throw new Error("the container has no compartment");
  const [found] = compartment.interfaces;
  if (!found) throw new Error("the container has no interface");
  const changed = change(found);
  const routes = [
    {
      prefix: "0.0.0.0/0",
      nextHop: "172.23.16.1",
      interfaceIndex: changed.index,
      metric: 256,
      persistent: true,
    },
    {
      prefix: "172.23.16.0/20",
      nextHop: "0.0.0.0",
      interfaceIndex: changed.index,
      metric: 256,
      persistent: false,
    },
  ];
  const next: Compartment = { ...compartment, interfaces: [changed], routes };
  tx.put(HOST, "compartments", compartment.id, next, { actor: "lab", why: "For the test." });
  return tx.world;
}

function sampleInterface(found: NetInterface): NetInterface {
  return {
    ...found,
    index: 26,
    mac: "00-15-5D-AD-36-8F",
    description: "Hyper-V Virtual Ethernet Adapter #4",
    nic: { kind: "vnic", id: "x" as VNicId },
    addresses: [{ ip: "172.23.16.46", prefixLength: 20, origin: "manual" }],
    metric: 500,
    dnsServers: ["172.23.16.1", "10.0.2.3"],
    dnsSuffix: "lan",
  };
}

function run(world: World, machine: string, line: string): string {
  const { output } = execute(world, machine, line);
  expect(output.stderr).toBe("");
  return output.stdout;
}

test("sample route-print/01: a container's routing table, byte for byte below the interface list", () => {
  const text = run(labWith(sampleInterface), "win-01/web", "route print -4");
  expect(text.slice(text.indexOf("IPv4 Route Table"))).toBe(
    `IPv4 Route Table
===========================================================================
Active Routes:
Network Destination        Netmask          Gateway       Interface  Metric
          0.0.0.0          0.0.0.0      172.23.16.1     172.23.16.46    756
        127.0.0.0        255.0.0.0         On-link         127.0.0.1    331
        127.0.0.1  255.255.255.255         On-link         127.0.0.1    331
  127.255.255.255  255.255.255.255         On-link         127.0.0.1    331
      172.23.16.0    255.255.240.0         On-link      172.23.16.46    756
     172.23.16.46  255.255.255.255         On-link      172.23.16.46    756
    172.23.31.255  255.255.255.255         On-link      172.23.16.46    756
        224.0.0.0        240.0.0.0         On-link         127.0.0.1    331
        224.0.0.0        240.0.0.0         On-link      172.23.16.46    756
  255.255.255.255  255.255.255.255         On-link         127.0.0.1    331
  255.255.255.255  255.255.255.255         On-link      172.23.16.46    756
===========================================================================
Persistent Routes:
  Network Address          Netmask  Gateway Address  Metric
          0.0.0.0          0.0.0.0      172.23.16.1  Default
===========================================================================
`,
  );
  expect(text).toContain(" 26...00 15 5d ad 36 8f ......Hyper-V Virtual Ethernet Adapter #4\n");
  expect(text).toMatch(/^ {1,2}\d+\.{27}Software Loopback Interface \d+$/m);
});

test("facts on PowerShell, 9.1: ipconfig /all inside a process container", () => {
  const text = run(labWith(sampleInterface), "win-01/web", "ipconfig /all");
  const lines = [
    "",
    "Windows IP Configuration",
    "",
    expect.stringMatching(/^ {3}Host Name \. \. \. \. \. \. \. \. \. \. \. \. : [\da-f]{12}$/),
    "   Primary Dns Suffix  . . . . . . . : ",
    "   Node Type . . . . . . . . . . . . : Hybrid",
    "   IP Routing Enabled. . . . . . . . : No",
    "   WINS Proxy Enabled. . . . . . . . : No",
    "   DNS Suffix Search List. . . . . . : lan",
    "",
    "Ethernet adapter vEthernet (Ethernet):",
    "",
    "   Connection-specific DNS Suffix  . : lan",
    "   Description . . . . . . . . . . . : Hyper-V Virtual Ethernet Adapter #4",
    "   Physical Address. . . . . . . . . : 00-15-5D-AD-36-8F",
    "   DHCP Enabled. . . . . . . . . . . : No",
    "   Autoconfiguration Enabled . . . . : Yes",
    expect.stringMatching(/^ {3}Link-local IPv6 Address \. \. \. \. \. : fe80::[\da-f:]+%26\(Preferred\) $/),
    "   IPv4 Address. . . . . . . . . . . : 172.23.16.46(Preferred) ",
    "   Subnet Mask . . . . . . . . . . . : 255.255.240.0",
    "   Default Gateway . . . . . . . . . : 172.23.16.1",
    "   DNS Servers . . . . . . . . . . . : 172.23.16.1",
    "                                       10.0.2.3",
    "   NetBIOS over Tcpip. . . . . . . . : Disabled",
    "   Connection-specific DNS Suffix Search List :",
    "                                       lan",
    "",
  ];
  expect(text.split("\n")).toEqual(lines);
});

test("facts on PowerShell, 9.1: plain ipconfig, two empty lines before the first adapter", () => {
  expect(run(labWith(sampleInterface), "win-01/web", "ipconfig")).toMatch(
    /^\nWindows IP Configuration\n\n\nEthernet adapter vEthernet \(Ethernet\):\n\n {3}Connection-specific DNS Suffix {2}\. : lan\n {3}Link-local/,
  );
});

test("facts on PowerShell, 9.2: an address that Windows gave itself says so", () => {
  const world = labWith((found) => ({
    ...sampleInterface(found),
    dhcp: { enabled: true, server: null, leaseSeconds: 0 },
    addresses: [{ ip: "169.254.77.12", prefixLength: 16, origin: "link-local" }],
  }));
  const text = run(world, "win-01/web", "ipconfig /all");
  expect(text).toContain("   DHCP Enabled. . . . . . . . . . . : Yes\n");
  expect(text).toContain("   Autoconfiguration IPv4 Address. . : 169.254.77.12(Preferred) \n");
});

test("facts on PowerShell, 11.7: netsh, arp and netstat layouts", () => {
  const world = defaultLab();
  expect(run(world, HOST, "netsh interface ipv4 show interfaces")).toMatch(
    /^\nIdx {5}Met {9}MTU {10}State {16}Name\n---  -{10}  -{10}  -{12}  -{27}\n {2}1 {10}75  4294967295  connected {5}Loopback Pseudo-Interface 1\n/,
  );
  expect(run(world, HOST, "arp -a")).toMatch(
    /^\nInterface: 192\.168\.10\.21 --- 0x4\n {2}Internet Address {6}Physical Address {6}Type\n {2}192\.168\.10\.1 {10}([\da-f]{2}-){5}[\da-f]{2} {5}dynamic {3}\n/,
  );
  expect(run(world, HOST, "netstat -ano")).toBe(
    "\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n",
  );
});

test("facts on PowerShell, 4: hnsdiag list all", () => {
  const world = labWith((found) => found);
  const network = run(world, HOST, "(Get-HnsNetwork).ID").trim();
  const endpoint = run(world, HOST, "(Get-HnsEndpoint).ID").trim().toLowerCase();
  expect(run(world, HOST, "hnsdiag list all")).toBe(
    `Networks:
Name             ID
nat              ${network}

Endpoints:
Name             ID                                   Virtual Network Name
Ethernet         ${endpoint} nat

Namespaces:
ID                                   | Endpoint IDs

LoadBalancers:
ID                                   | Virtual IPs      | Direct IP IDs
`,
  );
  expect(run(world, HOST, "hnsdiag list networks -d")).toContain('    "AdditionalParams":{\n\n    },\n');
});

test("facts on HNS, 6.2: vfpctrl lists ports of l2bridge switches and the rules on them, and none of nat", () => {
  let world = defaultLab();
  expect(run(world, HOST, "vfpctrl /list-vmswitch-port")).toBe(
    "\n ITEM LIST\n===========\n\n\nCommand list-vmswitch-port succeeded!\n",
  );
  for (const line of [
    "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 l2",
    "docker run -d --name web --network l2 -p 8080:80 mcr.microsoft.com/windows/servercore/iis",
    `Invoke-HnsRequest POST endpoints -Id (Get-HnsEndpoint | ? Name -eq Ethernet).ID -Data '{"Policies":[{"Type":"ACL","Action":"Block","Direction":"In","Protocol":6,"LocalPorts":"80","RuleType":"Switch","Priority":200}]}'`,
  ]) {
    world = execute(world, HOST, line).world;
  }
  const port = "(Get-HnsEndpoint | ? Name -eq Ethernet).ID";
  expect(run(world, HOST, "vfpctrl /list-vmswitch-port")).toMatch(
    /\n {2}Port name {13}: [\dA-F-]{36}\n {2}Port Friendly name {4}: ExternalPort\n {2}Switch name {11}: /,
  );
  expect(run(world, HOST, `vfpctrl /list-layer /port ${port}`)).toContain(
    "\n  LAYER : ACL_ENDPOINT_LAYER\n    Friendly name : ACL_ENDPOINT_LAYER\n    Flags : 9 Default Allow , Update flows on address change\n",
  );
  const rules = run(world, HOST, `vfpctrl /list-rule /port ${port} /layer ACL_ENDPOINT_LAYER`);
  expect(rules).toContain("        Flags : 8195 terminating stateful \n        Type : block\n");
  expect(execute(world, HOST, "vfpctrl /list-rule /port nope").output.stdout).toMatch(/^ERROR/);
});

test.each([
  ["win-01/web", "hostname", /^[\da-f]{12}\n$/],
  ["laptop", "hostname", /^laptop\n$/],
  ["win-01", "ver", /^\nMicrosoft Windows \[Version 10\.0\.20348\.\d+\]\n$/],
  ["win-01/web", "whoami", /^user manager\\containeradministrator\n$/],
  ["win-01", 'cmd /c "hostname && ver"', /^win-01\n\nMicrosoft Windows/],
  ["win-01", 'powershell -NoProfile -Command "1..2"', /^1\n2\n$/],
  ["win-01", "ipconfig | findstr /i ipv4", /^ {3}IPv4 Address/],
  ["laptop", "ipconfig", /192\.168\.10\.50\n/],
])("on %s, %s", (machine, line, expected) => {
  expect(
    run(
      labWith((found) => found),
      machine,
      line,
    ),
  ).toMatch(expected);
});

test("facts on Docker, section 13: a Nano Server image has cmd and no PowerShell", () => {
  const { world } = execute(
    defaultLab(),
    HOST,
    "docker run -d --name nano mcr.microsoft.com/windows/nanoserver ping -t localhost",
  );
  expect(execute(world, "win-01/nano", "Get-NetIPAddress").output.stderr).toBe(
    "'Get-NetIPAddress' is not recognized as an internal or external command,\noperable program or batch file.\n",
  );
  expect(execute(world, "win-01/nano", "powershell 1").output.stderr).toContain(
    "not recognized as an internal",
  );
  expect(execute(world, "win-01/nano", "ipconfig").exitCode).toBe(0);
});
