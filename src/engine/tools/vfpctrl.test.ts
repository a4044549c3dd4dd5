import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";

const IMAGE = "mcr.microsoft.com/windows/servercore/iis";

function labWith(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const done = execute(world, "win-01", line);
    expect([line, done.output.stderr]).toEqual([line, ""]);
    return done.world;
  }, defaultLab());
}

const BRIDGE = [
  "docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 -o com.docker.network.windowsshim.networkname=ext -o com.docker.network.windowsshim.enable_outboundnat=true l2",
  `docker run -d --name pod --network l2 --ip 192.168.10.77 -p 8080:80 ${IMAGE}`,
];
const MESH = [
  "docker swarm init --advertise-addr 192.168.10.21 --listen-addr 192.168.10.21:2377",
  "docker network create -d overlay --attachable mesh",
  `docker service create --name svc --network mesh --publish 8090:80 ${IMAGE}`,
];

const bridge = labWith(...BRIDGE);
const mesh = labWith(...MESH);

function vfpctrl(world: World, line: string): string {
  const { stdout, stderr } = execute(world, "win-01", `vfpctrl ${line}`).output;
  expect(stderr).toBe("");
  return stdout;
}

/** The network that the port is for: its own, not that of the routing mesh. */
const ENDPOINT = '(Get-HnsEndpoint | ? { $_.State -eq 2 -and $_.IPAddress -notlike "10.0.0.*" }).ID';
const HOST_PORT =
  '"Container NIC " + (Get-HnsNetwork | ? Type -ne nat)[0].Resources.Allocators[0].EndpointNicGuid.Substring(0,8)';

test.each([
  ["l2bridge, container", bridge, ENDPOINT, "ACL_ENDPOINT_LAYER SLB_NAT_LAYER VNET_MAC_REWRITE_LAYER"],
  ["l2bridge, uplink", bridge, "ExternalPort", ""],
  [
    "overlay, container",
    mesh,
    ENDPOINT,
    "ACL_ENDPOINT_LAYER SLB_LB_LAYER SLB_NAT_LAYER VNET_MAC_REWRITE_LAYER VNET_ENCAP_LAYER VNET_PA_ROUTE_LAYER",
  ],
  ["overlay, host", mesh, `(${HOST_PORT})`, "SLB_LB_LAYER"],
  ["overlay, uplink", mesh, "ExternalPort", ""],
])(
  "facts on HNS, 6.1: layers of the port, from the endpoint to the wire: %s",
  (_where, world, port, layers) => {
    const text = vfpctrl(world, `/list-layer /port ${port}`);
    expect([...text.matchAll(/^ {2}LAYER : (\w+)$/gm)].map(([, name]) => name).join(" ")).toBe(layers);
    expect(text).toMatch(/^\n ITEM LIST\n={11}\n\n[\s\S]*\nCommand list-layer succeeded!\n$/);
  },
);

test("facts on HNS, 6.2: a port as vfpctrl lists it, and none of the nat switch", () => {
  const text = vfpctrl(bridge, "/list-vmswitch-port");
  expect(text).not.toContain("Switch Friendly name  : nat");
  expect(text.split("\n").slice(0, 22)).toEqual([
    "",
    " ITEM LIST",
    "===========",
    "",
    expect.stringMatching(/^ {2}Port name {13}: [\dA-F-]{36}$/),
    "  Port Friendly name    : ExternalPort",
    expect.stringMatching(/^ {2}Switch name {11}: [\dA-F-]{36}$/),
    "  Switch Friendly name  : ext",
    "  PortId                : 1",
    "  VMQ Usage             : 0",
    "  SR-IOV Usage          : 0",
    "  Port type             : External",
    "  Port is Initialized.",
    "  MAC Learning is Disabled.",
    expect.stringMatching(/^ {2}NIC name {14}: [\dA-F-]{36}$/),
    "  NIC Friendly name     : ExternalPort",
    "  MTU                   : 1500",
    expect.stringMatching(/^ {2}MAC address {11}: ([\dA-F]{2}-){5}[\dA-F]{2}$/),
    "  VM name               : ",
    "  VM ID                 : ",
    "  NIC is Connected.",
    "",
  ]);
  expect(text).toMatch(/^ {2}Port Friendly name {4}: Container NIC [\da-f]{8}$/m);
});

