import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { OsId } from "../model/profiles.ts";
import type { World } from "../model/world.ts";

const CONTAINER = "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis";

/** A host of that Windows with one published container. */
function labOf(os: OsId, ...lines: readonly string[]): World {
  let { world } = execute(
    defaultLab(),
    "win-01",
    `lab host add box --os ${os} --platform physical --nic Ethernet=192.168.10.31/24`,
  );
  for (const line of [CONTAINER, ...lines]) world = execute(world, "box", line).world;
  return world;
}

function run(world: World, line: string) {
  return execute(world, "box", line);
}

/** Labels of the first object that a list prints. */
function labels(text: string): readonly string[] {
  const [block = ""] = text.trim().split(/\n\n/);
  return [...block.matchAll(/^(\S+) +:/gm)].map(([, label = ""]) => label);
}

const NETWORK_2019 =
  "ActivityId AdditionalParams CurrentEndpointCount Extensions Flags Health ID IPv6 LayeredOn MacPools MaxConcurrentEndpoints Name NatName Policies Resources State Subnets TotalEndpoints Type Version";
const NETWORK_2022 = `${NETWORK_2019.replace(" Resources", "")} Resources`;
const NETWORK_2025 = NETWORK_2022.replace("Subnets", "Subnets SwitchGuid");
const NETWORK_2016 =
  "ActivityId CurrentEndpointCount Extensions ID LayeredOn MacPools MaxConcurrentEndpoints Name NatName Policies Resources State Subnets TotalEndpoints Type Version";

test.each([
  ["ws2016", NETWORK_2016, "4294967297", /^NatName +: H[\da-f-]{36}$/m],
  ["ws2019", NETWORK_2019, "38654705666", /^NatName +: ICS[\dA-F-]{36}$/m],
  ["ws2022", NETWORK_2022, "55834574851", /^Policies +: \{@\{Type=VLAN; VLAN=1\}\}$/m],
  ["ws2025", NETWORK_2025, "68719476736", /^NatName +: NAT[\dA-F-]{36}$/m],
] as const)("facts on PowerShell, 1.9: properties of a network on %s", (os, order, version, pattern) => {
  const { stdout } = run(labOf(os), "Get-HnsNetwork").output;
  expect(labels(stdout).join(" ")).toBe(order);
  expect(stdout).toMatch(new RegExp(`^Version +: ${version}$`, "m"));
  expect(stdout).toMatch(pattern);
});

test.each([
  [
    "ws2019",
    "ActivityId AdditionalParams CreateProcessingStartTime DNSServerList EnableInternalDNS EncapOverhead GatewayAddress Health ID IPAddress MacAddress Name Policies PrefixLength Resources SharedContainers StartTime State Type Version VirtualNetwork VirtualNetworkName",
  ],
  [
    "ws2022",
    "ID Name Version AdditionalParams Resources State VirtualNetwork VirtualNetworkName Policies MacAddress IPAddress PrefixLength GatewayAddress IPSubnetId DNSServerList SharedContainers",
  ],
] as const)("facts on PowerShell, 2: properties of an endpoint on %s", (os, order) => {
  const { stdout } = run(labOf(os), "Get-HnsEndpoint").output;
  expect(
    labels(stdout)
      .filter((label) => label !== "DNSSuffix")
      .join(" "),
  ).toBe(order);
  expect(stdout).toMatch(
    /^Policies +: \{@\{ExternalPort=8080; ExternalPortReserved=True; InternalPort=80; Protocol=tcp; Type=NAT\}\}$/m,
  );
  expect(stdout).toMatch(/^SharedContainers +: \{[\da-f]{64}\}$/m);
});

test("facts on HNS, section 0: Get-NetNat lists the NAT of WinNAT and not that of ICS", () => {
  const winnat = run(labOf("ws2016"), "Get-NetNat").output.stdout;
  expect(winnat).toMatch(
    /^\n\nName {29}: H[\da-f-]{36}\nExternalIPInterfaceAddressPrefix : \nInternalIPInterfaceAddressPrefix : [\d./]+\nIcmpQueryTimeout {17}: 30\nTcpEstablishedConnectionTimeout {2}: 1800\nTcpTransientConnectionTimeout {4}: 120\nTcpFilteringBehavior {13}: AddressDependentFiltering\nUdpFilteringBehavior {13}: AddressDependentFiltering\nUdpIdleSessionTimeout {12}: 120\nUdpInboundRefresh {16}: False\nStore {28}: Local\nActive {27}: True\n\n\n$/,
  );
  const ics = run(labOf("ws2019"), "Get-NetNat");
  expect(ics.output).toEqual({ stdout: "", stderr: "" });
  expect(ics.notes[0]?.code).toBe("nat-engine-ics");
  expect(run(labOf("ws2019"), "Get-NetNatStaticMapping").output.stdout).toBe("");
});

