import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const SHIM = "com.docker.network.windowsshim";
const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const DAEMON = "Error response from daemon: ";
const lab = labAfter();
const create = (words: string) => type(lab, `docker network create ${words} n`);

describe("values of -o (facts on Windows options, section 2)", () => {
  const uint = (value: string) => `strconv.ParseUint: parsing "${value}": invalid syntax`;
  const bool = (value: string) => `strconv.ParseBool: parsing "${value}": invalid syntax`;
  const POOL = "invalid mac pool. You must specify both a start range and an end range";
  test.each([
    { option: "vlanid=abc", text: uint("abc") },
    { option: "vlanid=-5", text: uint("-5") },
    { option: "vlanid=4294967296", text: 'strconv.ParseUint: parsing "4294967296": value out of range' },
    { option: "vsid=abc", text: uint("abc") },
    { option: "disable_gatewaydns=yes", text: bool("yes") },
    { option: "enable_outboundnat=x", text: bool("x") },
    { option: "macpool=00-15-5D-AA-00-00", text: POOL },
    { option: "'macpool=00-15-5D-AA-00-00,00-15-5D-AA-00-FF,00-15-5D-AB-00-00'", text: POOL },
    {
      option: "networkname=nat",
      text: "failed during hnsCallRawResponse: hnsCall failed in Win32: A network with this name already exists. (0x803b0010)",
    },
  ])("$option is refused", ({ option, text }) => {
    const quoted = option.startsWith("'");
    const words = quoted ? `'${SHIM}.${option.slice(1)}` : `${SHIM}.${option}`;
    const { output, exitCode, world } = create(`-d nat -o ${words}`);
    expect(output).toEqual({ stdout: "", stderr: `${DAEMON}${text}\n` });
    expect(exitCode).toBe(1);
    expect(world).toBe(lab);
  });

  test.each([
    { option: "vlanid=0", member: { policies: [] } },
    { option: "vlanid=7", member: { policies: [{ Type: "VLAN", VLAN: 7 }] } },
    { option: "vsid=5001", member: { policies: [{ Type: "VSID", VSID: 5001 }] } },
    { option: "dnssuffix=abc.com", member: { dnsSuffix: "abc.com" } },
    { option: "dnsservers=4.4.4.4", member: { dnsServers: ["4.4.4.4"] } },
    { option: "networkname=lan", member: { name: "lan" } },
  ])("$option reaches HNS", ({ option, member }) => {
    const { world } = create(`-d l2bridge --subnet 10.4.0.0/24 -o ${SHIM}.${option}`);
    const [host] = world.hosts.toArray();
    expect(host?.hnsNetworks.toArray().find((network) => network.type === "l2bridge")).toMatchObject(member);
  });

  test.each(["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])(
    "disable_gatewaydns=%s is a value of Go",
    (value) => expect(create(`-d nat -o ${SHIM}.disable_gatewaydns=${value}`).exitCode).toBe(0),
  );

  test("names are not resolved where the gateway's DNS is off", () => {
    const world = labAfter(
      `docker network create -d nat --subnet 10.4.0.0/24 -o ${SHIM}.disable_gatewaydns=true n`,
      `docker run -d --name one --network n ${RUNS}`,
      `docker run -d --name two --network n ${RUNS}`,
    );
    expect(stdoutOf(world, "docker exec one ping -n 1 two")).toContain("could not find host two");
  });
});

describe("keys of -o (facts on Windows options, section 1)", () => {
  test.each([
    { words: "-o foo=bar", options: { foo: "bar" } },
    { words: "-o bare", options: { bare: "" } },
    { words: "-o a=1 -o a=2", options: { a: "2" } },
    { words: "-o 'a=1,2'", options: { a: "1,2" } },
    { words: `-o ${SHIM}.VLANID=7`, options: { [`${SHIM}.VLANID`]: "7" } },
    { words: "-o parent=eth0", options: { parent: "eth0" } },
  ])("$words is stored", ({ words, options }) => {
    const { world, notes } = create(`-d nat ${words}`);
    const stored: unknown = JSON.parse(stdoutOf(world, "docker network inspect -f '{{json .Options}}' n"));
    expect(stored).toMatchObject(options);
    expect(notes.map(({ code }) => code)).toEqual(["option-unknown"]);
  });

  test.each([
    { driver: "nat", key: "vlanid=7", told: true },
    { driver: "nat", key: "interface=Ethernet", told: true },
    { driver: "l2bridge --subnet 10.4.0.0/24", key: "disable_gatewaydns=true", told: true },
    { driver: "l2bridge --subnet 10.4.0.0/24", key: "vlanid=7", told: false },
    { driver: "transparent", key: "dnssuffix=lab.test", told: false },
    { driver: "transparent", key: "sourcemac=00-15-5D-00-00-01", told: true },
  ])("$key on $driver: a note says that it has no effect: $told (section 5)", ({ driver, key, told }) => {
    const { notes, exitCode } = create(`-d ${driver} -o ${SHIM}.${key}`);
    expect(exitCode).toBe(0);
    expect(notes.some(({ code }) => code === "option-without-effect")).toBe(told);
  });

  test("an HNS id that nobody has: the network is made, its containers fail", () => {
    const { world } = create(`-d nat -o ${SHIM}.hnsid=11111111-2222-3333-4444-555555555555`);
    expect(stderrOf(world, `docker run -d --name box --network n ${RUNS}`)).toContain(
      "failed to create endpoint box on network n: failed during hnsCallRawResponse: hnsCall failed in Win32: Element not found. (0x490)",
    );
  });
});

describe("options of an endpoint (facts on Windows options, section 3)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.4.0.0/24 n",
    `docker run -d --name web ${RUNS}`,
  );
  test.each(["com.docker.endpoint.windowsshim.qospolicies", `${SHIM}.disableicc`, `${SHIM}.disable_dns`])(
    "%s cannot be given as text",
    (key) => {
      expect(stderrOf(busy, `docker network connect --driver-opt ${key}=x n web`)).toBe(
        `${DAEMON}failed to create endpoint web on network n: Invalid endpoint configuration\n`,
      );
    },
  );

  test("all others are stored and shown", () => {
    const { world } = type(busy, "docker network connect --driver-opt a=b n web");
    expect(stdoutOf(world, "docker inspect -f '{{json .NetworkSettings.Networks.n.DriverOpts}}' web")).toBe(
      '{"a":"b"}\n',
    );
  });
});

