import { describe, expect, test } from "vitest";
import type { World } from "../../model/world.ts";
import { after, lanOf, swarmOf, typed } from "./swarm-lab.ts";

const DAEMON = "Error response from daemon: ";
const ADVERTISED = "docker swarm init --advertise-addr 192.168.10.21";

/** The line is refused with exactly these words, and nothing has changed. */
function expectRefused(world: World, line: string, stderr: string): void {
  const done = typed(world, line);
  expect([done.stdout, done.stderr, done.exitCode]).toEqual(["", `${stderr}\n`, 1]);
  expect(done.world).toBe(world);
}

const alone = lanOf(1);
const twoNics = after(alone, 'lab nic add win-01 "Ethernet 2=192.168.5.4/24"');
const dhcp = after(alone, "docker network create -d transparent tlan");
const two = swarmOf(2);
const lan = lanOf(2);
const tokenOf = (world: World, role: string) =>
  typed(world, `docker swarm join-token -q ${role}`).stdout.trim();

describe("docker swarm init (section 5.1)", () => {
  test("the words of success", () => {
    expect(typed(alone, ADVERTISED).stdout).toMatch(
      /^Swarm initialized: current node \([a-z0-9]{25}\) is now a manager\.\n\nTo add a worker to this swarm, run the following command:\n\n {4}docker swarm join --token SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25} 192\.168\.10\.21:2377\n\nTo add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions\.\n$/,
    );
  });

  test("without --advertise-addr the one address outside Docker's networks is taken", () => {
    expect(typed(alone, "docker swarm init").stdout).toContain(" 192.168.10.21:2377\n");
  });

  const ADVERTISE =
    "advertise address must be a non-zero IP address or network interface (with optional port number)";
  const POOL = "docker swarm init --default-addr-pool";
  test.each([
    [
      "in a swarm already",
      two,
      "docker swarm init",
      'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
    ],
    [
      "--listen-addr",
      alone,
      "docker swarm init --listen-addr nope:2377",
      "listen address must be an IP address or network interface (with optional port number)",
    ],
    ["--advertise-addr", alone, "docker swarm init --advertise-addr nope", ADVERTISE],
    ["--advertise-addr 0.0.0.0", alone, "docker swarm init --advertise-addr 0.0.0.0", ADVERTISE],
    [
      "--data-path-addr",
      alone,
      "docker swarm init --data-path-addr nope",
      "data path address must be a non-zero IP address or network interface (without a port number)",
    ],
    [
      "two adapters",
      twoNics,
      "docker swarm init",
      "could not choose an IP address to advertise since this system has multiple addresses on different interfaces (192.168.10.21 on Ethernet and 192.168.5.4 on Ethernet 2) - specify one with --advertise-addr",
    ],
    [
      "a DHCP transparent network",
      dhcp,
      "docker swarm init",
      "could not find the system's IP address - specify one with --advertise-addr",
    ],
    [
      "--data-path-port",
      alone,
      "docker swarm init --data-path-port 80",
      "Datapath port number is not in valid range (1024-49151) : 80",
    ],
    [
      "mask length",
      alone,
      "docker swarm init --default-addr-pool-mask-length 7",
      "subnet size is out of range: 7",
    ],
    [
      "pool and mask",
      alone,
      `${POOL} 10.0.0.0/25`,
      'invalid CIDR: "10.0.0.0/25". Subnet size is too small for pool: 24',
    ],
  ])("refused: %s", (_what, world, line, text) => expectRefused(world, line, DAEMON + text));

  test("--availability is checked by the client", () => {
    const text = 'invalid availability "foo", only active, pause and drain are supported';
    expectRefused(alone, "docker swarm init --availability foo", text);
  });

  test("--autolock prints the key", () => {
    expect(typed(alone, `${ADVERTISED} --autolock`).stdout).toMatch(
      /To unlock a swarm manager after it restarts, run the `docker swarm unlock`\ncommand and provide the following key:\n\n {4}SWMKEY-1-\S{43}\n\nRemember to store/,
    );
  });

  test("ingress comes, docker_gwbridge does not; the pools are cut in order", () => {
    const world = after(two, ...["n1", "n2"].map((name) => `docker network create -d overlay ${name}`));
    const shown = (name: string) =>
      typed(
        world,
        `docker network inspect ${name} --format '{{(index .IPAM.Config 0).Subnet}} {{index .Options "com.docker.network.driver.overlay.vxlanid_list"}}'`,
      ).stdout.trim();
    expect(["ingress", "n1", "n2"].map(shown)).toEqual([
      "10.0.0.0/24 4096",
      "10.0.1.0/24 4097",
      "10.0.2.0/24 4098",
    ]);
    const names = typed(world, "docker network ls --format '{{.Name}}'").stdout.trim().split("\n");
    expect(names).toEqual(["ingress", "n1", "n2", "nat", "none"]);
  });
});

