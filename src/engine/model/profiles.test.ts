import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { boxOf, IMAGE, printed } from "../test-box.ts";
import { OS_IDS, OS_PROFILES, type OsId } from "./profiles.ts";
import type { World } from "./world.ts";

const CONTAINER = `docker run -d --isolation process --name web -p 8080:80 ${IMAGE}`;

function out(world: World, line: string, machine = "box"): string {
  return printed(world, line, machine).trim();
}

interface Row {
  readonly os: OsId;
  readonly build: number;
  readonly version: string;
  readonly natName: RegExp;
  readonly netNat: boolean;
  readonly flags: string;
  readonly policies: string;
  readonly containerAdapter: RegExp;
  readonly containerDescription: RegExp;
  readonly natAdapter: string;
  readonly externalAdapter: string;
  readonly externalSwitch: string;
  readonly dnsRule: RegExp | null;
  readonly natAfterReboot: boolean;
  readonly fromLocalhost: boolean;
  readonly fromOwnAddress: boolean;
}

const LOWER = "[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}";
const UPPER = LOWER.toUpperCase().replaceAll("\\D", "\\d");

const SERVER_2022: Row = {
  os: "ws2022",
  build: 20348,
  version: "55834574851",
  natName: new RegExp(`^NAT${UPPER}$`),
  netNat: true,
  flags: "8",
  policies: "@{Type=VLAN; VLAN=1}",
  containerAdapter: /^vEthernet \(Ethernet\)$/,
  containerDescription: /^Hyper-V Virtual Ethernet Container Adapter/,
  natAdapter: "vEthernet (nat)",
  externalAdapter: "vEthernet (Ethernet)",
  externalSwitch: "ext",
  dnsRule: /^HNS Container Networking - DNS \(UDP-In\) - [\dA-F-]{36} - 0$/,
  natAfterReboot: false,
  fromLocalhost: true,
  fromOwnAddress: true,
};

const SERVER_2019: Row = {
  ...SERVER_2022,
  os: "ws2019",
  build: 17763,
  version: "38654705666",
  natName: new RegExp(`^ICS${UPPER}$`),
  netNat: false,
  flags: "0",
  policies: "",
  containerDescription: /^Hyper-V Virtual Ethernet Adapter/,
  dnsRule: /^DNS Server Forward Rule - UDP - [\dA-F-]{36} - 0$/,
};

const SERVER_1803: Row = {
  ...SERVER_2019,
  os: "ws1803",
  build: 17134,
  version: "30064771074",
  natName: new RegExp(`^NAT${LOWER}$`),
  netNat: true,
  flags: "",
  natAfterReboot: true,
};

/** Facts on HNS, section 0: a row a version, as the table's columns. */
const ROWS: readonly Row[] = [
  {
    ...SERVER_1803,
    os: "ws2016",
    build: 14393,
    version: "4294967297",
    natName: new RegExp(`^H${LOWER}$`),
    containerAdapter: /^vEthernet \(Container NIC [\da-f]{8}\)$/,
    natAdapter: "vEthernet (HNS Internal NIC)",
    externalAdapter: "vEthernet (HNSTransparent)",
    externalSwitch: "Layered Ethernet",
    dnsRule: null,
    fromLocalhost: false,
    fromOwnAddress: false,
  },
  { ...SERVER_1803, os: "ws1709", build: 16299, version: "21474836481", fromLocalhost: false },
  SERVER_1803,
  SERVER_2019,
  SERVER_2022,
  { ...SERVER_2022, os: "ws2025", build: 26100, version: "68719476736" },
  {
    ...SERVER_2019,
    os: "win10",
    build: 19045,
    version: "47244640266",
    containerDescription: /^Hyper-V Virtual Ethernet Container Adapter/,
  },
  { ...SERVER_2022, os: "win11", build: 22631, version: "64424509440" },
];

const NAT = "(Get-HnsNetwork | ? Name -eq nat)";

