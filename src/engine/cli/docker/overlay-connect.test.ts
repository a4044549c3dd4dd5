import { describe, expect, test } from "vitest";
import { violations } from "../../model/invariants.ts";
import type { World } from "../../model/world.ts";
import { after, swarmOf, typed } from "./swarm-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const DAEMON = "Error response from daemon: ";
const two = after(
  swarmOf(2),
  "docker network create -d overlay own",
  "docker network create -d overlay --attachable open",
  `docker run -d --name web ${RUNS}`,
  `win-02> docker run -d --name api ${RUNS}`,
);

/** The endpoints on win-01 with an address of the network `open`: "10.0.2.2 state 1". */
function endpoints(world: World): readonly string[] {
  const host = world.hosts.find(({ settings }) => settings.name === "win-01");
  return (host?.hnsEndpoints.toArray() ?? [])
    .filter(({ ip }) => ip?.startsWith("10.0.2."))
    .map(({ ip, state }) => `${ip} state ${state}`);
}

describe("docker network connect of an overlay network to a running container", () => {
  test.each([
    {
      title: "only services may use it (facts on the command line, section 3.7)",
      line: "docker network connect own web",
      stderr: `${DAEMON}Could not attach to network own: rpc error: code = PermissionDenied desc = network own not manually attachable\n`,
    },
    {
      title: "the same words on a worker, which has not met the network yet",
      line: "win-02> docker network connect own api",
      stderr: `${DAEMON}Could not attach to network own: rpc error: code = PermissionDenied desc = network own not manually attachable\n`,
    },
    {
      title: "an attachable one: no words (section 2.8)",
      line: "docker network connect open web",
      stderr: "",
    },
    { title: "an attachable one, on a worker", line: "win-02> docker network connect open api", stderr: "" },
    {
      title: "no network of that name (section 2.8, row 2)",
      line: "docker network connect nope web",
      stderr: `${DAEMON}network nope not found\n`,
    },
  ])("$title", ({ line, stderr }) => {
    const done = typed(two, line);
    expect(done.stdout + done.stderr).toBe(stderr);
    expect(violations(done.world)).toEqual([]);
  });

  test("the endpoint exists, but the driver's Join plugs nothing in (facts on HNS, section 7.19)", () => {
    const connected = typed(two, "docker network connect open web");
    expect(endpoints(connected.world)).toEqual(["10.0.2.2 state 1"]);
    expect(typed(connected.world, "docker exec web ipconfig").stdout).not.toContain("10.0.2.2");
    expect(connected.notes).toMatchObject([{ code: "attached-at-start", fix: "docker restart web" }]);
  });

  test("the next start plugs the adapter in", () => {
    const world = after(two, "docker network connect open web", "docker restart web");
    expect(endpoints(world)).toEqual(["10.0.2.2 state 2"]);
    expect(typed(world, "docker exec web ipconfig").stdout).toContain("10.0.2.2");
  });

  test("docker network disconnect gives the address back, and the node has no use for the network", () => {
    const world = after(two, "docker network connect open web", "docker network disconnect open web");
    expect(endpoints(world)).toEqual([]);
    expect(violations(world)).toEqual([]);
    expect(typed(world, "docker network rm open").stdout).toBe("open\n");
  });
});
