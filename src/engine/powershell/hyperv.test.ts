import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import type { World } from "../model/world.ts";
import { boxOf, IMAGE } from "../test-box.ts";

function labWith(...lines: readonly string[]): World {
  return boxOf("ws2022", ...lines);
}

function out(world: World, line: string): string {
  const { stdout, stderr } = execute(world, "box", line).output;
  expect(stderr).toBe("");
  return stdout;
}

const NEW_EXTERNAL = "New-VMSwitch -Name ext -NetAdapterName Ethernet -AllowManagementOS $true";

test("facts on PowerShell, 6: New-VMSwitch prints a table of one row, Get-VMSwitch one of all", () => {
  const dash = "---- ---------- ------------------------------";
  const header = "Name SwitchType NetAdapterInterfaceDescription";
  const ext = "ext  External   Intel(R) Ethernet Controller X540-AT2";
  expect(out(labWith(), NEW_EXTERNAL)).toBe(`\n${header}\n${dash}\n${ext}\n\n\n`);
  const world = labWith(NEW_EXTERNAL, "New-VMSwitch -Name prv -SwitchType Private");
  expect(out(world, "Get-VMSwitch")).toBe(
    `\n${header}\n${dash}\nnat  Internal   \n${ext}\nprv  Private    \n\n\n`,
  );
  expect(out(world, "(Get-VMSwitch -SwitchType Private).Name")).toBe("prv\n");
});

test("facts on PowerShell, 6: the properties of a switch in the order of Format-List", () => {
  const labels = [...out(labWith(), "Get-VMSwitch nat | fl").matchAll(/^(\S+) +: ?/gm)].map(
    (match) => match[1],
  );
  expect(labels.join(" ")).toBe(
    "Name Id Notes Extensions BandwidthReservationMode PacketDirectEnabled EmbeddedTeamingEnabled IovEnabled SwitchType AllowManagementOS NetAdapterInterfaceDescription NetAdapterInterfaceDescriptions IovSupport IovSupportReasons AvailableIPSecSA NumberIPSecSAAllocated AvailableVMQueues NumberVmqAllocated IovQueuePairCount IovQueuePairsInUse IovVirtualFunctionCount IovVirtualFunctionsInUse PacketDirectInUse DefaultQueueVrssEnabledRequested DefaultQueueVrssEnabled DefaultQueueVmmqEnabledRequested DefaultQueueVmmqEnabled DefaultQueueVmmqQueuePairsRequested DefaultQueueVmmqQueuePairs BandwidthPercentage DefaultFlowMinimumBandwidthAbsolute DefaultFlowMinimumBandwidthWeight CimSession ComputerName IsDeleted",
  );
});

test.each([
  [
    NEW_EXTERNAL.replace("ext", "again"),
    "New-VMSwitch : Failed while adding virtual Ethernet switch connections.\nExternal Ethernet adapter 'Ethernet' is already bound to the Microsoft Virtual Switch protocol.\n",
  ],
  ["Get-VMSwitch nope", 'Get-VMSwitch : Hyper-V was unable to find a virtual switch with name "nope".\n'],
  [
    "Get-VMNetworkAdapter -VMName X",
    'Get-VMNetworkAdapter : Hyper-V was unable to find a virtual machine with name "X".\n',
  ],
])("facts on PowerShell, 6: %s is refused", (line, message) => {
  const { output, exitCode } = execute(labWith(NEW_EXTERNAL), "box", line);
  expect([output.stderr.slice(0, message.length), exitCode]).toEqual([message, 1]);
});

test("facts on PowerShell, 6: Remove-VMSwitch asks first, -Force does not", () => {
  expect(out(labWith(NEW_EXTERNAL), "Remove-VMSwitch ext")).toBe(
    '\nConfirm\nAre you sure you want to remove the virtual switch "ext"?\n[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "Y"): \n',
  );
  expect(out(labWith(NEW_EXTERNAL), "Remove-VMSwitch ext -Force; (Get-VMSwitch).Name")).toBe("nat\n");
});