describe("docker swarm join (section 5.2)", () => {
  const made = after(lan, ADVERTISED);
  const join = (token: string, rest = "192.168.10.21:2377") =>
    `win-02> docker swarm join --token ${token} ${rest}`;
  const shut = after(made, "lab filter add fw win-01 win-02 --deny tcp/2377");

  test.each(["worker", "manager"])("joined as %s", (role) => {
    expect(typed(made, join(tokenOf(made, role), "192.168.10.21")).stdout).toBe(
      `This node joined a swarm as a ${role}.\n`,
    );
  });

  test("a token that is none, an old one, one of another swarm", () => {
    expectRefused(made, join("SWMTKN-1-x"), `${DAEMON}invalid join token`);
    const rotated = after(made, "docker swarm join-token --rotate worker");
    expectRefused(rotated, join(tokenOf(made, "worker")), `${DAEMON}invalid join token`);
    const foreign = tokenOf(after(lan, "docker swarm init", "docker swarm ca --rotate"), "worker");
    expect(typed(made, join(foreign)).stderr).toMatch(
      /^Error response from daemon: remote CA does not match fingerprint\. Expected: [0-9a-f]{64}\n$/,
    );
  });

  const timeout = `${DAEMON}Timeout was reached before node joined. The attempt to join the swarm will continue in the background. Use the "docker info" command to see the current swarm status of your node.`;
  test.each([
    ["no manager at the address", made, "192.168.10.99:2377"],
    ["TCP 2377 is filtered", shut, "192.168.10.21:2377"],
  ])("%s", (_what, world, remote) => {
    expectRefused(world, join(tokenOf(world, "worker"), remote), timeout);
  });
});

describe("docker swarm leave (section 5.3)", () => {
  const START = "You are attempting to leave the swarm on a node that is participating as a manager.";
  const END =
    "The only way to restore a swarm that has lost consensus is to reinitialize it with `--force-new-cluster`. Use `--force` to suppress this message.";
  const three = swarmOf(3);
  const managers = after(three, "docker node promote win-02 win-03");
  test.each([
    ["not in a swarm", alone, "This node is not part of a swarm"],
    [
      "the last manager",
      two,
      `${START} Removing the last manager erases all current state of the swarm. Use \`--force\` to ignore this message.`,
    ],
    [
      "one of two",
      after(two, "docker node promote win-02"),
      `${START} Removing this node leaves 1 managers out of 2. Without a Raft quorum your swarm will be inaccessible. ${END}`,
    ],
    ["one of three", managers, `${START} ${END}`],
  ])("refused: %s", (_what, world, text) => expectRefused(world, "docker swarm leave", DAEMON + text));

  test("a worker leaves, its node stays listed as down, and can be removed", () => {
    const left = typed(two, "win-02> docker swarm leave");
    expect(left.stdout).toBe("Node left the swarm.\n");
    const status = (world: World) =>
      typed(world, "docker node ls --format '{{.Hostname}} {{.Status}}'").stdout;
    expect(status(left.world)).toBe("WIN-01 Ready\nWIN-02 Down\n");
    expect(status(after(left.world, "docker node rm win-02"))).toBe("WIN-01 Ready\n");
  });

  test("without a majority of managers nothing can be changed, until one goes on alone", () => {
    const lost = after(after(two, "docker node promote win-02"), "win-02> docker swarm leave --force");
    expect(typed(lost, "docker node ls").stderr).toBe(
      `${DAEMON}rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.\n`,
    );
    const again = after(lost, "docker swarm init --force-new-cluster");
    expect(typed(again, "docker node ls --format '{{.Hostname}} {{.ManagerStatus}}'").stdout).toBe(
      "WIN-01 Leader\n",
    );
  });
});

describe("tokens, keys and settings (section 5.4)", () => {
  const commands = `docker swarm join --token ${tokenOf(two, "worker")} 192.168.10.21:2377`;

  test("join-token", () => {
    const words = `To add a worker to this swarm, run the following command:\n\n    ${commands}\n\n`;
    expect(typed(two, "docker swarm join-token worker").stdout).toBe(words);
    const rotated = typed(two, "docker swarm join-token --rotate worker").stdout;
    expect(rotated).toMatch(/^Successfully rotated worker join token\.\n\nTo add a worker/);
    expect(rotated).not.toContain(tokenOf(two, "worker"));
    expectRefused(alone, "docker swarm join-token foo", "unknown role foo");
  });

  test("update, unlock-key and ca", () => {
    expect(typed(two, "docker swarm update --task-history-limit 2").stdout).toBe("Swarm updated.\n");
    expectRefused(two, "docker swarm unlock-key", "no unlock key is set");
    expectRefused(two, "docker swarm unlock-key --rotate", "cannot rotate because autolock is not turned on");
    expect(typed(two, "docker swarm ca").stdout).toMatch(
      /^-----BEGIN CERTIFICATE-----\n[\s\S]*\n-----END CERTIFICATE-----\n$/,
    );
    expectRefused(
      two,
      "docker swarm ca --cert-expiry 1h",
      "`--cert-expiry` flag requires the `--rotate` flag to update the CA",
    );
  });
});

