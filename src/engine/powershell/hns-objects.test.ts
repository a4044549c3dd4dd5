import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import type { World } from "../model/world.ts";
import { boxOf, IMAGE } from "../test-box.ts";

const NAMED = "-o com.docker.network.windowsshim.networkname";

function out(world: World, line: string): string {
  const { stdout, stderr } = execute(world, "box", line).output;
  expect(stderr).toBe("");
  return stdout;
}

/** Labels of the first object that a list prints. */
function labels(text: string): string {
  const [block = ""] = text.trim().split(/\n\n/);
  return [...block.matchAll(/^(\S+) +:/gm)].map(([, label = ""]) => label).join(" ");
}

const L2 = `docker network create -d l2bridge --subnet 10.0.0.0/24 --gateway 10.0.0.1 ${NAMED}=l2 l2`;
const TR = `docker network create -d transparent ${NAMED}=tr -o com.docker.network.windowsshim.vlanid=12 tr`;
const SWARM = [
  "docker swarm init --advertise-addr 192.168.10.31 --listen-addr 192.168.10.31:2377",
  `docker network create -d overlay --attachable ${NAMED}=ov ov`,
  `docker run -d --name far --network ov ${IMAGE}`,
];

const EXTERNAL =
  "ActivityId AdditionalParams CurrentEndpointCount Extensions Flags Health ID IPv6 LayeredOn MacPools ManagementIP MaxConcurrentEndpoints Name NetworkAdapterName Policies State Subnets TotalEndpoints Type Version Resources";

test.each([
  [
    "l2bridge",
    [L2],
    EXTERNAL,
    ["ManagementIP", "192.168.10.31"],
    ["NetworkAdapterName", "Ethernet"],
    ["Policies", "{}"],
  ],
  [
    "transparent",
    [TR],
    EXTERNAL,
    ["Subnets", "{}"],
    ["Policies", "{@{Type=VLAN; VLAN=12}}"],
    ["Type", "transparent"],
  ],
  [
    "overlay",
    SWARM,
    EXTERNAL.replace("CurrentEndpointCount", "CurrentEndpointCount DNSServerCompartment DrMacAddress"),
    ["ManagementIP", "192.168.10.31"],
    ["Type", "overlay"],
    ["Name", "ov"],
  ],
])("facts on PowerShell, 1.4 to 1.6 and 1.9: a network of type %s", (type, lines, order, ...values) => {
  const text = out(boxOf("ws2022", ...lines), `Get-HnsNetwork | ? Type -eq ${type} | ? Name -ne ingress`);
  expect(labels(text)).toBe(order);
  for (const [label, value] of values) {
    expect(text.match(new RegExp(`^${label} +: (.*)$`, "m"))?.[1]?.trim()).toBe(value);
  }
});

test.each([
  ["l2bridge", [L2], true],
  ["transparent", [TR], false],
])("facts on HNS, 4: VFP is enabled on the switch of %s: %s", (type, lines, enabled) => {
  const vfp = `(Get-HnsNetwork | ? Type -eq ${type}).Extensions | ? Name -like *VFP*`;
  expect(out(boxOf("ws2022", ...lines), `(${vfp}).IsEnabled`)).toBe(enabled ? "True\n" : "False\n");
});

test.each([
  ["win10", "ICS", false],
  ["win11", "NAT", true],
] as const)("facts on PowerShell, 1.3: the Default Switch of %s", (os, natPrefix, hidden) => {
  const world = boxOf(os);
  const text = out(world, '(Get-HnsNetwork | ? Name -eq "Default Switch") | fl *');
  expect(text).toMatch(/^ID +: C08CB7B8-9B3C-408E-8E30-5E16A3AEB444$/m);
  expect(text).toMatch(/^NatName +: ICS[\dA-F-]{36}$/m);
  expect(text).toMatch(/^IsolateSwitch +: True$/m);
  expect(text).toMatch(/^SwitchName +: Default Switch$/m);
  expect(text).toMatch(/^Type +: ICS$/m);
  expect(text).toMatch(/^Flags +: 11$/m);
  const mac = out(
    world,
    '(Get-NetAdapter -IncludeHidden -Name "vEthernet (Default Switch)").MacAddress',
  ).trim();
  expect(text).toMatch(new RegExp(`^GatewayMac +: ${mac}$`, "m"));
  expect(out(world, "(Get-HnsNetwork | ? Name -eq nat).NatName")).toMatch(new RegExp(`^${natPrefix}`));
  expect(out(world, "Get-NetAdapter | % Name").includes("Default Switch")).toBe(!hidden);
});

