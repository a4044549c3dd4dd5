import { describe, expect, test } from "vitest";
import type { World } from "../../model/world.ts";
import { after, swarmOf, typed } from "./swarm-lab.ts";

const DAEMON = "Error response from daemon: ";
const IIS = "mcr.microsoft.com/windows/servercore/iis";
const BAR = `[${"=".repeat(50)}>]`;
const USAGE =
  "\n\nUsage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker service create --help' for more information";

/** The line is refused with exactly these words, and nothing has changed. */
function expectRefused(world: World, line: string, stderr: string, stdout = "", exitCode = 1): void {
  const done = typed(world, line);
  expect([done.stdout, done.stderr, done.exitCode]).toEqual([stdout, `${stderr}\n`, exitCode]);
  expect(done.world).toBe(world);
}

/** What a template makes of each row of a list. */
function rows(world: World, command: string, template: string): readonly string[] {
  return typed(world, `${command} --format '${template}'`).stdout.trimEnd().split("\n");
}

const two = after(swarmOf(2), "docker network create -d overlay shop");
const web = after(
  two,
  `docker service create --name web --replicas 3 --network shop --publish 8080:80 ${IIS}`,
);
const idOf = (world: World, name: string) =>
  typed(world, `docker service inspect ${name} --format '{{.ID}}'`).stdout.trim();

describe("docker service create (section 7.1)", () => {
  test.each([
    [
      '"mode=foo,target=80"',
      "mode=foo,target=80",
      "invalid publish mode value (foo): must be either 'ingress' or 'host'",
    ],
    ['"published=80,mode=host"', "published=80,mode=host", "missing mandatory field 'target'"],
    ["target=x", "target=x", "invalid target port (x): value must be an integer: invalid syntax"],
    [
      '"published=x,target=80"',
      "published=x,target=80",
      "invalid published port (x): value must be an integer: invalid syntax",
    ],
    ['"target=80,protocol=x"', "target=80,protocol=x", "invalid protocol value 'x'"],
    ['"target=80,foo=1"', "target=80,foo=1", "invalid field key: foo"],
    ["127.0.0.1:80:80", "127.0.0.1:80:80", "hostip is not supported"],
  ])("--publish %s is a flag error", (typedText, value, cause) => {
    const text = `invalid argument "${value}" for "-p, --publish" flag: ${cause}${USAGE}`;
    expectRefused(two, `docker service create --publish ${typedText} ${IIS}`, text, "", 125);
  });

  const INVALID = `${DAEMON}rpc error: code = InvalidArgument desc =`;
  test.each([
    ["--mode foo", "unknown mode: foo, only replicated and global supported"],
    ["--mode global --replicas 2", "replicas can only be used with replicated or replicated-job mode"],
    ["--network nat", `${DAEMON}network nat not found`],
    ["--network nope", `${DAEMON}network nope not found`],
    [
      "--network ingress",
      `${INVALID} Service cannot be explicitly attached to the ingress network "ingress"`,
    ],
    [
      "--name web",
      `${DAEMON}rpc error: code = AlreadyExists desc = name conflicts with an existing object: service web already exists`,
    ],
    ["--name a.b", `${INVALID} name must be valid as a DNS name component`],
    [
      "--endpoint-mode dnsrr -p 81:80",
      `${INVALID} EndpointSpec: port published with ingress mode can't be used with dnsrr mode`,
    ],
    ["-p 81:80 -p 81:81", `${INVALID} EndpointSpec: duplicate published ports provided`],
    [
      "-p 8080:80",
      `${INVALID} port '8080' is already in use by service 'web' (${idOf(web, "web")}) as an ingress port`,
    ],
  ])("refused: %s", (flags, text) => expectRefused(web, `docker service create ${flags} ${IIS}`, text));

  test("a port that a service holds on hosts is not to be had in the mesh", () => {
    const held = after(two, `docker service create --name h -p "mode=host,published=8080,target=80" ${IIS}`);
    const text = `port '8080' is already in use by service 'h' (${idOf(held, "h")}) as a host-published port`;
    expectRefused(held, `docker service create -p 8080:80 ${IIS}`, `${INVALID} ${text}`);
  });

  test("the id, and the progress unless -d or -q", () => {
    const done = typed(two, `docker service create --name s --replicas 3 ${IIS}`);
    const id = idOf(done.world, "s");
    expect(done.stdout).toBe(
      `${id}\noverall progress: 3 out of 3 tasks\n${[1, 2, 3].map((slot) => `${slot}/3: running   ${BAR}\n`).join("")}verify: Service ${id} converged\n`,
    );
    for (const flag of ["-d", "-q"]) {
      expect(typed(two, `docker service create ${flag} ${IIS}`).stdout).toMatch(/^[a-z0-9]{25}\n$/);
    }
  });

  test("one host port, one task for each node: the third one waits", () => {
    const world = after(
      two,
      `docker service create --name h --replicas 3 -p "mode=host,published=8081,target=80" ${IIS}`,
    );
    expect(
      rows(world, "docker service ps h --no-trunc", "{{.Name}} {{.Node}} {{.Error}} {{.Ports}}"),
    ).toEqual([
      "h.1 WIN-01  *:8081->80/tcp",
      "h.2 WIN-02  *:8081->80/tcp",
      'h.3  "no suitable node (host-mode port already in use on 2 nodes)"',
    ]);
  });

  test("containers are named after their tasks and are on ingress too; random ports come from 30000 up", () => {
    const names = rows(web, "docker ps", "{{.Names}} {{.Networks}}");
    expect(names.every((row) => /^web\.\d\.[a-z0-9]{25} shop,ingress$/.test(row))).toBe(true);
    const world = after(two, `docker service create --name r -p 80 ${IIS}`);
    expect(rows(world, "docker service ls", "{{.Ports}}")).toEqual([
      expect.stringMatching(/^\*:3[0-2]\d{3}->80\/tcp$/),
    ]);
  });
});

