import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const IMAGE = "mcr.microsoft.com/windows/servercore:ltsc2022";
const RUNS = `${IMAGE} ping -t localhost`;
const DAEMON = "Error response from daemon: ";
const lab = labAfter();

/** Types the line, expects a refusal with exactly these words, and nothing changed. */
function expectRefused(world: typeof lab, line: string, text: string): void {
  const done = type(world, line);
  expect(done.output).toEqual({ stdout: "", stderr: `${text}\n` });
  expect(done.exitCode).toBe(1);
  expect(done.world).toBe(world);
}

describe("docker network create: what the client refuses (section 2.2)", () => {
  const S1 = "--subnet 10.1.0.0/24";
  const S2 = "--subnet 10.2.0.0/24";
  test.each([
    {
      row: 1,
      flags: "--gateway 10.1.0.1",
      text: "every ip-range or gateway must have a corresponding subnet",
    },
    {
      row: 1,
      flags: `${S1} --gateway 10.1.0.1 --gateway 10.1.0.2`,
      text: "every ip-range or gateway must have a corresponding subnet",
    },
    {
      row: 1,
      flags: "--ip-range 10.1.0.0/25",
      text: "every ip-range or gateway must have a corresponding subnet",
    },
    {
      row: 2,
      flags: `${S1} --subnet 10.1.0.128/25`,
      text: "multiple overlapping subnet configuration is not supported",
    },
    { row: 2, flags: `${S1} --subnet foo`, text: "invalid subnet: invalid CIDR address: foo" },
    { row: 3, flags: "--subnet foo", text: `netip.ParsePrefix("foo"): no '/'` },
    { row: 3, flags: "--subnet 10.0.0.0", text: `netip.ParsePrefix("10.0.0.0"): no '/'` },
    {
      row: 3,
      flags: "--subnet 10.0.0.0/33",
      text: `netip.ParsePrefix("10.0.0.0/33"): prefix length out of range`,
    },
    {
      row: 3,
      flags: "--subnet 10.0.0.0/x",
      text: `netip.ParsePrefix("10.0.0.0/x"): bad bits after slash: "x"`,
    },
    {
      row: 3,
      flags: "--subnet 10.0.0/24",
      text: `netip.ParsePrefix("10.0.0/24"): ParseAddr("10.0.0"): IPv4 address too short`,
    },
    {
      row: 3,
      flags: "--subnet 10.0.0.256/24",
      text: `netip.ParsePrefix("10.0.0.256/24"): ParseAddr("10.0.0.256"): IPv4 field has value >255`,
    },
    {
      row: 3,
      flags: "--subnet abc/24",
      text: `netip.ParsePrefix("abc/24"): ParseAddr("abc"): unable to parse IP`,
    },
    { row: 4, flags: `${S1} --ip-range 10.9.0.0/25`, text: "no matching subnet for range 10.9.0.0/25" },
    {
      row: 4,
      flags: `${S1} ${S2} --ip-range 10.1.0.128/25 --ip-range 10.1.0.0/25`,
      text: "cannot configure multiple ranges (10.1.0.0/25, 10.1.0.128/25) on the same subnet (10.1.0.0/24)",
    },
    { row: 5, flags: `${S1} --gateway 10.2.0.1`, text: "no matching subnet for gateway 10.2.0.1" },
    {
      row: 5,
      flags: `${S1} ${S2} --gateway 10.1.0.1 --gateway 10.1.0.2`,
      text: "cannot configure multiple gateways (10.1.0.2, 10.1.0.1) for the same subnet (10.1.0.0/24)",
    },
    { row: 6, flags: `${S1} --aux-address a=10.2.0.5`, text: "no matching subnet for aux-address 10.2.0.5" },
    { row: 6, flags: `${S1} --aux-address a=x`, text: `ParseAddr("x"): unable to parse IP` },
  ])("row $row: $flags", ({ flags, text }) => {
    expectRefused(lab, `docker network create -d nat ${flags} n`, text);
  });
});