describe("networks of a swarm (facts on the command line, section 2.3)", () => {
  const manager = labAfter(
    "docker swarm init --advertise-addr 192.168.10.21",
    "docker network create -d overlay taken",
  );
  test.each([
    { row: 1, words: "-d nat taken", text: "network with name taken already exists" },
    { row: 1, words: "-d overlay taken", text: "network with name taken already exists" },
    {
      row: 10,
      words: "-d overlay --scope local n",
      text: "cannot downgrade network scope for overlay networks",
    },
    {
      row: 13,
      words: "-d overlay --ipv4=false n",
      text: "IPv4 cannot be disabled in a Swarm scoped network",
    },
    {
      row: 13,
      words: "-d overlay 'my net'",
      text: "rpc error: code = InvalidArgument desc = name must be valid as a DNS name component",
    },
  ])("row $row: $words", ({ words, text }) => {
    const { output, exitCode, world } = type(manager, `docker network create ${words}`);
    expect(output).toEqual({ stdout: "", stderr: `${DAEMON}${text}\n` });
    expect(exitCode).toBe(1);
    expect(world).toBe(manager);
  });

  test("--ip-range of an overlay is honoured: Docker chooses its addresses itself (section 2.4)", () => {
    const world = labAfter(
      "docker swarm init --advertise-addr 192.168.10.21",
      "docker network create -d overlay --attachable --subnet 10.5.0.0/24 --ip-range 10.5.0.128/25 n",
      `docker run -d --name box --network n ${RUNS}`,
    );
    expect(stdoutOf(world, "docker inspect -f '{{.NetworkSettings.Networks.n.IPAddress}}' box")).toMatch(
      /^10\.5\.0\.1(2[89]|[3-9]\d)\n$/,
    );
  });

  test("row 13: the manager's address management takes what Windows' refuses; the id has 25 characters", () => {
    const line = "docker network create -d overlay --subnet 10.5.0.0/24 --ip-range 10.5.0.128/25 --ipv6 n";
    const { output, world } = type(manager, line);
    expect(output.stdout).toMatch(/^[a-z0-9]{25}\n$/);
    expect(stdoutOf(world, "docker network inspect -f '{{(index .IPAM.Config 0).IPRange}}' n")).toBe(
      "10.5.0.128/25\n",
    );
  });
});
