import { describe, expect, test } from "vitest";
import { after, lanOf, swarmOf, typed } from "./swarm-lab.ts";

const DAEMON = "Error response from daemon: ";
const LOCKED = `${DAEMON}Swarm is encrypted and needs to be unlocked before it can be used. Please use "docker swarm unlock" to unlock it.\n`;
const SERVICE = "docker service create -d --name web mcr.microsoft.com/windows/servercore/iis";
const AUTOLOCK = "docker swarm init --advertise-addr 192.168.10.21 --autolock";

const fresh = after(lanOf(1), AUTOLOCK, SERVICE);
const key = typed(fresh, "docker swarm unlock-key -q").stdout.trim();
const locked = after(fresh, "Restart-Service docker");
const state = "docker info --format '{{.Swarm.LocalNodeState}}'";

describe("a manager with autolock after Restart-Service docker (docker/cli and moby, daemon/cluster)", () => {
  test.each([
    { line: state, stdout: "locked\n", stderr: "" },
    { line: "docker service ls", stdout: "", stderr: LOCKED },
    { line: "docker node ls", stdout: "", stderr: LOCKED },
    { line: "docker swarm unlock-key", stdout: "", stderr: LOCKED },
    {
      line: "docker swarm leave",
      stdout: "",
      stderr: `${DAEMON}Swarm is encrypted and locked. Please unlock it first or use \`--force\` to ignore this message.\n`,
    },
    { line: "docker swarm leave --force", stdout: "Node left the swarm.\n", stderr: "" },
    { line: "docker swarm unlock", stdout: "Enter unlock key: \n", stderr: "" },
    { line: "'nonsense' | docker swarm unlock", stdout: "", stderr: `${DAEMON}invalid key string\n` },
    {
      line: `'SWMKEY-1-${"A".repeat(43)}' | docker swarm unlock`,
      stdout: "",
      stderr: `${DAEMON}swarm could not be unlocked: invalid key provided\n`,
    },
    { line: `'${key}' | docker swarm unlock`, stdout: "", stderr: "" },
  ])("$line", ({ line, stdout, stderr }) => {
    const done = typed(locked, line);
    expect({ stdout: done.stdout, stderr: done.stderr }).toEqual({ stdout, stderr });
  });

  test("docker info says so in one line", () => {
    expect(typed(locked, "docker info").stdout).toContain(" Swarm: locked\n Default Isolation: process\n");
  });

  test("an unanswered prompt comes with the line that gives the key", () => {
    const [note] = typed(locked, "docker swarm unlock").notes;
    expect(note?.fix).toBe(`"${key}" | docker swarm unlock`);
    expect(typed(after(locked, note?.fix ?? ""), state).stdout).toBe("active\n");
  });

  test("once unlocked the manager leads again and runs its services", () => {
    const open = after(locked, `'${key}' | docker swarm unlock`);
    expect(typed(open, "docker service ls --format '{{.Name}} {{.Replicas}}'").stdout).toBe("web 1/1\n");
    expect(typed(open, "docker node ls --format '{{.Status}} {{.ManagerStatus}}'").stdout).toBe(
      "Ready Leader\n",
    );
  });
});

describe("who does not lock", () => {
  test.each([
    {
      who: "a manager without autolock",
      world: () => after(swarmOf(1), "Restart-Service docker"),
      machine: "win-01",
    },
    {
      who: "a worker",
      world: () => after(swarmOf(2), "docker swarm update --autolock=true", "win-02> Restart-Service docker"),
      machine: "win-02",
    },
    {
      who: "a manager whose swarm has turned autolock off again",
      world: () => after(fresh, "docker swarm update --autolock=false", "Restart-Service docker"),
      machine: "win-01",
    },
  ])("$who", ({ world, machine }) => {
    expect(typed(world(), `${machine}> ${state}`).stdout).toBe("active\n");
  });
});

test("docker swarm unlock of a swarm that is not locked (docker/cli, command/swarm/unlock.go)", () => {
  expect(typed(fresh, "docker swarm unlock").stderr).toBe("Error: swarm is not locked\n");
  expect(typed(lanOf(1), "docker swarm unlock").stderr).toBe("Error: This node is not part of a swarm\n");
});