describe("docker network create: what the daemon refuses (section 2.3)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    "docker network create --config-only --subnet 10.7.0.0/24 settings",
  );
  const NO_MANAGER = `This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.`;
  const NO_PLUGIN = (name: string) => `could not find plugin ${name} in v1 plugin registry: plugin not found`;
  const NO_IPAM = "this request is not supported by the 'windows' ipam driver";
  const DEPENDS = "if the network depends on a configuration network";
  const ONLY =
    "configuration network can only contain network specific fields. Network operator fields like [ ingress | internal | attachable | scope ] are not supported.";
  test.each([
    { row: 2, words: "-d nat nat", text: "operation is not permitted on predefined nat network" },
    { row: 2, words: "-d nat none", text: "operation is not permitted on predefined none network" },
    { row: 2, words: "-d nat default", text: "operation is not permitted on predefined default network" },
    {
      row: 2,
      words: "-d nat container:web",
      text: "operation is not permitted on predefined container:web network",
    },
    { row: 3, words: "-d overlay n", text: NO_MANAGER },
    {
      row: 4,
      words: "-d nat --subnet 10.1.0.5/24 n",
      text: "invalid network config:\ninvalid subnet 10.1.0.5/24: it should be 10.1.0.0/24",
    },
    {
      row: 4,
      words: "-d nat --subnet 10.1.0.0/24 --ip-range 10.1.0.0/16 n",
      text: "invalid network config:\ninvalid ip-range 10.1.0.0/16: CIDR block is bigger than its parent subnet 10.1.0.0/24",
    },
    {
      row: 4,
      words: "-d nat --subnet 10.1.0.5/24 --subnet 10.2.0.5/24 n",
      text: "invalid network config:\n* invalid subnet 10.1.0.5/24: it should be 10.1.0.0/24\n* invalid subnet 10.2.0.5/24: it should be 10.2.0.0/24",
    },
    { row: 5, words: "-d nat ''", text: "invalid name: name is empty" },
    { row: 5, words: "-d nat '  '", text: "invalid name: name is empty" },
    { row: 6, words: "-d nat mynat", text: "network with name mynat already exists" },
    { row: 7, words: "--config-only --internal n", text: ONLY },
    { row: 7, words: "--config-only --attachable n", text: ONLY },
    { row: 7, words: "--config-only --ingress n", text: ONLY },
    { row: 7, words: "--config-only --scope local n", text: ONLY },
    {
      row: 8,
      words: "-d nat --config-from settings --subnet 10.1.0.0/24 n",
      text: `user-specified configurations are not supported ${DEPENDS}`,
    },
    {
      row: 8,
      words: "-d nat --config-from settings --label a=b n",
      text: `user-specified configurations are not supported ${DEPENDS}`,
    },
    {
      row: 8,
      words: "-d nat --config-from settings --ipam-opt a=b n",
      text: `user-specified configurations are not supported ${DEPENDS}`,
    },
    {
      row: 8,
      words: "-d nat --config-from settings --ipv6 n",
      text: `user-specified configurations are not supported ${DEPENDS}`,
    },
    {
      row: 8,
      words: "-d nat --config-from settings --ipv4=false n",
      text: `user-specified configurations are not supported ${DEPENDS}`,
    },
    {
      row: 8,
      words: "-d nat --config-from settings -o a=b n",
      text: `network driver options are not supported ${DEPENDS}`,
    },
    { row: 9, words: "n", text: NO_PLUGIN("bridge") },
    { row: 9, words: "-d host n", text: NO_PLUGIN("host") },
    { row: 9, words: "-d macvlan n", text: NO_PLUGIN("macvlan") },
    { row: 9, words: "-d ipvlan n", text: NO_PLUGIN("ipvlan") },
    { row: 9, words: "-d word n", text: NO_PLUGIN("word") },
    { row: 11, words: "-d nat --ingress n", text: "Ingress network can only be global scope network" },
    { row: 12, words: "-d nat --config-from nope n", text: `configuration network "nope" does not exist` },
    {
      row: 14,
      words: "-d nat --scope swarm n",
      text: "cannot create a swarm scoped network when swarm is not active",
    },
    { row: 15, words: "-d nat --ipam-driver foo n", text: NO_PLUGIN("foo") },
    { row: 16, words: "-d nat --subnet 10.1.0.0/24 --ip-range 10.1.0.128/25 n", text: NO_IPAM },
    { row: 16, words: "-d nat --ipv6 n", text: NO_IPAM },
    { row: 16, words: "-d transparent --ipv6 n", text: NO_IPAM },
    { row: 17, words: "-d nat --ipv4=false n", text: "IPv4 cannot be disabled on Windows" },
    {
      row: 18,
      words: "-d nat -o com.docker.network.windowsshim.vlanid=abc n",
      text: `strconv.ParseUint: parsing "abc": invalid syntax`,
    },
    {
      row: 19,
      words: "-d nat -o com.docker.network.windowsshim.macpool=00-15-5D-00-00-00 n",
      text: "invalid mac pool. You must specify both a start range and an end range",
    },
    {
      row: 20,
      words: "-d transparent -o com.docker.network.windowsshim.interface=Nope n",
      text: "failed during hnsCallRawResponse: hnsCall failed in Win32: The parameter is incorrect. (0x57)",
    },
    {
      row: 20,
      words: "-d nat --subnet 10.9.0.0/16 n",
      text: "failed during hnsCallRawResponse: hnsCall failed in Win32: The parameter is incorrect. (0x57)",
    },
  ])("row $row: $words", ({ words, text }) => {
    expectRefused(busy, `docker network create ${words}`, DAEMON + text);
  });

  test.each(["my net", "host", "bridge", "net_1"])(
    "the name %s is accepted: local names have no syntax",
    (name) => {
      const { world, exitCode } = type(lab, `docker network create -d nat '${name}'`);
      expect(exitCode).toBe(0);
      expect(stdoutOf(world, "docker network ls --format '{{.Name}}'").split("\n")).toContain(name);
    },
  );

  test("the id is printed, and an HNS network of that name is there at once (section 2.1)", () => {
    const { world, output } = type(lab, "docker network create -d nat --subnet 10.1.0.0/24 n");
    expect(output.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    const host = world.hosts.toArray()[0];
    expect(host?.hnsNetworks.map(({ name }) => name)).toContain(output.stdout.trim());
  });

  test("--ipv6=false is no request for IPv6 (section 2.4)", () => {
    expect(type(lab, "docker network create -d nat --ipv6=false n").exitCode).toBe(0);
  });
});