test("facts on PowerShell, 5: a published port as a static mapping", () => {
  expect(run(labOf("ws2016"), "Get-NetNatStaticMapping").output.stdout).toMatch(
    /^\n\nStaticMappingID {15}: 0\nNatName {23}: H[\da-f-]{36}\nProtocol {22}: TCP\nRemoteExternalIPAddressPrefix : 0\.0\.0\.0\/0\nExternalIPAddress {13}: 0\.0\.0\.0\nExternalPort {18}: 8080\nInternalIPAddress {13}: [\d.]+\nInternalPort {18}: 80\nInternalRoutingDomainId {7}: \{00000000-0000-0000-0000-000000000000\}\nActive {24}: True\n\n\n$/,
  );
});

test("facts on PowerShell, 5: New-NetNat on a prefix in use is Windows system error 87", () => {
  const world = labOf("ws2022");
  const prefix = run(world, "(Get-NetNat).InternalIPInterfaceAddressPrefix").output.stdout.trim();
  const { stderr } = run(world, `New-NetNat -Name mine -InternalIPInterfaceAddressPrefix ${prefix}`).output;
  expect(stderr).toContain("New-NetNat : The parameter is incorrect. \n");
  expect(stderr).toContain(
    "    + CategoryInfo          : InvalidArgument: (MSFT_NetNat:root/StandardCimv2/MSFT_NetNat) [New-NetNat], CimException\n    + FullyQualifiedErrorId : Windows System Error 87,New-NetNat\n",
  );
});

test.each([
  ["ws1803", "DNS Server Forward Rule - UDP - ", 19],
  ["ws2019", "DNS Server Forward Rule - UDP - ", 19],
  ["ws2022", "HNS Container Networking - DNS (UDP-In) - ", 22],
] as const)("facts on PowerShell, 8: the DNS rules of HNS on %s", (os, name, count) => {
  const { stdout } = run(labOf(os), `Get-NetFirewallRule -DisplayName "${name}*"`).output;
  expect(stdout).toMatch(
    new RegExp(`^DisplayName +: ${name.replace(/[()]/g, "\\$&")}[\\dA-Fa-f-]{36} - 0$`, "m"),
  );
  expect(labels(stdout)).toHaveLength(count);
});

