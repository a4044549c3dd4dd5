import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";

function run(line: string) {
  return execute(defaultLab(), "win-01", line).output;
}

/** A table as Format-Table frames it. */
function table(...rows: readonly string[]): string {
  return `\n${rows.join("\n")}\n\n\n`;
}

function list(...rows: readonly string[]): string {
  return `\n\n${rows.join("\n")}\n\n\n`;
}

test.each([
  // Select-Object
  [
    "Get-NetAdapter | Select-Object Name,Status -First 1",
    table("Name     Status", "----     ------", "Ethernet Up"),
  ],
  ["Get-NetAdapter | select -Last 1 -ExpandProperty Name", "vEthernet (nat)\n"],
  ["Get-NetAdapter | select -Skip 1 | % Name", "Ethernet 2\nvEthernet (nat)\n"],
  ["'b','a','b' | Select-Object -Unique", "b\na\n"],
  [
    "Get-NetAdapter -Name Ethernet | select Name,@{n='Speed';e={$_.LinkSpeed}}",
    table("Name     Speed", "----     -----", "Ethernet 1 Gbps"),
  ],
  // Where-Object, both forms
  ["Get-NetAdapter | ? Status -eq Up | ? { $_.Name -like 'vEthernet*' } | % Name", "vEthernet (nat)\n"],
  ["Get-NetAdapter | Where-Object ifIndex -gt 4 | ForEach-Object ifIndex", "5\n16\n"],
  ["Get-NetAdapter | where { $_.ifIndex -lt 10 -and $_.Name -notmatch '2$' } | % Name", "Ethernet\n"],
  ["Get-NetAdapter | ? Name -in 'Ethernet','x' | % { \"$($_.Name) is $($_.Status)\" }", "Ethernet is Up\n"],
  ["Get-NetAdapter | ? Name -match nope", ""],
  // Sort, Group, Measure
  ["Get-NetAdapter | Sort-Object ifIndex -Descending | % ifIndex", "16\n5\n4\n"],
  ["Get-NetAdapter | sort Name | % Name", "Ethernet\nEthernet 2\nvEthernet (nat)\n"],
  ["Get-NetAdapter | group Status | % Count", "3\n"],
  [
    "Get-NetAdapter | Group-Object Status -NoElement",
    table(
      "Count Name                     ",
      "----- ----                     ",
      "    3 Up                       ",
    ),
  ],
  [
    "Get-NetAdapter | Measure-Object ifIndex -Sum -Maximum -Minimum",
    list(
      "Count    : 3",
      "Average  : ",
      "Sum      : 25",
      "Maximum  : 16",
      "Minimum  : 4",
      "Property : ifIndex",
    ),
  ],
  ["(Get-NetAdapter | measure).Count", "3\n"],
  ["(Get-NetAdapter).Count", "3\n"],
  // Format-List and Format-Table
  [
    "Get-NetAdapter -Name Ethernet | fl Name,Status,LinkSpeed",
    list("Name      : Ethernet", "Status    : Up", "LinkSpeed : 1 Gbps"),
  ],
  [
    "Get-NetAdapter -Name Ethernet | ft -AutoSize",
    table(
      "Name     InterfaceDescription                  ifIndex Status MacAddress        LinkSpeed",
      "----     --------------------                  ------- ------ ----------        ---------",
      "Ethernet Intel(R) Ethernet Controller X540-AT2       4 Up     A0-36-9F-1A-32-78    1 Gbps",
    ),
  ],
  [
    "Get-NetIPAddress -AddressFamily IPv4 | sort InterfaceIndex | ft InterfaceAlias,IPAddress,PrefixLength",
    table(
      "InterfaceAlias              IPAddress     PrefixLength",
      "--------------              ---------     ------------",
      "Loopback Pseudo-Interface 1 127.0.0.1                8",
      "Ethernet                    192.168.10.21           24",
      "vEthernet (nat)             172.16.0.1              16",
    ),
  ],
  ["Get-NetAdapter -Name Ethernet | ft Name -HideTableHeaders", "\nEthernet\n\n\n"],
  // JSON
  [
    "Get-NetAdapter -Name Ethernet | select Name,Status | ConvertTo-Json",
    '{\n    "Name":  "Ethernet",\n    "Status":  "Up"\n}\n',
  ],
  [
    "Get-NetAdapter -Name Eth* | select Name | ConvertTo-Json -Compress",
    '[{"Name":"Ethernet"},{"Name":"Ethernet 2"}]\n',
  ],
  ["(Get-HnsNetwork | ConvertTo-Json -Depth 9 | ConvertFrom-Json).Subnets[0].GatewayAddress", "172.16.0.1\n"],
  // Text
  [
    "ipconfig | Select-String 192.168",
    table(
      "   IPv4 Address. . . . . . . . . . . : 192.168.10.21",
      "   Default Gateway . . . . . . . . . : 192.168.10.1",
    ),
  ],
  ["Get-NetAdapter | Out-Null", ""],
  ["$n = (Get-NetAdapter).Name; $n -join '; '", "Ethernet; Ethernet 2; vEthernet (nat)\n"],
])("facts on PowerShell, 0: %s", (line, text) => {
  expect(run(line)).toEqual({ stdout: text, stderr: "" });
});

test.each([
  [1, "string", "undefined"],
  [3, "object", "string"],
  [5, "object", "object"],
])(
  "facts on PowerShell, 0: ConvertTo-Json -Depth %i keeps what lies deeper as text",
  (depth, outer, inner) => {
    const json = JSON.parse(run(`Get-HnsNetwork | ConvertTo-Json -Depth ${depth}`).stdout) as {
      readonly Subnets: readonly { readonly IpSubnets?: readonly unknown[] }[];
    };
    const [subnet] = json.Subnets;
    expect([typeof subnet, typeof subnet?.IpSubnets?.[0]]).toEqual([outer, inner]);
  },
);

test.each([
  [
    "Get-HnsNetworkX",
    `Get-HnsNetworkX : The term 'Get-HnsNetworkX' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
At line:1 char:1
+ Get-HnsNetworkX
+ ~~~~~~~~~~~~~~~
    + CategoryInfo          : ObjectNotFound: (Get-HnsNetworkX:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException
 
`,
  ],
  [
    "Get-Service docker | Foo",
    `Foo : The term 'Foo' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
At line:1 char:22
+ Get-Service docker | Foo
+                      ~~~
    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException
 
`,
  ],
])("facts on PowerShell, 0.9: %s is an error in its whole length", (line, text) => {
  expect(run(line)).toEqual({ stdout: "", stderr: text });
});
