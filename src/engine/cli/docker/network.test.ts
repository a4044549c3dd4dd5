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

describe("docker network ls (section 2.5)", () => {
  test("a fresh host", () => {
    expect(stdoutOf(lab, "docker network ls")).toMatch(
      /^NETWORK ID {5}NAME {6}DRIVER {4}SCOPE\n[0-9a-f]{12} {3}nat {7}nat {7}local\n[0-9a-f]{12} {3}none {6}null {6}local\n$/,
    );
  });

  const many = labAfter(
    ...["net10", "net2", "Zeta", "alpha"].map(
      (name, at) => `docker network create -d nat --subnet 10.${at}.0.0/24 --label n=${at} ${name}`,
    ),
    "docker network create -d transparent tlan",
    `docker run -d --name web --network net2 ${RUNS}`,
  );
  const names = (flags: string) =>
    stdoutOf(many, `docker network ls ${flags} --format '{{.Name}}'`).trim().split("\n");

  test("natural order, capitals first", () => {
    expect(names("")).toEqual(["Zeta", "alpha", "nat", "net2", "net10", "none", "tlan"]);
  });

  test.each([
    { filter: "driver=transparent", found: ["tlan"] },
    { filter: "name=net", found: ["net2", "net10"] },
    { filter: "name=^net1", found: ["net10"] },
    { filter: "scope=local", found: ["Zeta", "alpha", "nat", "net2", "net10", "none", "tlan"] },
    { filter: "scope=swarm", found: [""] },
    { filter: "type=builtin", found: ["nat", "none"] },
    { filter: "type=custom", found: ["Zeta", "alpha", "net2", "net10", "tlan"] },
    { filter: "label=n", found: ["Zeta", "alpha", "net2", "net10"] },
    { filter: "label=n=1", found: ["net2"] },
    { filter: "dangling=false", found: ["net2"] },
    { filter: "dangling=0", found: ["net2"] },
    { filter: "dangling=true", found: ["Zeta", "alpha", "nat", "net10", "none", "tlan"] },
    {
      filter: "driver=nat --filter driver=transparent --filter name=t",
      found: ["Zeta", "nat", "net2", "net10", "tlan"],
    },
  ])("--filter $filter", ({ filter, found }) => {
    expect(names(`--filter ${filter}`)).toEqual(found);
  });

  test.each([
    { filter: "foo=1", text: "invalid filter 'foo'" },
    { filter: "type=foo", text: "invalid filter: 'type'='foo'" },
    {
      filter: "dangling=foo",
      text: `invalid value for filter 'dangling', must be "true" (or "1"), or "false" (or "0")`,
    },
    {
      filter: "dangling=true --filter dangling=false",
      text: `got more than one value for filter key "dangling"`,
    },
  ])("--filter $filter is refused", ({ filter, text }) => {
    expectRefused(many, `docker network ls --filter ${filter}`, DAEMON + text);
  });

  test("--format json: keys sorted, all values text", () => {
    const text = stdoutOf(many, "docker network ls --filter name=alpha --format json");
    expect(text).toMatch(
      /^\{"CreatedAt":"2026-01-15 [\d:.]+ \+0000 UTC","Driver":"nat","ID":"[0-9a-f]{12}","IPv4":"true","IPv6":"false","Internal":"false","Labels":"n=3","Name":"alpha","Scope":"local"\}\n$/,
    );
  });

  test("--format raw", () => {
    expect(stdoutOf(many, "docker network ls --filter name=tlan --format raw")).toMatch(
      /^network_id: [0-9a-f]{12}\nname: tlan\ndriver: transparent\nscope: local\n\n$/,
    );
    expect(stdoutOf(many, "docker network ls -q --filter name=tlan --format raw")).toMatch(
      /^network_id: [0-9a-f]{12}\n$/,
    );
  });

  test("-q and --no-trunc", () => {
    expect(stdoutOf(many, "docker network ls -q --filter name=tlan")).toMatch(/^[0-9a-f]{12}\n$/);
    expect(stdoutOf(many, "docker network ls -q --no-trunc --filter name=tlan")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test.each([
    { template: `{{.Label "n"}}`, text: "3" },
    { template: "{{.Labels}}", text: "n=3" },
    { template: "{{.IPv4}} {{.IPv6}} {{.Internal}}", text: "true false false" },
  ])("template $template", ({ template, text }) => {
    const shown = stdoutOf(many, `docker network ls --filter name=alpha --format '${template}'`);
    expect(shown.trim()).toEqual(text);
  });

  test("the moment of creation", () => {
    const shown = stdoutOf(many, "docker network ls --filter name=alpha --format '{{.CreatedAt}}'");
    expect(shown).toMatch(/^2026-01-15 09:/);
  });
});

describe("docker network rm (section 2.7)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    "docker network create -d transparent tlan",
    "docker network create --config-only --subnet 10.7.0.0/24 settings",
    "docker network create -d nat --config-from settings child",
    `docker run -d --name web --network mynat ${RUNS}`,
  );

  test("names as typed on stdout, errors on stderr, last `exit status 1`", () => {
    const { output, exitCode, world } = type(busy, "docker network rm nope tlan nat");
    expect(output.stdout).toBe("tlan\n");
    expect(output.stderr).toBe(
      `${DAEMON}network nope not found\n${DAEMON}nat is a pre-defined network and cannot be removed\nexit status 1\n`,
    );
    expect(exitCode).toBe(1);
    expect(stdoutOf(world, "docker network ls --format '{{.Name}}'")).not.toContain("tlan");
  });

  test("-f is silent about what is not there", () => {
    const { output, exitCode } = type(busy, "docker network rm -f nope");
    expect([output, exitCode]).toEqual([{ stdout: "", stderr: "" }, 0]);
  });

  test("an id's beginning is printed as typed", () => {
    const id = stdoutOf(busy, "docker network ls -q --filter name=tlan").trim();
    expect(stdoutOf(busy, `docker network rm ${id}`)).toBe(`${id}\n`);
  });

  test.each([
    { ref: "none", text: "none is a pre-defined network and cannot be removed" },
    { ref: "settings", text: `configuration network "settings" is in use` },
  ])("$ref", ({ ref, text }) => {
    expectRefused(busy, `docker network rm ${ref}`, `${DAEMON}${text}\nexit status 1`);
  });

  test("active endpoints are listed with name and short id", () => {
    const endpoint = stdoutOf(
      busy,
      "docker inspect -f '{{.NetworkSettings.Networks.mynat.EndpointID}}' web",
    ).trim();
    expect(endpoint).toMatch(/^[0-9a-f]{64}$/);
    expectRefused(
      busy,
      "docker network rm mynat",
      `${DAEMON}error while removing network: network mynat has active endpoints (name:"web" id:"${endpoint.slice(0, 12)}")\nexit status 1`,
    );
  });

  test("a stopped container does not hold it, and then cannot start: by id, for it ran there", () => {
    const stopped = labAfter(
      "docker network create -d nat --subnet 10.9.0.0/24 mynat",
      `docker run -d --name web --network mynat ${RUNS}`,
      "docker stop web",
    );
    const id = stdoutOf(stopped, "docker network ls -q --no-trunc --filter name=mynat").trim();
    const gone = type(stopped, "docker network rm mynat");
    expect(gone.output).toEqual({ stdout: "mynat\n", stderr: "" });
    expect(stderrOf(gone.world, "docker start web")).toBe(
      `${DAEMON}network ${id} not found\nfailed to start containers: web\n`,
    );
  });

  test("a container that never ran names the network as typed", () => {
    const created = labAfter(
      "docker network create -d nat --subnet 10.9.0.0/24 mynat",
      `docker create --name web --network mynat ${RUNS}`,
      "docker network rm mynat",
    );
    expect(stderrOf(created, "docker start web")).toBe(
      `${DAEMON}network mynat not found\nfailed to start containers: web\n`,
    );
  });
});

describe("docker network connect (section 2.8)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    `docker run -d --name web ${RUNS}`,
    `docker run -d --name alone --network none ${RUNS}`,
    `docker run -d --name twin --network container:web ${RUNS}`,
    `docker create --name rest ${RUNS}`,
  );
  const NONE =
    "container cannot be connected to multiple networks with one of the networks in private (none) mode";
  test.each([
    { words: "--driver-opt x mynat web", text: "invalid key/value pair format in driver options" },
    { words: "'' web", text: "invalid network name or ID: value is empty" },
    { words: "mynat ''", text: "invalid container name or ID: value is empty" },
  ])("the client refuses $words", ({ words, text }) => {
    expectRefused(busy, `docker network connect ${words}`, text);
  });

  test.each([
    { row: 1, words: "nope nope2", text: "No such container: nope2" },
    { row: 2, words: "nope web", text: "network nope not found" },
    {
      row: 3,
      words: "mynat twin",
      text: "container sharing network namespace with another container or host cannot be connected to any other network",
    },
    { row: 4, words: "mynat alone", text: NONE },
    { row: 4, words: "none web", text: NONE },
    {
      row: 5,
      words: "--ip 10.8.0.9 mynat web",
      text: "invalid endpoint settings:\nno configured subnet contains IP address 10.8.0.9",
    },
    {
      row: 5,
      words: "--ip6 2001:db8::1 mynat web",
      text: "invalid endpoint settings:\nno configured subnet contains IP address 2001:db8::1",
    },
    { row: 6, words: "nat web", text: "endpoint with name web already exists in network nat" },
  ])("row $row: $words", ({ words, text }) => {
    expectRefused(busy, `docker network connect ${words}`, DAEMON + text);
  });

  test("a running container gets a second adapter at once, without a word", () => {
    const { output, exitCode, world } = type(
      busy,
      "docker network connect --ip 10.9.0.77 --alias api mynat web",
    );
    expect([output, exitCode]).toEqual([{ stdout: "", stderr: "" }, 0]);
    const settings = stdoutOf(world, "docker inspect -f '{{json .NetworkSettings.Networks.mynat}}' web");
    expect(JSON.parse(settings)).toMatchObject({ IPAddress: "10.9.0.77", IPPrefixLen: 24, Aliases: ["api"] });
  });

  test("twice on a stopped container is silent", () => {
    const once = type(busy, "docker network connect mynat rest");
    const twice = type(once.world, "docker network connect mynat rest");
    expect([twice.output, twice.exitCode]).toEqual([{ stdout: "", stderr: "" }, 0]);
  });

  test("an unknown network on a stopped container is accepted and fails at the start", () => {
    const stored = type(busy, "docker network connect nope rest");
    expect([stored.output, stored.exitCode]).toEqual([{ stdout: "", stderr: "" }, 0]);
    expect(stderrOf(stored.world, "docker start rest")).toContain(`${DAEMON}network nope not found\n`);
  });
});

