import fc from "fast-check";
import { expect, test } from "vitest";
import { complete } from "./complete.ts";
import { execute, explain } from "./execute.ts";
import { defaultLab } from "./lab/default-lab.ts";
import { evolve } from "./model/evolve.ts";
import type { World } from "./model/world.ts";

/** Runs the lines one after the other; the last one's execution. */
function after(...lines: readonly string[]) {
  let last = execute(defaultLab(), "win-01", "hostname");
  for (const line of lines) last = execute(last.world, "win-01", line);
  return last;
}

test("a machine that is not there is named, with the machines that are", () => {
  const world = defaultLab();
  const { output, exitCode, world: same } = execute(world, "win-07", "ipconfig");
  expect(output.stderr).toMatch(/^There is no machine 'win-07' in the lab\.\nMachines: win-01, .*laptop/);
  expect([exitCode, same === world]).toEqual([1, true]);
});

test("a container's shell needs a running container", () => {
  expect(execute(defaultLab(), "win-01/web", "ipconfig").output.stderr).toContain(
    "no container 'web' on win-01",
  );
});

test.each([
  "Get-HnsNetwork",
  "ipconfig /all",
  "route print",
  "docker network ls",
  "Get-Nonsense",
  "Remove-HnsNetwork -Id 00000000-0000-0000-0000-000000000000",
  "New-VMSwitch -Name x -NetAdapterName nope",
  "New-NetNat -Name x -InternalIPInterfaceAddressPrefix 172.16.5.0/24",
  "Start-Service hns",
])("%s changes nothing: the World is the same object", (line) => {
  const world = defaultLab();
  const execution = execute(world, "win-01", line);
  expect([execution.world === world, execution.changed]).toEqual([true, false]);
});

test("facts on PowerShell, 0.9: an unknown command prints the block of PowerShell 5.1", () => {
  expect(after("Get-HnsNetworkX").output.stderr).toBe(
    [
      "Get-HnsNetworkX : The term 'Get-HnsNetworkX' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      "At line:1 char:1",
      "+ Get-HnsNetworkX",
      "+ ~~~~~~~~~~~~~~~",
      "    + CategoryInfo          : ObjectNotFound: (Get-HnsNetworkX:String) [], CommandNotFoundException",
      "    + FullyQualifiedErrorId : CommandNotFoundException",
      " ",
      "",
    ].join("\n"),
  );
  expect(after("Get-HnsNetworkX").notes[0]?.text).toBe("Did you mean Get-HnsNetwork?");
});

test("the events of a line, folded, give its World", () => {
  const world = defaultLab();
  const { events, world: next } = execute(world, "win-01", "New-VMSwitch -Name inner -SwitchType Internal");
  const folded = events.reduce<World>(evolve, world);
  expect(JSON.stringify(folded)).toBe(JSON.stringify(next));
  expect(explain(world, "win-01", "New-VMSwitch -Name inner -SwitchType Internal").events).toEqual(events);
});

test("drop-reasons.md, l2bridge-no-host-endpoint: the fix in one line attaches a host endpoint that forwards", () => {
  const { world, output } = after(
    "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 -o com.docker.network.windowsshim.networkname=l2net l2net",
    '$n=Get-HnsNetwork|? Name -eq l2net; $e=New-HnsEndpoint -NetworkId $n.ID -Name l2net_ep -IPAddress 10.244.1.2 -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.Id -CompartmentID 1; netsh int ipv4 set int "vEthernet (l2net_ep)" for=en',
  );
  expect(output).toEqual({ stdout: "Ok.\n\n", stderr: "" });
  const shown = execute(
    world,
    "win-01",
    "Get-NetIPInterface -AddressFamily IPv4 | ? Forwarding -eq Enabled | % InterfaceAlias",
  );
  expect(shown.output.stdout).toBe("vEthernet (l2net_ep)\nvEthernet (nat)\n");
});