describe("options that Docker takes and Windows does not act on (section 2.4)", () => {
  test.each([
    { flags: "--subnet 10.1.0.0/24 --aux-address a=10.1.0.9", flag: "--aux-address" },
    { flags: "--internal", flag: "--internal" },
    { flags: "--ipam-opt k=v", flag: "--ipam-opt" },
    { flags: "-o encrypted", flag: "encrypted" },
  ])("$flags: accepted, with a note", ({ flags, flag }) => {
    const { exitCode, output, notes } = type(lab, `docker network create -d nat ${flags} n`);
    expect([exitCode, output.stderr]).toEqual([0, ""]);
    expect(notes.filter(({ code }) => code === "option-ignored").map(({ text }) => text)).toEqual([
      expect.stringContaining(flag),
    ]);
  });

  test("--internal shows in inspect, and published ports are dropped in silence", () => {
    const world = labAfter(
      "docker network create -d nat --subnet 10.1.0.0/24 --internal inner",
      `docker run -d --name web --network inner -p 8080:80 ${RUNS}`,
    );
    expect(stdoutOf(world, "docker network inspect -f '{{.Internal}}' inner")).toBe("true\n");
    expect(stdoutOf(world, "docker port web")).toBe("");
    expect(world.hosts.toArray()[0]?.natMappings.toArray()).toEqual([]);
  });

  test("--ipam-opt shows in inspect, --aux-address does not", () => {
    const world = labAfter(
      "docker network create -d nat --subnet 10.1.0.0/24 --aux-address a=10.1.0.9 --ipam-opt k=v n",
    );
    const ipam: unknown = JSON.parse(stdoutOf(world, "docker network inspect -f '{{json .IPAM}}' n"));
    expect(ipam).toEqual({
      Driver: "windows",
      Options: { k: "v" },
      Config: [{ Subnet: "10.1.0.0/24", Gateway: "10.1.0.1" }],
    });
  });
});

describe("which error wins (section 10)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 existing",
    `docker run -d --name web ${RUNS}`,
  );
  test.each([
    { line: "docker network create --bogus", wins: "unknown flag: --bogus" },
    {
      line: "docker network create nat -d bridge --ipv6",
      wins: `${DAEMON}operation is not permitted on predefined nat network`,
    },
    {
      line: "docker network create -d overlay none",
      wins: `${DAEMON}operation is not permitted on predefined none network`,
    },
    {
      line: "docker network create -d overlay --subnet 10.1.0.5/24 x",
      wins: `${DAEMON}This node is not a swarm manager.`,
    },
    {
      line: "docker network create -d nat --gateway 10.1.0.1 nat",
      wins: "every ip-range or gateway must have a corresponding subnet",
    },
    { line: "docker network create -d foo --subnet 10.1.0.5/24 x", wins: `${DAEMON}invalid network config:` },
    {
      line: "docker network create -d nat existing --ip-range 10.1.0.0/25 --subnet 10.1.0.0/24",
      wins: `${DAEMON}network with name existing already exists`,
    },
    { line: "docker network create existing", wins: `${DAEMON}network with name existing already exists` },
    {
      line: "docker run --privileged --name web img",
      wins: `docker: ${DAEMON}invalid option: privileged mode`,
    },
    {
      line: "docker run --ip 10.8.9.9 --name web img",
      wins: `docker: ${DAEMON}invalid config for network nat: invalid endpoint settings:`,
    },
    {
      line: "docker run -p 127.0.0.1:80:80 --network nope img",
      wins: `docker: ${DAEMON}network nope not found`,
    },
    { line: "docker run -p foo --ip6 2001:db8::1 img", wins: "docker: invalid containerPort: foo" },
    { line: "docker network connect nope nope2", wins: `${DAEMON}No such container: nope2` },
    {
      line: "docker network rm nat nope",
      wins: `${DAEMON}nat is a pre-defined network and cannot be removed\n${DAEMON}network nope not found`,
    },
  ])("$line → $wins", ({ line, wins }) => {
    expect(stderrOf(busy, line).slice(0, wins.length)).toBe(wins);
  });
});