describe("docker network disconnect (section 2.9)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    `docker run -d --name web ${RUNS}`,
    `docker create --name rest ${RUNS}`,
  );
  const idOf = (name: string) => stdoutOf(busy, `docker inspect -f '{{.Id}}' ${name}`).trim();

  test.each([
    { words: "nat nope", text: () => "No such container: nope" },
    { words: "nope web", text: () => "network nope not found" },
    { words: "mynat web", text: () => `container ${idOf("web")} is not connected to network mynat` },
    { words: "mynat rest", text: () => `container ${idOf("rest")} is not connected to the network mynat` },
    { words: "-f nope nope2", text: () => "network nope not found" },
    { words: "-f nat nope2", text: () => "endpoint nope2 not found" },
  ])("$words", ({ words, text }) => {
    expectRefused(busy, `docker network disconnect ${words}`, DAEMON + text());
  });

  test("the last network may go: then the container has no adapter", () => {
    const { output, exitCode, world } = type(busy, "docker network disconnect nat web");
    expect([output, exitCode]).toEqual([{ stdout: "", stderr: "" }, 0]);
    expect(stdoutOf(world, "docker inspect -f '{{json .NetworkSettings.Networks}}' web")).toBe("{}\n");
    expect(stdoutOf(world, "docker network inspect -f '{{json .Containers}}' nat")).toBe("{}\n");
  });
});