test("facts on PowerShell, 7: Get-NetIPAddress of the gateway's adapter", () => {
  const { stdout } = execute(
    defaultLab(),
    "win-01",
    'Get-NetIPAddress -InterfaceAlias "vEthernet (nat)" -AddressFamily IPv4',
  ).output;
  expect(stdout).toBe(
    [
      "",
      "",
      "IPAddress         : 172.16.0.1",
      "InterfaceIndex    : 16",
      "InterfaceAlias    : vEthernet (nat)",
      "AddressFamily     : IPv4",
      "Type              : Unicast",
      "PrefixLength      : 16",
      "PrefixOrigin      : Manual",
      "SuffixOrigin      : Manual",
      "AddressState      : Preferred",
      "ValidLifetime     : Infinite ([TimeSpan]::MaxValue)",
      "PreferredLifetime : Infinite ([TimeSpan]::MaxValue)",
      "SkipAsSource      : False",
      "PolicyStore       : ActiveStore",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("facts on PowerShell, 7: Get-NetIPConfiguration prints each DNS server on a line of its own", () => {
  const { stdout } = execute(
    defaultLab(),
    "win-01",
    'Get-NetIPConfiguration -InterfaceAlias "vEthernet (nat)"',
  ).output;
  expect(stdout).toBe(
    [
      "",
      "",
      "InterfaceAlias       : vEthernet (nat)",
      "InterfaceIndex       : 16",
      "InterfaceDescription : Hyper-V Virtual Ethernet Adapter",
      "IPv4Address          : 172.16.0.1",
      "IPv6DefaultGateway   : ",
      "IPv4DefaultGateway   : ",
      "DNSServer            : fec0:0:0:ffff::1",
      "                       fec0:0:0:ffff::2",
      "                       fec0:0:0:ffff::3",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("microsoft-examples.md 25: a compartment for the host and one for each process container", () => {
  const { stdout } = run(labOf("ws2022"), "Get-NetCompartment").output;
  expect(stdout).toMatch(
    /^\n\nCompartmentId {10}: 1\nCompartmentDescription : Default Compartment\nCompartmentGuid {8}: \{b1062982-2b18-4b4f-b3d5-a78ddb9cdd49\}\n\nCompartmentId {10}: 2\n/,
  );
});

test("facts on PowerShell, 7: Get-NetRoute goes from the highest destination to the default route", () => {
  const { stdout } = execute(defaultLab(), "win-01", "Get-NetRoute -AddressFamily IPv4").output;
  const rows = stdout.trim().split("\n");
  expect(rows.slice(0, 3)).toEqual([
    "ifIndex DestinationPrefix                              NextHop                                  RouteMetric ifMetric PolicyStore",
    "------- -----------------                              -------                                  ----------- -------- -----------",
    "16      255.255.255.255/32                             0.0.0.0                                          256 5000     ActiveStore",
  ]);
  expect(rows.at(-1)).toMatch(/^4 {7}0\.0\.0\.0\/0 {38}192\.168\.10\.1 +\d+ 25 {7}ActiveStore$/);
});

test("microsoft-examples.md 13: MAC spoofing of a virtual machine is switched on from its Hyper-V host", () => {
  const added = execute(
    defaultLab(),
    "win-01",
    "lab host add ContainerHostVM --os ws2022 --platform hyperv-vm --mac-spoofing off --nic Ethernet=192.168.10.50/24".replace(
      ".50/",
      ".61/",
    ),
  );
  const show = "Get-VMNetworkAdapter -VMName ContainerHostVM | fl MacAddressSpoofing";
  expect(execute(added.world, "win-01", show).output.stdout).toBe("\n\nMacAddressSpoofing : Off\n\n\n");
  const set = execute(
    added.world,
    "win-01",
    "Get-VMNetworkAdapter -VMName ContainerHostVM | Set-VMNetworkAdapter -MacAddressSpoofing On",
  );
  expect(set.output).toEqual({ stdout: "", stderr: "" });
  expect(execute(set.world, "win-01", show).output.stdout).toBe("\n\nMacAddressSpoofing : On\n\n\n");
});

test.each([
  [
    "Get-NetAdapter -Foo",
    "A parameter cannot be found that matches parameter name 'Foo'.",
    "NamedParameterNotFound,Get-NetAdapter",
  ],
  [
    "Get-NetAdapter -Name",
    "Missing an argument for parameter 'Name'. Specify a parameter of type 'System.String[]' and try again.",
    "MissingArgument,Get-NetAdapter",
  ],
  [
    "Get-NetAdapter a b",
    "A positional parameter cannot be found that accepts argument 'b'.",
    "PositionalParameterNotFound,Get-NetAdapter",
  ],
  [
    "Get-NetAdapter -I 3",
    "Parameter cannot be processed because the parameter name 'I' is ambiguous. Possible matches include: -InterfaceIndex -InterfaceDescription -IncludeHidden.",
    "AmbiguousParameter,Get-NetAdapter",
  ],
  [
    "1..3 | Select-Object -First x",
    'Cannot bind parameter \'First\'. Cannot convert value "x" to type "System.Int32". Error: "Input string was not in a correct format."',
    "CannotConvertArgumentNoMessage,Select-Object",
  ],
  [
    "Get-NetAdapter -Name a -Name b",
    "Cannot bind parameter because parameter 'Name' is specified more than once.",
    "ParameterAlreadyBound,Get-NetAdapter",
  ],
  [
    "Remove-VMSwitch",
    "Cannot process command because of one or more missing mandatory parameters: Name.",
    "MissingMandatoryParameter,Remove-VMSwitch",
  ],
  [
    "Get-NetAdapter -Name nope",
    "No MSFT_NetAdapter objects found with property 'Name' equal to 'nope'.  Verify the value of the property and retry.",
    "CmdletizationQuery_NotFound_Name,Get-NetAdapter",
  ],
  [
    "Get-NetFirewallRule -DisplayName X",
    "No MSFT_NetFirewallRule objects found with property 'DisplayName' equal to 'X'.  Verify the value of the property and retry.",
    "CmdletizationQuery_NotFound_DisplayName,Get-NetFirewallRule",
  ],
  [
    "Get-VMNetworkAdapter -VMName X",
    'Hyper-V was unable to find a virtual machine with name "X".',
    "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVMNetworkAdapter",
  ],
  [
    "Get-Service nope",
    "Cannot find any service with service name 'nope'.",
    "NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand",
  ],
])("%s is refused in PowerShell's words", (line, message, id) => {
  const { output, exitCode } = execute(defaultLab(), "win-01", line);
  expect(output.stderr).toContain(` : ${message}`);
  expect(output.stderr).toContain(`    + FullyQualifiedErrorId : ${id}\n`);
  expect(exitCode).toBe(1);
});

test("-ErrorAction SilentlyContinue keeps an error quiet, and a shortened parameter is found", () => {
  expect(execute(defaultLab(), "win-01", "Get-NetAdapter -Na nope -ea SilentlyContinue").output).toEqual({
    stdout: "",
    stderr: "",
  });
});

test("Get-Help, -? and Get-Command read the same tables", () => {
  const help = execute(defaultLab(), "win-01", "Get-Help Get-HnsNetwork").output.stdout;
  expect(help).toContain("SYNTAX\n    Get-HnsNetwork [[-Id] <guid>] [-Detailed]  [<CommonParameters>]\n");
  expect(execute(defaultLab(), "win-01", "Get-HnsNetwork -?").output.stdout.trim()).toBe(help.trim());
  const commands = execute(defaultLab(), "win-01", "Get-Command *-Hns*").output.stdout;
  expect(commands).toContain(
    "Cmdlet          Get-HnsNetwork                                     1.0.0.0    HostNetworkingService\n",
  );
});

test("every cmdlet has help, unlike parameter names and positions that count up", () => {
  const names = execute(defaultLab(), "win-01", "Get-Command -Name *-* | % Name")
    .output.stdout.trim()
    .split("\n");
  expect(names.length).toBeGreaterThan(60);
  for (const name of names) {
    const { stdout, stderr } = execute(defaultLab(), "win-01", `Get-Help ${name}`).output;
    expect([stderr, stdout.includes(`NAME\n    ${name}\n`)]).toEqual(["", true]);
    const parameters = [...stdout.matchAll(/^ {4}-(\w+)/gm)].map(([, parameter = ""]) =>
      parameter.toLowerCase(),
    );
    expect(new Set(parameters).size).toBe(parameters.length);
  }
});

test("Stop-Service hns: HNS answers nothing, and the daemon does not start without it", () => {
  const world = labOf("ws2022", "Stop-Service docker", "Stop-Service hns");
  expect(run(world, "Get-HnsNetwork").output.stderr).toContain("The RPC server is unavailable.");
  expect(run(world, "Start-Service docker").output.stderr).toContain(
    "Failed to start service 'Docker Engine (docker)'.",
  );
  const back = run(world, "Start-Service hns; Start-Service docker");
  expect(run(back.world, "(Get-Service docker).Status").output.stdout).toBe("Running\n");
});

test("hns-model.md 8.3, R39: HNS keeps a network that has endpoints", () => {
  const { stderr } = run(labOf("ws2022"), "Get-HnsNetwork | ? Name -eq nat | Remove-HnsNetwork").output;
  expect(stderr).toContain("The specified entity cannot be removed while it still has references.");
});

test("set options reach the objects: VLAN of a host adapter, MTU of an interface, firewall profiles", () => {
  const world = labOf(
    "ws2022",
    "Set-VMNetworkAdapterVlan -ManagementOS -VMNetworkAdapterName nat -Access -VlanId 20",
    'netsh interface ipv4 set subinterface "Ethernet" mtu=1400 store=persistent',
    "Set-NetFirewallProfile -Profile Public -AllowLocalFirewallRules False",
  );
  const shown = run(
    world,
    "Get-VMNetworkAdapterVlan -ManagementOS | ? VMNetworkAdapterName -eq nat | % VlanList",
  );
  expect(shown.output.stdout).toBe("20\n");
  expect(run(world, "Get-NetIPInterface Ethernet -AddressFamily IPv4 | % NlMtu").output.stdout).toBe(
    "1400\n",
  );
  expect(run(world, "(Get-NetFirewallProfile Public).AllowLocalFirewallRules").output.stdout).toBe("False\n");
});