describe("lists (section 7.2)", () => {
  const both = after(web, `docker service create --name api --mode global --network shop ${IIS}`);

  test("service ls", () => {
    expect(typed(both, "docker service ls").stdout).toMatch(
      /^ID {13}NAME {6}MODE {9}REPLICAS {3}IMAGE {45}PORTS\n[a-z0-9]{12} {3}api {7}global {7}2\/2 {8}\S+iis:latest {3}\n[a-z0-9]{12} {3}web {7}replicated {3}3\/3 {8}\S+iis:latest {3}\*:8080->80\/tcp\n$/,
    );
    expect(rows(both, "docker service ls --filter mode=global", "{{.Name}}")).toEqual(["api"]);
    expect(rows(both, "docker service ls --filter name=w", "{{.Name}}")).toEqual(["web"]);
    expectRefused(both, "docker service ls --filter foo=1", `${DAEMON}invalid filter 'foo'`);
    expectRefused(
      both,
      "docker service ls --format '{{.Foo}}'",
      `template parsing error: template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type *service.serviceContext`,
    );
  });

  test("service ps: columns, older tasks indented, global tasks named after their node", () => {
    const moved = after(both, "docker node update --availability drain win-02");
    expect(typed(moved, "docker service ps web").stdout).toMatch(
      /^ID {13}NAME {8}IMAGE {45}NODE {6}DESIRED STATE {3}CURRENT STATE {11}ERROR {5}PORTS\n[a-z0-9]{12} {3}web\.1 {7}\S+ {3}WIN-01 {4}Running {9}Running \d+ seconds ago {13}\n/,
    );
    expect(
      rows(
        moved,
        "docker service ps web --filter name=web.2",
        "table {{.Name}} {{.Node}} {{.DesiredState}}",
      ).slice(1),
    ).toEqual(["web.2 WIN-01 Running", " \\_ web.2 WIN-02 Shutdown"]);
    const ids = rows(both, "docker node ls", "{{.ID}}");
    expect(rows(both, "docker service ps api", "{{.Name}}").toSorted()).toEqual(
      ids.map((id) => `api.${id}`).toSorted(),
    );
    expect(rows(both, "docker node ps win-02", "{{.Node}}")).not.toContain("WIN-01");
    expectRefused(both, "docker service ps nope", "no such service: nope");
  });

  test("errors are cut to 30 characters, and put in quotes", () => {
    const world = after(two, `docker service create --name p -d --constraint node.role==nobody ${IIS}`);
    expect(rows(world, "docker service ps p", "{{.Error}}")).toEqual(['"no suitable node (scheduling …"']);
  });
});

