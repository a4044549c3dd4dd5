import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";

const SERVERCORE = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";

/** Who asks for containers in the last of the lines: "docker: POST /containers/web/start". */
function asked(lines: readonly string[]): readonly string[] {
  let world = defaultLab();
  let texts: readonly string[] = [];
  for (const line of lines) {
    const done = execute(world, "win-01", line);
    world = done.world;
    texts = done.events
      .filter(
        ({ type, kind, call }) =>
          type === "call-made" && kind === "containers" && !call?.name.startsWith("Hcs"),
      )
      .map(({ actor, call }) => `${actor}: ${(call?.name ?? "").replace(/\.[a-z0-9]{25}/, ".ID")}`);
  }
  return texts;
}

test.each([
  {
    who: "the docker client, for a command line",
    lines: [`docker run -d --name web ${SERVERCORE}`],
    calls: ["docker: POST /containers/create?name=web", "docker: POST /containers/web/start"],
  },
  {
    who: "the docker client, to stop",
    lines: [`docker run -d --name web ${SERVERCORE}`, "docker stop web"],
    calls: ["docker: POST /containers/web/stop"],
  },
  {
    who: "the swarm's agent, for a task: moby, daemon/cluster/executor/container/adapter.go",
    lines: ["docker swarm init", `docker service create -d --name web ${SERVERCORE}`],
    calls: ["swarm: CreateManagedContainer web.1.ID", "swarm: ContainerStart web.1.ID"],
  },
  {
    who: "the swarm's agent, for a task that ends",
    lines: [
      "docker swarm init",
      `docker service create -d --name web ${SERVERCORE}`,
      "docker service rm web",
    ],
    calls: ["swarm: ContainerStop web.1.ID"],
  },
  {
    who: "nobody but the restart policy, after a restart of the daemon (section 9)",
    lines: [`docker run -d --name web --restart always ${SERVERCORE}`, "Restart-Service docker"],
    calls: ["dockerd: "],
  },
])("who asks the daemon: $who", ({ lines, calls }) => {
  expect(asked(lines)).toEqual(calls);
});