describe("only managers can do it (section 5.5)", () => {
  const OUTSIDE =
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';
  const WORKER =
    "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.";
  const commands = [
    "node ls",
    "node ps",
    "node inspect self",
    "node rm x",
    "node promote x",
    "node demote x",
    "node update x",
    "service ls",
    "service ps x",
    "service rm x",
    "service inspect x",
    "service scale x=1",
    "service update x",
    "service create iis",
    "service logs x",
    "service rollback x",
    "swarm join-token worker",
    "swarm update --autolock",
    "swarm ca",
    "swarm unlock-key",
  ];
  test.each(commands)("docker %s", (command) => {
    expectRefused(alone, `docker ${command}`, DAEMON + OUTSIDE);
    expectRefused(two, `win-02> docker ${command}`, DAEMON + WORKER);
  });

  test("network create -d overlay says the first of them on a worker too", () => {
    expectRefused(two, "win-02> docker network create -d overlay n", DAEMON + OUTSIDE);
  });
});

describe("docker node (section 6)", () => {
  test("ls: ids in full, an asterisk on the node that is asked", () => {
    expect(typed(two, "docker node ls").stdout).toMatch(
      /^ID {28}HOSTNAME {3}STATUS {4}AVAILABILITY {3}MANAGER STATUS {3}ENGINE VERSION\n[a-z0-9]{25} \* {3}WIN-01 {5}Ready {5}Active {9}Leader {11}29\.7\.2\n[a-z0-9]{25} {5}WIN-02 {5}Ready {5}Active {26}29\.7\.2\n$/,
    );
    expect(typed(two, "docker node ls -q").stdout).toMatch(/^([a-z0-9]{25}\n){2}$/);
    expect(typed(two, "docker node ls --filter role=manager --format json").stdout).toMatch(
      /^\{"Availability":"Active","EngineVersion":"29\.7\.2","Hostname":"WIN-01","ID":"[a-z0-9]{25}","ManagerStatus":"Leader","Self":true,"Status":"Ready","TLSStatus":"Ready"\}\n$/,
    );
    expectRefused(two, "docker node ls --filter foo=1", `${DAEMON}invalid filter 'foo'`);
  });

  const labelled = after(two, "docker node update --label-add os=windows win-02");
  test.each([
    ["name=win-02", "WIN-02"],
    ["role=worker", "WIN-02"],
    ["node.label=os", "WIN-02"],
    ["node.label=os=linux", ""],
    ["membership=accepted", "WIN-01\nWIN-02"],
  ])("ls --filter %s", (filter, names) => {
    expect(typed(labelled, `docker node ls --filter ${filter} --format '{{.Hostname}}'`).stdout.trim()).toBe(
      names,
    );
  });

  test("rm of a live node, of a manager, of nobody", () => {
    const id = typed(two, "docker node inspect win-02 --format '{{.ID}}'").stdout.trim();
    const fails = `${DAEMON}rpc error: code = FailedPrecondition desc = node`;
    expectRefused(two, "docker node rm win-02", `${fails} ${id} is not down and can't be removed`);
    expectRefused(two, "docker node rm nope", `${DAEMON}node nope not found`);
    expect(typed(two, "docker node rm -f win-02").stdout).toBe("win-02\n");
  });

  test("promote and demote", () => {
    const up = typed(two, "docker node promote win-02 win-01");
    expect(up.stdout).toBe(
      "Node win-02 promoted to a manager in the swarm.\nNode win-01 is already a manager.\n",
    );
    expect(typed(up.world, "docker node ls --format '{{.ManagerStatus}}'").stdout).toBe(
      "Leader\nReachable\n",
    );
    expect(typed(up.world, "docker node demote win-02").stdout).toBe(
      "Manager win-02 demoted in the swarm.\n",
    );
    expectRefused(
      two,
      "docker node demote win-01",
      `${DAEMON}rpc error: code = FailedPrecondition desc = attempting to demote the last manager of the swarm`,
    );
  });
});