describe("docker service scale, update, rollback, rm (section 7.2)", () => {
  test("scale", () => {
    const done = typed(web, "docker service scale web=2");
    expect(done.stdout).toBe(
      `web scaled to 2\noverall progress: 2 out of 2 tasks\n1/2: running   ${BAR}\n2/2: running   ${BAR}\nverify: Service web converged\n`,
    );
    const global = after(two, `docker service create --name web --mode global -d ${IIS}`);
    expectRefused(
      global,
      "docker service scale web=2",
      "web: scale can only be used with replicated or replicated-job mode",
    );
    expectRefused(web, "docker service scale nope=2", `nope: ${DAEMON}service nope not found`);
    expectRefused(
      web,
      "docker service scale web=x",
      'web: invalid replicas value x: strconv.ParseUint: parsing "x": invalid syntax',
    );
    expectRefused(
      web,
      "docker service scale foo",
      "invalid scale specifier 'foo'.\nSee 'docker service scale --help'.\n\nUsage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]\n\nScale one or multiple replicated services",
    );
  });

  test("update replaces tasks that fit no more, rollback goes back", () => {
    const updated = after(web, `docker service update --image ${IIS}:ltsc2022 web`);
    expect(
      new Set(rows(updated, "docker service ps web --filter desired-state=running", "{{.Image}}")),
    ).toEqual(new Set([`${IIS}:ltsc2022`]));
    const back = typed(updated, "docker service rollback web");
    expect(back.stdout).toMatch(
      /^web\nrollback: manually requested rollback\noverall progress: rolling back update: 3 out of 3 tasks\n/,
    );
    expect(rows(back.world, "docker service ls", "{{.Image}}")).toEqual([`${IIS}:latest`]);
    expectRefused(
      web,
      "docker service rollback web",
      `${DAEMON}rpc error: code = FailedPrecondition desc = service web does not have a previous spec`,
    );
    const labelled = after(web, "docker service update --label-add a=1 web");
    expect(rows(labelled, "docker service ps web", "{{.ID}}")).toEqual(
      rows(web, "docker service ps web", "{{.ID}}"),
    );
  });

  test("ports and networks can be taken off and put on", () => {
    const shut = after(web, "docker service update --publish-rm 80 --network-rm shop web");
    expect(rows(shut, "docker service ls", "{{.Ports}}")).toEqual([""]);
    expect(rows(shut, "docker service inspect web", "{{json .Endpoint}}")).toEqual([
      '{"Spec":{"Mode":"vip"}}',
    ]);
    expect(typed(shut, "docker network rm shop").stdout).toBe("shop\n");
    const open = after(shut, "docker service update --publish-add 9090:80 --network-add shop web");
    expect(rows(open, "docker service ls", "{{.Ports}}")).toEqual(["*:9090->80/tcp"]);
  });

  test("rm prints names as typed; what is missing comes after", () => {
    const done = typed(web, "docker service rm web nope");
    expect([done.stdout, done.stderr, done.exitCode]).toEqual([
      "web\n",
      `${DAEMON}service nope not found\n`,
      1,
    ]);
    expect(rows(done.world, "docker ps", "{{.Names}}")).toEqual([""]);
  });
});