test("facts on HNS, 1.2: two nat networks stand on one layer, two networks of an adapter on its switch", () => {
  const second = L2.replaceAll("10.0.0", "10.0.1").replaceAll("=l2 l2", "=l3 l3");
  const world = boxOf("ws2022", "docker network create -d nat more", L2, second);
  const layers = (type: string) =>
    out(world, `Get-HnsNetwork | ? Type -eq ${type} | % LayeredOn`).trim().split("\n");
  expect(layers("nat")).toHaveLength(2);
  expect(new Set(layers("nat")).size).toBe(1);
  expect(layers("l2bridge")).toHaveLength(2);
  expect(new Set(layers("l2bridge")).size).toBe(1);
  expect(layers("nat")[0]).not.toBe(layers("l2bridge")[0]);
});

test("facts on PowerShell, 2.3: local and remote endpoints of an overlay", () => {
  const world = boxOf("ws2022", ...SWARM);
  const local = out(world, 'Get-HnsEndpoint | ? Name -match "^[0-9a-f]{64}$" | fl');
  expect(local).toMatch(/^Policies +: \{@\{PA=192\.168\.10\.31; Type=PA\}, @\{Type=OutBoundNAT\}\}$/m);
  expect(local).toMatch(/^EncapOverhead +: 50$/m);
  expect(local).toMatch(/^DNSServerList +: 10\.0\.1\.1,/m);
});

test("facts on PowerShell, 3: a namespace and a load balancer", () => {
  expect(labels(out(boxOf("ws2022"), "Get-HnsNamespace"))).toBe(
    "ActivityId AdditionalParams CompartmentGuid CompartmentId Containers Flags Health ID IsDefault Policies State Version Resources",
  );
  const balanced = [
    L2,
    `docker run -d --name pod --network l2 ${IMAGE}`,
    "New-HnsLoadBalancer (Get-HnsEndpoint).ID -InternalPort 80 -ExternalPort 80 -Vip 10.96.0.10 -SourceVip 10.0.0.4 -ILB",
  ];
  const text = out(boxOf("ws2022", ...balanced), "Get-HnsPolicyList");
  expect(labels(text)).toBe(
    "ActivityId AdditionalParams Flags Health ID IsApplied Policies References State Version Resources",
  );
  expect(text.replace(/\n +/g, "")).toMatch(
    /^Policies +: \{@\{ExternalPort=80; ILB=True; InternalPort=80; Protocol=6; SourceVIP=10\.0\.0\.4; Type=ELB; VIPs=System\.Object\[\]\}\}$/m,
  );
  expect(text).toMatch(/^References +: \{\/endpoints\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/m);
  const row = out(boxOf("ws2022", ...balanced), "hnsdiag list loadbalancers").split("\n")[1];
  expect(row).toMatch(/^[\da-f-]{36} \| {2}10\.96\.0\.10 {6}\| [\da-f-]{36}$/);
});

test.each([
  ["Get-HnsNetwork | ft Name,Type,ID", /^\nName Type ID\n---- ---- --\nnat {2}nat {2}[\dA-F-]{36}\n\n\n$/],
  ["(Get-HnsNetwork | ? Name -eq nat).Subnets.AddressPrefix", /^[\d.]+\/20\n$/],
  ["Get-HnsNetwork | ? Type -eq nat | Remove-HnsNetwork", /^$/],
  ["Get-HnsNetwork | ? { $_.Name -eq 'nope' }", /^$/],
  ["Get-HnsPolicyList", /^$/],
  ["(Get-HnsNetwork | ConvertTo-Json -Depth 10 | ConvertFrom-Json).Subnets.IpSubnets.ObjectType", /^6\n$/],
  ["Get-HnsNetwork | select Name,Type", /^\nName Type\n---- ----\nnat {2}nat\n\n\n$/],
  ["Get-HnsNetwork | Select-Object -ExpandProperty Name", /^nat\n$/],
  ["Get-HnsNetwork | Measure-Object | % Count", /^1\n$/],
  ["Get-HnsNetwork | ForEach-Object { $_.Type }", /^nat\n$/],
])("facts on PowerShell, 0.9 and 1.8: %s", (line, pattern) => {
  expect(out(boxOf("ws2022"), line)).toMatch(pattern);
});