test.each(ROWS)("facts on HNS, section 0: what HNS prints on $os", (row) => {
  const world = boxOf(row.os, CONTAINER);
  expect(OS_PROFILES[row.os].build).toBe(row.build);
  expect(out(world, `${NAT}.Version`)).toBe(row.version);
  expect(out(world, `${NAT}.NatName`)).toMatch(row.natName);
  expect(out(world, `${NAT}.Flags`)).toBe(row.flags);
  expect(out(world, `${NAT}.Policies | % { "$_" }`)).toBe(row.policies);
  expect(out(world, `(Get-NetNat | ? Name -eq ${NAT}.NatName).Active`)).toBe(row.netNat ? "True" : "");
  const mapping = "(Get-NetNatStaticMapping).ExternalPort";
  expect(out(world, mapping)).toBe(row.netNat ? "8080" : "");
});

test.each(ROWS)("facts on HNS, section 0: adapters, switches and firewall rules on $os", (row) => {
  const external =
    "docker network create -d transparent -o com.docker.network.windowsshim.interface=Ethernet -o com.docker.network.windowsshim.networkname=ext ext";
  const running = boxOf(row.os, CONTAINER);
  const inside = "Get-NetAdapter | % { $_.Name; $_.InterfaceDescription }";
  const [name = "", description = ""] = out(running, inside, "box/web").split("\n");
  expect(name).toMatch(row.containerAdapter);
  expect(description).toMatch(row.containerDescription);
  const world = boxOf(row.os, external);
  const adapters = out(world, "Get-NetIPAddress -AddressFamily IPv4 | % InterfaceAlias").split("\n");
  expect(adapters).toContain(row.natAdapter);
  expect(out(world, "(Get-NetIPAddress 192.168.10.31).InterfaceAlias")).toBe(row.externalAdapter);
  expect(out(world, "(Get-VMSwitch -SwitchType External).Name")).toBe(row.externalSwitch);
  const rules = out(running, "Get-NetFirewallRule | % DisplayName").split("\n");
  const expected = row.dnsRule ?? /^Container Enable ICC - [\da-f-]{36}$/;
  expect(rules.some((rule) => expected.test(rule))).toBe(true);
  expect(rules.some((rule) => rule.startsWith("Container Enable ICC"))).toBe(row.dnsRule === null);
});

test.each(ROWS)("facts on HNS, section 0: nat networks of $os over a restart", ({ os, natAfterReboot }) => {
  const world = boxOf(os, CONTAINER);
  const before = out(world, `${NAT}.ID`);
  const { world: after } = execute(world, "box", "Restart-Computer");
  expect(out(after, `${NAT}.ID`) === before).toBe(natAfterReboot);
  expect(out(after, `${NAT}.Name`)).toBe("nat");
});

test.each(ROWS)("facts on HNS, section 0: a published port from the host itself on $os", (row) => {
  const world = boxOf(row.os, CONTAINER);
  const reached = (address: string) =>
    out(world, `tnc ${address} -Port 8080 -InformationLevel Quiet`).endsWith("True");
  expect(reached("127.0.0.1")).toBe(row.fromLocalhost);
  expect(reached("192.168.10.31")).toBe(row.fromOwnAddress);
});

test.each(ROWS)("facts on HNS, section 0: neighbours, second nat networks and hot-add on $os", ({ os }) => {
  const old = os === "ws2016";
  const quiet =
    "docker run -d --isolation process --name quiet mcr.microsoft.com/windows/servercore ping -t localhost";
  const world = boxOf(os, quiet, "lab listen box/quiet tcp/9000", CONTAINER);
  const ip = out(world, "Get-HnsEndpoint | ? { $_.Policies.Count -eq 0 } | % IPAddress");
  const open = out(world, `tnc ${ip} -Port 9000 -InformationLevel Quiet`, "box/web").endsWith("True");
  expect(open).toBe(!old);
  const second = execute(world, "box", "docker network create -d nat --subnet 10.77.0.0/24 more");
  expect(second.exitCode).toBe(old ? 1 : 0);
  if (old) expect(second.output.stderr).toContain("Unspecified error");
  const extra = execute(world, "box", "docker network create -d transparent tr");
  expect(execute(extra.world, "box", "docker network connect tr web").exitCode).toBe(old ? 1 : 0);
});

test("facts on HNS, section 0: the table has a row for every version", () => {
  expect(ROWS.map(({ os }) => os)).toEqual(OS_IDS);
});