describe("docker service inspect and docker inspect (sections 4.7 and 7.2)", () => {
  test("JSON: mode and a virtual address with its length in each network", () => {
    expect(
      rows(
        web,
        "docker service inspect web",
        "{{.Spec.EndpointSpec.Mode}} {{range .Endpoint.VirtualIPs}}{{.Addr}} {{end}}",
      ),
    ).toEqual(["vip 10.0.0.2/24 10.0.1.2/24"]);
    expectRefused(web, "docker service inspect nope", "no such service: nope", "[]\n");
  });

  test("--pretty", () => {
    const networkId = typed(web, "docker network inspect shop --format '{{.Id}}'").stdout.trim();
    const text = typed(web, "docker service inspect --pretty web").stdout;
    const update = (last: string) =>
      ` Parallelism:\t1\n On failure:\tpause\n Monitoring Period: 5s\n Max failure ratio: 0\n ${last}stop-first\n`;
    expect(text.replace(/@sha256:[0-9a-f]{64}/, "")).toBe(
      `\nID:\t\t${idOf(web, "web")}\nName:\t\tweb\nService Mode:\tReplicated\n Replicas:\t3\nPlacement:\nUpdateConfig:\n${update("Update order:      ")}RollbackConfig:\n${update("Rollback order:    ")}ContainerSpec:\n Image:\t\t${IIS}:latest\nResources:\nNetworks: ${networkId} \nEndpoint Mode:\tvip\nPorts:\n PublishedPort = 8080\n  Protocol = tcp\n  TargetPort = 80\n  PublishMode = ingress \n\n`,
    );
  });

  test("docker inspect finds services, tasks and nodes on a manager only", () => {
    const task = typed(web, "docker service ps web -q --no-trunc").stdout.split("\n")[0] ?? "";
    expect(rows(web, `docker inspect ${task}`, "{{.Slot}} {{.Status.State}} {{.DesiredState}}")).toEqual([
      "1 running running",
    ]);
    expect(rows(web, "docker inspect --type node win-02", "{{.Spec.Role}}")).toEqual(["worker"]);
    expectRefused(web, "win-02> docker inspect web", "error: no such object: web", "[]\n");
  });

  test("network inspect: peers, and services with -v (section 2.6)", () => {
    const peers = rows(web, "docker network inspect shop", "{{range .Peers}}{{.IP}} {{end}}");
    expect(peers).toEqual(["192.168.10.21 192.168.10.22"]);
    expect(rows(web, "docker network inspect -v shop", '{{(index .Services "web").VIP}}')).toEqual([
      "10.0.1.2",
    ]);
    expect(rows(two, "docker network inspect shop", "{{json .}}")[0]).not.toContain('"Peers"');
  });
});

describe("networks in use (section 2.7)", () => {
  const IN_USE = `${DAEMON}rpc error: code = FailedPrecondition desc =`;
  test("by a service; ingress by every service that publishes in it", () => {
    const id = typed(web, "docker network inspect shop --format '{{.Id}}'").stdout.trim();
    expectRefused(
      web,
      "docker network rm shop",
      `${IN_USE} network ${id} is in use by service ${idOf(web, "web")}\nexit status 1`,
    );
    const text = `${IN_USE} ingress network cannot be removed because service ${idOf(web, "web")} depends on it\nexit status 1`;
    expect(typed(web, "'y' | docker network rm ingress").stderr).toBe(`${text}\n`);
  });
});

describe("nodes that go and come back (facts on HNS, section 7.14)", () => {
  test("a stopped daemon: its tasks go elsewhere, and stay there when it is back", () => {
    const down = after(web, "win-02> Stop-Service docker");
    expect(rows(down, "docker node ls", "{{.Hostname}} {{.Status}}")).toEqual([
      "WIN-01 Ready",
      "WIN-02 Down",
    ]);
    expect(rows(down, "docker service ps web --filter desired-state=running", "{{.Node}}")).toEqual([
      "WIN-01",
      "WIN-01",
      "WIN-01",
    ]);
    const back = after(down, "win-02> Start-Service docker");
    expect(rows(back, "docker service ls", "{{.Replicas}}")).toEqual(["3/3"]);
    expect(rows(back, "docker service ps web --filter node=win-02", "{{.CurrentState}}")).toEqual([
      expect.stringMatching(/^Shutdown /),
    ]);
    expect(typed(back, "win-02> docker ps -aq").stdout).toBe("");
  });

  test.each(["Restart-Computer", "Restart-Service docker"])(
    "%s of the only manager: every task runs again",
    (line) => {
      const back = after(web, line);
      expect(rows(back, "docker service ls", "{{.Replicas}}")).toEqual(["3/3"]);
      expect(rows(back, "docker node ls", "{{.ManagerStatus}}")).toEqual(["Leader"]);
    },
  );

  test("a task's container that is removed by hand is replaced", () => {
    const gone = after(web, "docker rm -f (docker ps -q --filter name=web.1)");
    expect(
      rows(gone, "docker service ps web --filter name=web.1", "{{.DesiredState}} {{.CurrentState}}"),
    ).toEqual([
      expect.stringMatching(/^Running Running /),
      expect.stringMatching(/^Shutdown (Complete|Failed) /),
    ]);
  });

  test("paused nodes keep their tasks and get no new ones", () => {
    const paused = after(
      web,
      "docker node update --availability pause win-02",
      "docker service scale -d web=6",
    );
    expect(
      rows(paused, "docker service ps web", "{{.Node}}").filter((node) => node === "WIN-02"),
    ).toHaveLength(1);
  });
});
