import { describe, expect, test } from "vitest";
import { violations } from "../model/invariants.ts";
import type { OsId } from "../model/profiles.ts";
import { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { connectNetwork } from "./connect-network.ts";
import { createContainer } from "./create-container.ts";
import { createNetwork } from "./create-network.ts";
import { disconnectNetwork } from "./disconnect-network.ts";
import { removeContainer } from "./remove-container.ts";
import { removeNetwork } from "./remove-network.ts";
import type { ContainerCreateRequest, NetworkCreateRequest } from "./requests.ts";
import { startContainer } from "./start-container.ts";
import {
  containerRequest,
  endpointRequest,
  HOST,
  networkRequest,
  type TestHost,
  testWorld,
} from "./test-host.ts";

function stage(options: TestHost = {}): Transaction {
  return new Transaction(testWorld(options));
}

function run(tx: Transaction, change: Partial<ContainerCreateRequest> = {}): string {
  const created = createContainer(tx, HOST, containerRequest(change));
  if (!created.ok) return created.error.message;
  const started = startContainer(tx, HOST, created.value.id);
  return started.ok ? "running" : started.error.message;
}

function runCode(tx: Transaction, change: Partial<ContainerCreateRequest> = {}): string {
  const created = createContainer(tx, HOST, containerRequest(change));
  if (!created.ok) return created.error.code;
  const started = startContainer(tx, HOST, created.value.id);
  return started.ok ? "running" : started.error.code;
}

function network(tx: Transaction, change: Partial<NetworkCreateRequest>): string {
  const created = createNetwork(tx, HOST, networkRequest(change));
  return created.ok ? "created" : created.error.message;
}

const SUBNET = { subnet: "172.29.0.0/24", gateway: "172.29.0.1" };
const LAN_SUBNET = { subnet: "192.168.10.0/24", gateway: "192.168.10.1" };
const VLAN = "com.docker.network.windowsshim.vlanid";
const WIN32 = "failed during hnsCallRawResponse: hnsCall failed in Win32: ";

describe("network create, daemon checks in order (facts on the command line, 2.3)", () => {
  test.each<[row: string, change: Partial<NetworkCreateRequest>, message: string]>([
    ["2", { name: "nat" }, "operation is not permitted on predefined nat network"],
    [
      "2 before 3",
      { name: "none", driver: "overlay" },
      "operation is not permitted on predefined none network",
    ],
    [
      "3",
      { driver: "overlay" },
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    ],
    [
      "4",
      { ipam: [{ subnet: "10.1.0.5/24", gateway: null }] },
      "invalid network config:\ninvalid subnet 10.1.0.5/24: it should be 10.1.0.0/24",
    ],
    [
      "4, before the driver",
      { driver: "foo", ipam: [{ subnet: "10.1.0.5/24", gateway: null }] },
      "invalid network config:\ninvalid subnet 10.1.0.5/24: it should be 10.1.0.0/24",
    ],
    ["5", { name: " " }, "invalid name: name is empty"],
    ["9", { driver: "bridge" }, "could not find plugin bridge in v1 plugin registry: plugin not found"],
    ["11", { ingress: true }, "Ingress network can only be global scope network"],
    ["12", { configFrom: "cfg" }, 'configuration network "cfg" does not exist'],
    ["14", { scope: "swarm" }, "cannot create a swarm scoped network when swarm is not active"],
    ["15", { ipamDriver: "foo" }, "could not find plugin foo in v1 plugin registry: plugin not found"],
    [
      "16",
      { ipam: [{ ...SUBNET, ipRange: "172.29.0.128/25" }] },
      "this request is not supported by the 'windows' ipam driver",
    ],
    ["16", { enableIpv6: true }, "this request is not supported by the 'windows' ipam driver"],
    ["17", { enableIpv4: false }, "IPv4 cannot be disabled on Windows"],
    ["18", { options: { [VLAN]: "abc" } }, 'strconv.ParseUint: parsing "abc": invalid syntax'],
    [
      "18",
      { options: { [VLAN]: "4294967296" } },
      'strconv.ParseUint: parsing "4294967296": value out of range',
    ],
    [
      "18",
      { options: { "com.docker.network.windowsshim.enable_outboundnat": "yes" } },
      'strconv.ParseBool: parsing "yes": invalid syntax',
    ],
    [
      "19",
      { options: { "com.docker.network.windowsshim.macpool": "00-15-5D-AA-00-00" } },
      "invalid mac pool. You must specify both a start range and an end range",
    ],
    [
      "20, overlapping nat",
      { ipam: [{ subnet: "172.16.5.0/24", gateway: null }] },
      `${WIN32}The parameter is incorrect. (0x57)`,
    ],
  ])("row %s: %j → %s", (_row, change, message) => {
    const tx = stage();
    const before = tx.world;
    expect(network(tx, change)).toBe(message);
    expect(tx.world).toBe(before);
  });

  test("row 6: a name that is taken, before the driver is looked up", () => {
    const tx = stage();
    expect(network(tx, { name: "a" })).toBe("created");
    expect(network(tx, { name: "a", driver: "bridge" })).toBe("network with name a already exists");
  });
});

describe("adapters of external networks (facts on HNS, 8.3)", () => {
  const one = { adapters: [{}] };
  test.each<[rule: string, options: TestHost, first: string | null, driver: string, code: string]>([
    ["R1", one, "transparent", "transparent", "adapter-already-bound"],
    ["R2", one, "l2bridge", "l2bridge", "created"],
    ["R2, two types", one, "l2bridge", "transparent", "adapter-already-bound"],
    ["R3", one, "transparent", "l2bridge", "adapter-already-bound"],
    [
      "R5",
      { adapters: [{ name: "Wi-Fi", media: "wifi" }] },
      null,
      "transparent",
      "wireless-adapter-unsupported",
    ],
  ])("%s", (_rule, options, first, driver, code) => {
    const tx = stage(options);
    if (first !== null)
      expect(network(tx, { name: "first", driver: first, ipam: [LAN_SUBNET] })).toBe("created");
    const second = createNetwork(tx, HOST, networkRequest({ name: "second", driver, ipam: [LAN_SUBNET] }));
    expect(second.ok ? "created" : second.error.code).toBe(code);
  });

  test("WS2016: a nat network outside the one prefix is refused (R6, nat-55)", () => {
    const tx = stage({ os: "ws2016" });
    const made = createNetwork(
      tx,
      HOST,
      networkRequest({ ipam: [{ subnet: "10.50.0.0/24", gateway: "10.50.0.1" }] }),
    );
    expect(made.ok ? "created" : made.error.code).toBe("nat-prefix-outside-internal");
  });
});

describe("container create and start (facts on the command line, 3.3, 3.6, 3.7)", () => {
  const publish = (hostIp: string, hostPort: string, protocol = "tcp") => ({
    ports: [{ protocol, containerPort: 80, hostIp, hostPort }],
  });
  const endpoint = "failed to create endpoint web on network nat: ";
  test.each<[title: string, change: Partial<ContainerCreateRequest>, message: string]>([
    [
      "3.3 host address",
      publish("127.0.0.1", "8080"),
      `${endpoint}Windows does not support host IP addresses in NAT settings`,
    ],
    [
      "3.3 host range",
      publish("", "8000-8010"),
      `${endpoint}Windows does not support more than one host port in NAT settings`,
    ],
    ["3.3 sctp", publish("", "80", "sctp"), `${endpoint}invalid protocol sctp`],
    [
      "3.6.1 privileged",
      { hostConfig: { privileged: ["true"] } },
      "invalid option: privileged mode is not supported for Windows containers",
    ],
    [
      "3.6.1 isolation",
      { isolation: "foo" },
      "invalid isolation (foo): Windows supports 'default', 'process', or 'hyperv'",
    ],
    [
      "3.6.4 resources",
      { hostConfig: { "pids-limit": ["5"] } },
      "invalid option: Windows does not support PidsLimit",
    ],
    ["3.6.7 name", { name: "x" }, "Invalid container name (x), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"],
    [
      "3.6.6 --ip",
      { endpoints: [endpointRequest("nat", { ip: "10.9.9.9" })] },
      "invalid config for network nat: invalid endpoint settings:\nno configured subnet contains IP address 10.9.9.9",
    ],
    [
      "3.7 unknown network",
      { networkMode: "nope", endpoints: [endpointRequest("nope")] },
      "network nope not found",
    ],
    ["3.7 host", { networkMode: "host", endpoints: [endpointRequest("host")] }, "network host not found"],
    [
      "3.7 container:X",
      { networkMode: "container:x1" },
      "joining network namespace of container: No such container: x1",
    ],
  ])("%s", (_title, change, message) => {
    expect(run(stage(), change)).toBe(message);
  });

  test("3.6.8: a name in use", () => {
    const tx = stage();
    expect(run(tx)).toBe("running");
    expect(run(tx)).toMatch(
      /^Conflict\. The container name "\/web" is already in use by container "[0-9a-f]{64}"\./,
    );
  });

  test("a host port has one owner (nat-35); the second container stays created", () => {
    const tx = stage();
    expect(run(tx, { name: "web1", ...publish("", "8080") })).toBe("running");
    expect(run(tx, { name: "web2", ...publish("", "8080") })).toBe(
      `failed to create endpoint web2 on network nat: ${WIN32}The process cannot access the file because it is being used by another process. (0x20)`,
    );
    expect(tx.host(HOST).containers.map(({ state }) => state)).toEqual(["running", "created"]);
  });

  test("two endpoints of a network cannot have one address (tr-31)", () => {
    const tx = stage();
    expect(network(tx, { name: "tr1", driver: "transparent", ipam: [LAN_SUBNET] })).toBe("created");
    const place = { networkMode: "tr1", endpoints: [endpointRequest("tr1", { ip: "192.168.10.60" })] };
    expect(runCode(tx, { name: "t1", ...place })).toBe("running");
    expect(runCode(tx, { name: "t2", ...place })).toBe("duplicate-ip");
  });

  test("l2bridge has no DHCP (lb-13)", () => {
    const tx = stage();
    expect(network(tx, { name: "lb0", driver: "l2bridge" })).toBe("created");
    const place = { networkMode: "lb0", endpoints: [endpointRequest("lb0")] };
    expect(run(tx, place)).toBe(
      `failed to create endpoint web on network lb0: ${WIN32}The network does not have a subnet for this endpoint. (0x803b0005)`,
    );
  });

  test("a Hyper-V isolated container's network cannot be shared (opt-06)", () => {
    const tx = stage();
    expect(run(tx, { isolation: "hyperv" })).toBe("running");
    expect(run(tx, { name: "side", networkMode: "container:web" })).toBe(
      "sharing of hyperv containers network is not supported",
    );
  });
});

describe("what a running container is made of", () => {
  test("nat: a mapping, an address of the prefix, names, and nothing left after rm -f", () => {
    const tx = stage();
    const before = tx.host(HOST);
    expect(run(tx, { ports: [{ protocol: "tcp", containerPort: 80, hostIp: "", hostPort: "8080" }] })).toBe(
      "running",
    );
    const host = tx.host(HOST);
    const [endpointMade] = host.hnsEndpoints;
    expect(host.natMappings.toArray()).toMatchObject([
      { externalPort: 8080, internalPort: 80, internalAddress: endpointMade?.ip },
    ]);
    expect(host.resolvers.toArray()[0]?.records.map(({ name }) => name)).toContain("web");
    const [container] = host.containers;
    if (container) expect(removeContainer(tx, HOST, container.id, true).ok).toBe(true);
    const after = tx.host(HOST);
    for (const kind of [
      "hnsEndpoints",
      "ports",
      "vnics",
      "compartments",
      "natMappings",
      "containers",
    ] as const) {
      expect(after[kind].toArray()).toEqual(before[kind].toArray());
    }
  });

  test("transparent without a subnet: the LAN's DHCP gives the address (tr-12)", () => {
    const tx = stage();
    expect(network(tx, { name: "trd", driver: "transparent" })).toBe("created");
    expect(run(tx, { networkMode: "trd", endpoints: [endpointRequest("trd")] })).toBe("running");
    const compartment = tx.host(HOST).compartments.find(({ kind }) => kind === "container");
    expect(compartment?.interfaces[0]).toMatchObject({
      addresses: [{ ip: "192.168.10.100", prefixLength: 24, origin: "dhcp" }],
      dhcp: { enabled: true, server: "192.168.10.2" },
    });
    expect(tx.host(HOST).hnsEndpoints.toArray()[0]?.ip).toBeNull();
  });

  test.each([
    ["no DHCP server (tr-13)", { dhcp: false }],
    ["MAC spoofing off (tr-18)", { settings: { platform: "hyperv-vm", macSpoofing: false } }],
  ] as const)("%s: link-local address, no gateway", (_title, options) => {
    const tx = stage(options);
    network(tx, { name: "trd", driver: "transparent" });
    run(tx, { networkMode: "trd", endpoints: [endpointRequest("trd")] });
    const compartment = tx.host(HOST).compartments.find(({ kind }) => kind === "container");
    expect(compartment?.interfaces[0]?.addresses[0]?.ip).toMatch(/^169\.254\./);
    expect(compartment?.routes.map(({ prefix }) => prefix)).toEqual(["169.254.0.0/16"]);
  });

  test.each([["transparent"], ["l2bridge"]])(
    "%s: the host's address moves to the vNIC and back",
    (driver) => {
      const tx = stage();
      const before = tx.host(HOST).compartments.get(HOST_COMPARTMENT);
      network(tx, { name: "ext", driver, ipam: [LAN_SUBNET] });
      const during = tx.host(HOST).compartments.get(HOST_COMPARTMENT);
      expect(during?.interfaces.map(({ alias }) => alias)).toContain("vEthernet (Ethernet)");
      expect(during?.interfaces.map(({ alias }) => alias)).not.toContain("Ethernet");
      expect(removeNetwork(tx, HOST, "ext").ok).toBe(true);
      expect(tx.host(HOST).compartments.get(HOST_COMPARTMENT)).toEqual(before);
    },
  );

  test("l2bridge: OutBoundNAT, a published port and the MAC rewrite are VFP rules of the port", () => {
    const tx = stage();
    const options = {
      "com.docker.network.windowsshim.enable_outboundnat": "true",
      "com.docker.network.windowsshim.outboundnat_exceptions": "10.244.0.0/16",
    };
    network(tx, {
      name: "lb",
      driver: "l2bridge",
      ipam: [{ subnet: "10.244.1.0/24", gateway: null }],
      options,
    });
    const ports = [{ protocol: "tcp", containerPort: 80, hostIp: "", hostPort: "8080" }];
    expect(run(tx, { networkMode: "lb", endpoints: [endpointRequest("lb")], ports })).toBe("running");
    const port = tx.host(HOST).ports.find(({ role }) => role === "endpoint");
    const rules = port?.vfp?.layers.flatMap(({ groups }) => groups.flatMap((group) => group.rules)) ?? [];
    expect(rules.map(({ action }) => action.type)).toEqual([
      "snat",
      "dnat",
      "rewrite-source-mac",
      "rewrite-destination-mac",
    ]);
    const sockets = tx.host(HOST).compartments.get(HOST_COMPARTMENT)?.sockets;
    expect(sockets).toMatchObject([{ port: 8080, process: "dockerd", placeholder: true }]);
    expect(violations(tx.world)).toEqual([]);
  });
});

describe("connect and disconnect (facts on the command line, 2.8 and 2.9)", () => {
  test.each<[os: OsId, outcome: string]>([
    ["ws2022", "connected"],
    ["ws2019", "connected"],
    ["ws2016", "hot-attach-unsupported"],
  ])("%s: a second network for a running container → %s", (os, outcome) => {
    const tx = stage({ os });
    network(tx, { name: "net2", ipam: [{ subnet: "172.16.200.0/24", gateway: null }] });
    if (os !== "ws2016") network(tx, { name: "net2", ipam: [SUBNET] });
    run(tx);
    const connected = connectNetwork(tx, HOST, "web", endpointRequest("net2"));
    expect(connected.ok ? "connected" : connected.error.code).toBe(outcome);
    expect(violations(tx.world)).toEqual([]);
  });

  test("row 6: connected already; and the texts of disconnect", () => {
    const tx = stage();
    run(tx);
    const again = connectNetwork(tx, HOST, "web", endpointRequest("nat"));
    expect(again.ok ? "" : again.error.message).toBe("endpoint with name web already exists in network nat");
    expect(disconnectNetwork(tx, HOST, "nat", "web", false).ok).toBe(true);
    const twice = disconnectNetwork(tx, HOST, "nat", "web", false);
    expect(twice.ok ? "" : twice.error.message).toMatch(
      /^container [0-9a-f]{64} is not connected to network nat$/,
    );
  });
});

describe("network rm (facts on the command line, 2.7)", () => {
  test("a running container holds its network, a stopped one does not", () => {
    const tx = stage();
    network(tx, { name: "mynat", ipam: [SUBNET] });
    run(tx, { networkMode: "mynat", endpoints: [endpointRequest("mynat")] });
    const refused = removeNetwork(tx, HOST, "mynat");
    expect(refused.ok ? "" : refused.error.message).toMatch(
      /^error while removing network: network mynat has active endpoints \(name:"web" id:"[0-9a-f]{12}"\)$/,
    );
    const predefined = removeNetwork(tx, HOST, "nat");
    expect(predefined.ok ? "" : predefined.error.message).toBe(
      "nat is a pre-defined network and cannot be removed",
    );
  });
});