test.each([
  [
    "a published port",
    bridge,
    "SLB_NAT_LAYER",
    `    RULE : NAT_192.168.10.21_8080_tcp
        Friendly name : NAT_192.168.10.21_8080_tcp
        Priority : 100
        Flags : 8195 terminating stateful 
        Type : nat
        Conditions:
            Destination IP : 192.168.10.21-192.168.10.21
            Protocols : 6
            Destination ports : 8080
        Rule Data: destination becomes 192.168.10.77:80
        Flow TTL: 240
        FlagsEx : 0
`,
  ],
  [
    "OutBoundNAT",
    bridge,
    "SLB_NAT_LAYER",
    `    RULE : SNAT_OUTBOUNDNAT_192.168.10.21
        Friendly name : SNAT_TCP_OUTBOUNDNAT_192.168.10.21
        Priority : 200
        Flags : 8195 terminating stateful 
        Type : dynnat
        Conditions:
            Destination IP not : 192.168.10.0-192.168.10.255
        Rule Data: source becomes 192.168.10.21
        Flow TTL: 240
        FlagsEx : 0
`,
  ],
  [
    "the route of the provider address",
    mesh,
    "VNET_PA_ROUTE_LAYER",
    /^ {4}RULE : PA_ROUTE\n {8}Friendly name : PA_ROUTE\n {8}Priority : 45535\n {8}Flags : 1 terminating\n {8}Type : paroute\n {8}Conditions:\n {12}<none>\n {8}Rule Data:\n {12}VLAN ID: 0\n {12}Using default compartment\n {12}Cache pruning threshold: 10\n {12}Cache pruning timeout: 30 seconds\n {12}Using interface constraint with interface index: \d+\n {8}Flow TTL: 0\n {8}FlagsEx : 0\n/m,
  ],
])("facts on HNS, 6.1 and 6.2: the rule of %s", (_what, world, layer, rule) => {
  const text = vfpctrl(world, `/list-rule /port ${ENDPOINT} /layer ${layer}`);
  if (typeof rule === "string") expect(text).toContain(rule);
  else expect(text).toMatch(rule);
});

test("facts on HNS, 6.2: /format 1 is JSON whose form nobody has written down, so a note stands beside the text", () => {
  const { output, notes } = execute(mesh, "win-01", "vfpctrl /list-space /format 1");
  expect(output.stdout).toContain("Command list-space succeeded!");
  expect(notes).toContainEqual(expect.objectContaining({ code: "vfp-json-unknown" }));
});

test("facts on HNS, 6.2: the group of the provider route has priority 200", () => {
  expect(vfpctrl(mesh, `/list-group /port ${ENDPOINT} /layer VNET_PA_ROUTE_LAYER`)).toContain(
    `  GROUP : VNET_GROUP_PA_ROUTE_IPV4_OUT
      Friendly name : VNET_GROUP_PA_ROUTE_IPV4_OUT
      Priority : 200
      Direction : OUT
      Type : IPv4
        Conditions:
            <none>
      Match type : Priority-based match
`,
  );
});

test("facts on HNS, 6.1: an overlay has a space of its network's name, with its router and its addresses", () => {
  const id = execute(mesh, "win-01", "(Get-HnsNetwork | ? Type -eq overlay)[0].ID").output.stdout.trim();
  expect(vfpctrl(mesh, "/list-space")).toContain(`  SPACE : ${id}\n`);
  expect(vfpctrl(mesh, "/list-mapping")).toMatch(
    /MAPPING : CA 10\.0\.1\.\d+ {2}MAC 00-15-5D-\S+ {2}PA 192\.168\.10\.21 {2}VSID 4097 {2}local/,
  );
});

test("an ACL of RuleType Switch blocks, and a PROXY policy sends a connection elsewhere", () => {
  const policies = (text: string) =>
    `Invoke-HnsRequest POST endpoints -Id ${ENDPOINT} -Data '{"Policies":[${text}]}'`;
  const url = "curl.exe -s http://203.0.113.10";
  const proxied = [
    policies('{"Type":"PROXY","IP":"192.168.10.50","Port":"8888","Destination":"203.0.113.10:80"}'),
    "lab listen laptop tcp/8888 --process nginx",
  ].reduce((world, line) => execute(world, "win-01", line).world, bridge);
  expect(execute(bridge, "win-01/pod", url).output.stdout).toContain("<title>internet</title>");
  expect(execute(proxied, "win-01/pod", url).output.stdout).toContain("<title>Welcome to nginx!</title>");
  const block =
    '{"Type":"ACL","Action":"Block","Direction":"Out","Protocol":6,"RemoteAddresses":"203.0.113.0/24","Priority":200}';
  const { world } = execute(bridge, "win-01", policies(block));
  expect(execute(world, "win-01/pod", url).exitCode).toBe(28);
  expect(vfpctrl(world, `/list-rule /port ${ENDPOINT} /layer ACL_ENDPOINT_LAYER`)).toContain(
    "        Type : block\n        Conditions:\n            Destination IP : 203.0.113.0-203.0.113.255\n            Protocols : 6\n",
  );
});

test.each([
  "list-unified-flow",
  "list-flow",
  "list-tag",
  "list-nat-range",
  "get-rule-counter",
  "get-flow-stats",
  "get-port-state",
  "get-port-flow-settings",
])("facts on HNS, 6.2: /%s is accepted", (verb) => {
  expect(vfpctrl(bridge, `/${verb} /port ${ENDPOINT}`)).toMatch(
    new RegExp(`\nCommand ${verb} succeeded!\n$`),
  );
});

test("facts on HNS, 6.2: an unknown port is an ERROR", () => {
  expect(vfpctrl(bridge, "/list-rule /port nope")).toMatch(/^ERROR.*Error \(2\)\n$/);
});
