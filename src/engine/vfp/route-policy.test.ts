import { describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";
import { trace } from "../trace/trace-flow.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const ID = (ip: string) => `(Get-HnsEndpoint | ? IPAddress -eq ${ip}).ID`;

/** "win-02> line" is typed on win-02; each must succeed. */
function after(world: World, ...lines: readonly string[]): World {
  return lines.reduce((now, line) => {
    const [, machine = "win-01", text = ""] = /^(?:(win-\d+)> )?(.*)$/s.exec(line) ?? [];
    const done = execute(now, machine, text);
    expect([line, done.output.stderr]).toEqual([line, ""]);
    return done.world;
  }, world);
}

/** An l2bridge network of its own subnet on each host, with a host endpoint that forwards, and a container. */
function pods(host: string, number: number): readonly string[] {
  return [
    `${host}> docker network create -d l2bridge --subnet 10.244.${number}.0/24 --gateway 10.244.${number}.1 -o com.docker.network.windowsshim.interface=Ethernet l2`,
    `${host}> $n=Get-HnsNetwork | ? Type -eq l2bridge; $e=New-HnsEndpoint -NetworkId $n.ID -Name l2_ep -IPAddress 10.244.${number}.2 -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.Id -CompartmentID 1; netsh int ipv4 set int "vEthernet (l2_ep)" for=en; netsh int ipv4 set int "vEthernet (Ethernet)" for=en`,
    `${host}> docker run -d --name pod${number} --network l2 --ip 10.244.${number}.10 ${RUNS}`,
  ];
}

const route = (host: string, ip: string, policy: string) =>
  `${host}> $null = Invoke-HnsRequest -Method POST -Type endpoints -Id ${ID(ip)} -Data '{"Policies":[${policy}]}'`;

const bare = after(
  defaultLab(),
  "lab host add win-02 --nic Ethernet=192.168.10.22/24",
  ...pods("win-01", 1),
  ...pods("win-02", 2),
);
const routed = after(
  bare,
  route(
    "win-01",
    "10.244.1.10",
    '{"Type":"ROUTE","DestinationPrefix":"10.244.2.0/24","NextHop":"192.168.10.22"}',
  ),
  route(
    "win-02",
    "10.244.2.10",
    '{"Type":"ROUTE","DestinationPrefix":"10.244.1.0/24","NextHop":"192.168.10.21"}',
  ),
);

function ping(world: World) {
  const { verdict, hops } = trace(world, { from: "win-01/pod1", to: "win-02/pod2", proto: "icmp", port: 0 });
  return { verdict, own: hops.filter(({ host }) => host === "win-01").map(({ component }) => component) };
}

describe("ROUTE: a route of one endpoint in VFP (facts on HNS, section 5.1)", () => {
  test("without it the frame goes to the host, which has no route to the other subnet", () => {
    const { verdict, own } = ping(bare);
    expect([verdict, own.includes("host-tcpip")]).toEqual(["dropped", true]);
  });

  test("with a next hop VFP sends it there itself, past the host's own TCP/IP", () => {
    const { verdict, own } = ping(routed);
    expect([verdict, own.includes("host-tcpip"), own.includes("vfp-mac-rewrite")]).toEqual([
      "delivered",
      false,
      true,
    ]);
  });

  test("vfpctrl lists the rule", () => {
    const port = ID("10.244.1.10");
    const { output } = execute(
      routed,
      "win-01",
      `vfpctrl /list-rule /port ${port} /layer VNET_MAC_REWRITE_LAYER`,
    );
    expect(output.stdout).toContain("    RULE : ROUTE_10.244.2.0/24\n");
    expect(output.stdout).toMatch(/Rule Data: source MAC becomes [\dA-F-]{17}, next hop 192\.168\.10\.22\n/);
  });

  test("NeedEncap adds the prefix to those that an overlay endpoint puts into envelopes", () => {
    const overlay = after(
      defaultLab(),
      "docker swarm init",
      "docker network create -d overlay --attachable mesh",
      `docker run -d --name api --network mesh ${RUNS}`,
    );
    const ip = execute(
      overlay,
      "win-01",
      "docker inspect -f '{{.NetworkSettings.Networks.mesh.IPAddress}}' api",
    ).output.stdout.trim();
    const world = after(
      overlay,
      route("win-01", ip, '{"Type":"ROUTE","DestinationPrefix":"10.96.0.0/12","NeedEncap":true}'),
    );
    const { output } = execute(world, "win-01", `vfpctrl /list-rule /port ${ID(ip)} /layer VNET_ENCAP_LAYER`);
    expect(output.stdout).toContain("    RULE : ROUTE_10.96.0.0/12\n");
    expect(output.stdout).toContain("Destination IP : 10.96.0.0-10.111.255.255\n");
  });

  test("a prefix that is none is refused", () => {
    const line = route("win-01", "10.244.1.10", '{"Type":"ROUTE","DestinationPrefix":"web"}').slice(8);
    expect(execute(bare, "win-01", line).output.stderr).toContain("HNS failed with error : ");
  });
});