test("facts on PowerShell, 6: VFP is an extension of every switch, and runs where HNS needs it", () => {
  const vfp = 'Get-VMSwitchExtension -Name "Microsoft Azure VFP Switch Extension" -VMSwitchName';
  expect(out(labWith(NEW_EXTERNAL), `${vfp} ext`)).toMatch(
    /^\n\nId {18}: F74F241B-440F-4433-BB28-00F89EAD20D8\nExtensionId {9}: F74F241B-440F-4433-BB28-00F89EAD20D8\nName {16}: Microsoft Azure VFP Switch Extension\nVendor {14}: Microsoft\nVersion {13}: 10\.0\.20348\.1\nExtensionType {7}: Forwarding\nParentExtensionId {3}: \nParentExtensionName : \nSwitchId {12}: [\da-f-]{36}\nSwitchName {10}: ext\nEnabled {13}: False\nRunning {13}: False\n\n\n$/,
  );
  const l2 =
    "docker network create -d l2bridge --subnet 10.244.1.0/24 -o com.docker.network.windowsshim.networkname=l2 l2";
  expect(out(labWith(l2), `(${vfp} l2).Running`)).toBe("True\n");
});

test("facts on PowerShell, 6: the host's own adapters, and those of process containers beside them", () => {
  const world = labWith(NEW_EXTERNAL, `docker run -d --name web ${IMAGE}`);
  const rows = out(world, "Get-VMNetworkAdapter -ManagementOS").split("\n");
  expect(rows.slice(1, 6)).toEqual([
    "Name                   IsManagementOs VMName SwitchName MacAddress   Status IPAddresses",
    "----                   -------------- ------ ---------- ----------   ------ -----------",
    expect.stringMatching(/^nat {20}True {18}nat {8}00155D[\dA-F]{6} \{Ok\} {3}$/),
    expect.stringMatching(/^ext {20}True {18}ext {8}[\dA-F]{12} \{Ok\} {3}$/),
    expect.stringMatching(/^Container NIC [\da-f]{8} True {18}nat {8}00155D[\dA-F]{6} \{Ok\} {3}$/),
  ]);
  expect(out(world, "Get-VMNetworkAdapterVlan -ManagementOS | select -First 1")).toBe(
    "\nVMName VMNetworkAdapterName Mode     VlanList\n------ -------------------- ----     --------\n       nat                  Untagged \n\n\n",
  );
});

test("facts on HNS, 2 and 7.3: an external switch takes the adapter's address over, and gives it back", () => {
  const ip = "Get-NetIPAddress 192.168.10.31 | % InterfaceAlias";
  const mac = "(Get-NetAdapter -Name Ethernet).MacAddress";
  const world = labWith(NEW_EXTERNAL);
  expect(out(world, ip)).toBe("vEthernet (ext)\n");
  expect(out(world, '(Get-NetAdapter -Name "vEthernet (ext)").MacAddress')).toBe(out(world, mac));
  expect(out(world, "Get-NetIPAddress -InterfaceAlias Ethernet -ea SilentlyContinue")).toBe("");
  expect(out(world, "ipconfig")).not.toContain("adapter Ethernet:");
  expect(out(world, "Get-NetRoute -DestinationPrefix 0.0.0.0/0 | % InterfaceAlias")).toBe(
    "vEthernet (ext)\n",
  );
  expect(out(world, `Remove-VMSwitch ext -Force; ${ip}`)).toBe("Ethernet\n");
});

test("facts on HNS, 7.3: without the host's own adapter the address is gone, and -AllowManagementOS brings an empty one", () => {
  const world = labWith("New-VMSwitch -Name ext -NetAdapterName Ethernet -AllowManagementOS $false");
  expect(out(world, "Get-VMNetworkAdapter -ManagementOS | % SwitchName")).toBe("nat\n");
  expect(execute(world, "box", "Get-NetIPAddress 192.168.10.31").exitCode).toBe(1);
  const shared = "Set-VMSwitch ext -AllowManagementOS $true";
  expect(out(world, `${shared}; (Get-NetAdapter -Name "vEthernet (ext)").Status`)).toBe("Up\n");
  expect(
    out(
      world,
      `${shared}; New-NetIPAddress 192.168.10.31 -PrefixLength 24 -InterfaceAlias "vEthernet (ext)" | % AddressState`,
    ),
  ).toBe("Tentative\nInvalid\n");
  expect(
    out(
      labWith(NEW_EXTERNAL, "Set-VMSwitch ext -AllowManagementOS $false"),
      "(Get-VMSwitch ext).AllowManagementOS",
    ),
  ).toBe("False\n");
});

