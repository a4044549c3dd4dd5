import { describe, expect, test } from "vitest";
import type { World } from "../../model/world.ts";
import { after, lanOf, typed } from "./swarm-lab.ts";

function told(world: World, line: string): string {
  const { stdout, stderr } = typed(world, line);
  return stdout + stderr;
}

/** Rows that a list command prints, without its header, for a template. */
function rows(world: World, line: string): readonly string[] {
  return told(world, line).trim().split("\n");
}

const INIT = "docker swarm init --advertise-addr=192.168.10.21 --listen-addr 192.168.10.21:2377";
const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** Two hosts, and a swarm of both. */
function swarm(): World {
  const world = after(lanOf(2), INIT);
  const token = told(world, "docker swarm join-token worker -q").trim();
  return after(world, `win-02> docker swarm join --token ${token} 192.168.10.21`);
}

describe("swarm mode (commands of Microsoft's pages, rows 18 to 24)", () => {
  test("row 18: init, join, and the tokens for both roles", () => {
    const world = swarm();
    for (const role of ["worker", "manager"]) {
      const token = told(world, `docker swarm join-token ${role} -q`).trim();
      expect(token).toMatch(/^SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}$/);
      expect(told(world, `docker swarm join-token ${role}`)).toBe(
        `To add a ${role} to this swarm, run the following command:\n\n    docker swarm join --token ${token} 192.168.10.21:2377\n\n`,
      );
    }
  });

  const overlay = after(swarm(), "docker network create --driver=overlay myOverlayNet");

  test("row 19: an overlay network has the scope of the swarm", () => {
    expect(
      rows(overlay, "docker network ls --filter driver=overlay --format '{{.Name}} {{.Scope}}'"),
    ).toEqual(["ingress swarm", "myOverlayNet swarm"]);
  });

  const s1 = after(
    overlay,
    `docker service create --name=s1 --endpoint-mode dnsrr --network=myOverlayNet ${IIS}`,
  );

  test("row 20: a service with DNS round robin runs its tasks", () => {
    expect(rows(s1, "docker service ps s1 --format '{{.Name}} {{.Node}} {{.DesiredState}}'")).toEqual([
      "s1.1 WIN-01 Running",
    ]);
    expect(told(s1, "docker service inspect s1 --format '{{.Spec.EndpointSpec.Mode}}'")).toBe("dnsrr\n");
  });

  test("row 21: scaled to four, and what the lists show", () => {
    const world = after(s1, "docker service scale s1=4");
    expect(rows(world, "docker service ps s1 --format '{{.Name}} {{.Node}}'")).toEqual([
      "s1.1 WIN-01",
      "s1.2 WIN-02",
      "s1.3 WIN-01",
      "s1.4 WIN-02",
    ]);
    expect(rows(world, "docker service ls --format '{{.Name}} {{.Replicas}}'")).toEqual(["s1 4/4"]);
    expect(told(world, "docker node ls")).toMatch(/ \* {3}WIN-01 .*Leader[\s\S]*\n\S+ {5}WIN-02 /);
  });

  const HOST_PORT = `${IIS} powershell -command {echo sleep; sleep 360000;}`;

  test("row 22: a host port for each task, and names by DNS", () => {
    const line = `docker service create --name=s1 --publish "mode=host,target=80" --endpoint-mode dnsrr --network=web_1 ${HOST_PORT}`;
    const world = after(swarm(), "docker network create --driver=overlay web_1", line);
    expect(rows(world, "docker service ps s1 --format '{{.CurrentState}} {{.Ports}}'")).toEqual([
      expect.stringMatching(/^Running .* ago \*:\d+->80\/tcp$/),
    ]);
  });

  test("row 22, as PowerShell reads it without quotes: the comma parts the value in two", () => {
    const world = after(swarm(), "docker network create --driver=overlay web_1");
    const line = `docker service create --name=s1 --publish mode=host,target=80 --endpoint-mode dnsrr --network=web_1 ${HOST_PORT}`;
    expect(told(world, line)).toMatch(
      /^invalid argument "mode=host" for "-p, --publish" flag: missing mandatory field 'target'\n/,
    );
  });

  test("row 23: a label of a node decides where a task goes", () => {
    const world = after(
      overlay,
      "docker node update --label-add os=windows win-02",
      `docker service create --name s2 --replicas 3 --network myOverlayNet --constraint node.labels.os==windows ${IIS}`,
    );
    expect(rows(world, "docker service ps s2 --format '{{.Node}}'")).toEqual(["WIN-02", "WIN-02", "WIN-02"]);
  });

  const blocked = after(
    lanOf(2),
    "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tlan",
    INIT,
    "docker network create --driver=overlay web_1",
    `docker service create --name s1 --network web_1 ${IIS}`,
  );
  const states = "docker service ps s1 --no-trunc --format '{{.DesiredState}} {{.CurrentState}} {{.Error}}'";

  test("row 24: a transparent network on the only adapter leaves none for the overlay", () => {
    expect(rows(blocked, states)).toEqual([
      expect.stringMatching(/^Running Rejected .* ".*An adapter was not found. \(0x803b0006\)"$/),
    ]);
  });

  test.each([
    ["the transparent network is removed", "docker network rm tlan"],
    ["the host gets another adapter", 'lab nic add win-01 "Ethernet 2=192.168.10.23/24"'],
  ])("row 24: the task runs once %s", (_what, line) => {
    const mended = after(blocked, line);
    expect(rows(mended, states)).toEqual([
      expect.stringMatching(/^Running Running /),
      expect.stringMatching(/^Shutdown Rejected /),
    ]);
  });
});