test("microsoft-examples.md 16: HNS and Docker see a switch of New-VMSwitch after their restart", () => {
  const made = after('New-VMSwitch -Name corp -NetAdapterName "Ethernet 2" -AllowManagementOS $true');
  expect(made.output.stdout).toContain("corp External   Intel(R) Ethernet Controller X540-AT2 #2\n");
  const names = (world: World) =>
    execute(world, "win-01", "docker network ls --format '{{.Name}} {{.Driver}}'").output.stdout;
  expect(names(made.world)).not.toContain("corp");
  const restarted = execute(made.world, "win-01", "Restart-Service hns; Restart-Service docker");
  expect(names(restarted.world)).toContain("corp transparent\n");
});

test.each([
  ["win-01", "Get-HnsN", "Get-HnsNetwork"],
  ["win-01", "Get-NetAdapter -In", "-InterfaceDescription"],
  ["win-01", "Get-NetAdapter -Name Eth", '"Ethernet 2"'],
  ["win-01", "Set-NetIPInterface -Forwarding ", "Enabled"],
  ["win-01", "ipconfig /a", "/all"],
  ["win-01", "netsh interface ipv4 show int", "interfaces"],
  ["win-01", "Get-Service ", "hns"],
  ["win-01", "Get-HnsNetwork | Sel", "Select-Object"],
  ["laptop", "hostn", "hostname"],
  ["laptop", "ping ", "192.168.10.21"],
  ["win-01", "curl http://192.168.10.5", "http://192.168.10.50/"],
  ["win-01", "Test-NetConnection 192", "192.168.10.50"],
  ["win-01", "tracert 203", "203.0.113.10"],
  ["win-01", "curl.exe http://192.168.10.5", "http://192.168.10.50/"],
  [
    "win-01",
    "docker network create -d transparent -o com.docker.network.windowsshim.interface=",
    'com.docker.network.windowsshim.interface="Ethernet 2"',
  ],
])("on %s, %j completes to %s", (machine, line, text) => {
  const { items, to } = complete(defaultLab(), machine, line, line.length);
  expect([items.map((item) => item.text), to]).toEqual([expect.arrayContaining([text]), line.length]);
});

test("docker exec completes to the programs that the container has", () => {
  const { world } = after("docker run -d --name web mcr.microsoft.com/windows/nanoserver:ltsc2022");
  const line = "docker exec web ";
  const texts = complete(world, "win-01", line, line.length).items.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(["cmd", "ipconfig", "ping"]));
  expect(texts).not.toContain("docker");
});

test("cmdlets of hosts do not exist on a machine of the LAN", () => {
  expect(execute(defaultLab(), "laptop", "Get-HnsNetwork").output.stderr).toContain(
    "CommandNotFoundException",
  );
  expect(complete(defaultLab(), "laptop", "Get-Hns", 7).items).toEqual([]);
});

/** Pieces of command lines, one a line here. */
const PIECES = `
Get-HnsNetwork
Get-HnsEndpoint
Get-NetRoute
Get-NetAdapter
Get-VMSwitch
Get-NetIPAddress
ipconfig
route
print
netsh
hnsdiag
list
all
vfpctrl
/list-rule
arp
-a
netstat
Restart-Service
hns
docker
Remove-HnsNetwork
New-NetFirewallRule
-DisplayName
-Name
x
|
;
? Name -eq nat
select Name
ft
fl
ConvertTo-Json
measure
%
{ $_.ID }
-First
1
(Get-HnsNetwork).ID
$x
=
'q
"Ethernet 2"
-Property
*
sort
Format-Table -AutoSize
gm
`
  .trim()
  .split("\n");
const word = fc.constantFrom(...PIECES);

test("random command lines never throw, and say when they change the lab", () => {
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 7 }), { maxLength: 4 }), (lines) => {
      let world = defaultLab();
      for (const words of lines) {
        const execution = execute(world, "win-01", words.join(" "));
        expect(execution.changed).toBe(execution.world !== world);
        world = execution.world;
      }
    }),
    { numRuns: 300 },
  );
});