test("facts on PowerShell, 6: a SET team is one switch on several adapters", () => {
  const team =
    'New-VMSwitch -Name set -NetAdapterName "Ethernet 2","Ethernet 3" -EnableEmbeddedTeaming $true -AllowManagementOS $true';
  expect(out(labWith(), team)).toContain("set  External   Teamed-Interface\n");
  expect(out(labWith(team), "(Get-VMSwitch set).EmbeddedTeamingEnabled")).toBe("True\n");
  expect(out(labWith(team), "(Get-VMSwitch set).NetAdapterInterfaceDescriptions.Count")).toBe("2\n");
  expect(execute(labWith(team), "box", 'New-VMSwitch -Name x -NetAdapterName "Ethernet 3"').exitCode).toBe(1);
});

test("microsoft-examples.md 16 and 26: HNS takes a switch that was made without it in as a transparent network", () => {
  const list = 'docker network ls --format "{{.Name}} {{.Driver}}"';
  const before = labWith(NEW_EXTERNAL.replace("ext", "CORP"));
  expect(out(before, list)).toBe("nat nat\nnone null\n");
  expect(out(before, `Restart-Service docker; ${list}`)).toBe("nat nat\nnone null\n");
  expect(out(before, `Restart-Service hns; Restart-Service docker; ${list}`)).toBe(
    "CORP transparent\nnat nat\nnone null\n",
  );
});

test("facts on HNS, R32: removing the switch of nat takes the network away behind Docker's back", () => {
  const world = labWith("Remove-VMSwitch nat -Force");
  const run = `docker run -d --name web ${IMAGE}`;
  expect(execute(world, "box", run).output.stderr).toContain("Element not found. (0x490)");
  expect(execute(world, "box", `Restart-Service docker; ${run}`).exitCode).toBe(0);
  const busy = execute(labWith(run), "box", "Remove-VMSwitch nat -Force");
  expect(busy.output.stderr).toContain("Failed while removing virtual Ethernet switch.");
});

test.each([
  ["internal", "Internal", "vEthernet (x)"],
  ["private", "Private", null],
  ["ics", "Internal", "vEthernet (x)"],
])("facts on HNS, 4: a network of type %s stands on a switch of its own", (driver, type, alias) => {
  const named = "-o com.docker.network.windowsshim.networkname=x";
  const world = labWith(`docker network create -d ${driver} --subnet 10.50.0.0/24 ${named} x`);
  expect(out(world, "(Get-VMSwitch x).SwitchType")).toBe(`${type}\n`);
  expect(out(world, 'Get-NetAdapter -Name "vEthernet (x)" -ea SilentlyContinue | % Name')).toBe(
    alias === null ? "" : `${alias}\n`,
  );
  expect(out(world, "(Get-VMSwitch x).AllowManagementOS")).toBe(alias === null ? "False\n" : "True\n");
});

test("Microsoft's own NAT recipe: internal switch, address, NetNat", () => {
  const world = labWith(
    "New-VMSwitch -SwitchName InternalSw -SwitchType Internal",
    'New-NetIPAddress -IPAddress 10.99.0.1 -PrefixLength 24 -InterfaceAlias "vEthernet (InternalSw)"',
    "New-NetNat -Name InLan -InternalIPInterfaceAddressPrefix 10.99.0.0/24",
  );
  expect(out(world, "Get-NetRoute -DestinationPrefix 10.99.0.0/24 | % InterfaceAlias")).toBe(
    "vEthernet (InternalSw)\n",
  );
  expect(out(world, "(Get-NetNat InLan).InternalIPInterfaceAddressPrefix")).toBe("10.99.0.0/24\n");
  expect(out(world, "Get-NetNatExternalAddress; Get-NetNatSession")).toBe("");
  expect(out(world, "Remove-NetNat InLan")).toBe(
    '\nConfirm\nAre you sure you want to perform this action?\nPerforming operation "Remove NAT Instance" on Target "InLan".\n[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "Y"): \n',
  );
  expect(
    out(world, "Remove-NetNat InLan -Confirm:$false; (Get-NetNat InLan -ea SilentlyContinue).Name"),
  ).toBe("");
});