describe("docker network prune (section 2.10)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.1.0.0/24 --label keep=yes kept",
    "docker network create -d nat --subnet 10.2.0.0/24 used",
    "docker network create -d nat --subnet 10.3.0.0/24 resting",
    "docker network create --config-only --subnet 10.7.0.0/24 settings",
    `docker run -d --name web --network used ${RUNS}`,
    `docker create --name rest --network resting ${RUNS}`,
  );
  const WARNING =
    "WARNING! This will remove all custom networks not used by at least one container.\nAre you sure you want to continue? [y/N] ";

  test("asks first; a line cannot answer, so nothing happens", () => {
    const { output, exitCode, world, notes } = type(busy, "docker network prune");
    expect([output, exitCode]).toEqual([{ stdout: WARNING, stderr: "" }, 0]);
    expect(world).toBe(busy);
    expect(notes.map(({ fix }) => fix)).toEqual(["docker network prune -f"]);
  });

  test.each([
    { answer: "y", gone: true },
    { answer: "Y", gone: true },
    { answer: "n", gone: false },
    { answer: "yes", gone: false },
  ])("the answer $answer", ({ answer, gone }) => {
    const { output } = type(busy, `echo ${answer} | docker network prune`);
    expect(output.stdout.startsWith(WARNING)).toBe(true);
    expect(output.stdout.includes("Deleted Networks:")).toBe(gone);
  });

  test("-f: names of what went; networks of running containers, nat, none and settings stay", () => {
    const { output, world } = type(busy, "docker network prune -f");
    expect(output).toEqual({ stdout: "Deleted Networks:\nkept\nresting\n\n", stderr: "" });
    expect(stdoutOf(world, "docker network ls --format '{{.Name}}'")).toBe("nat\nnone\nsettings\nused\n");
  });

  test("nothing to remove: nothing printed", () => {
    const { output, world } = type(lab, "docker network prune -f");
    expect(output).toEqual({ stdout: "", stderr: "" });
    expect(world).toBe(lab);
  });

  test.each([
    { filter: "label=keep", gone: "kept" },
    { filter: "label!=keep", gone: "resting" },
    { filter: "until=1s", gone: "kept\nresting" },
  ])("--filter $filter", ({ filter, gone }) => {
    expect(stdoutOf(busy, `docker network prune -f --filter '${filter}'`)).toBe(
      `Deleted Networks:\n${gone}\n\n`,
    );
  });

  test("--filter until=1h keeps what is younger", () => {
    expect(stdoutOf(busy, "docker network prune -f --filter until=1h")).toBe("");
  });

  test("an unknown filter", () => {
    expectRefused(busy, "docker network prune -f --filter foo=1", `${DAEMON}invalid filter 'foo'`);
  });
});
