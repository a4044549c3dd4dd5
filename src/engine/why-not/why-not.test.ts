import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";
import type { Flow } from "../trace/trace.ts";
import { trace } from "./why-not.ts";

const IMAGE = "mcr.microsoft.com/windows/servercore/iis";

function after(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const execution = execute(world, "win-01", line);
    expect(execution.exitCode, execution.output.stderr).toBe(0);
    return execution.world;
  }, defaultLab());
}

const cases: readonly { name: string; lines: readonly string[]; flow: Flow; reason: string }[] = [
  {
    name: "a stopped container",
    lines: [
      `docker run -d --name web --ip 172.16.0.9 ${IMAGE}`,
      `docker run -d --name api ${IMAGE}`,
      "docker stop web",
    ],
    flow: { from: "win-01/api", to: "172.16.0.9", proto: "tcp", port: 80 },
    reason: "container-not-running",
  },
  {
    name: "two nat networks",
    lines: [
      "docker network create -d nat --subnet 172.29.0.0/24 nat2",
      `docker run -d --name web --network nat2 ${IMAGE}`,
      `docker run -d --name api ${IMAGE}`,
    ],
    flow: { from: "win-01/api", to: "win-01/web", proto: "tcp", port: 80 },
    reason: "nat-cross-network",
  },
  {
    name: "the firewall of the host",
    lines: ["lab listen win-01 tcp/5000"],
    flow: { from: "laptop", to: "win-01", proto: "tcp", port: 5000 },
    reason: "host-firewall-block",
  },
  {
    name: "nothing listens in the container",
    lines: [`docker run -d --name web ${IMAGE}`, `docker run -d --name api ${IMAGE}`],
    flow: { from: "win-01/api", to: "win-01/web", proto: "tcp", port: 5000 },
    reason: "app-not-listening",
  },
];

test.each(cases)("$name ($reason) is mended by a command that really mends it", ({ lines, flow, reason }) => {
  const world = after(...lines);
  const failed = trace(world, flow, { fix: true });
  expect([failed.verdict === "delivered", failed.reason]).toEqual([false, reason]);
  expect(failed.fix).not.toBeNull();
  const mended = execute(world, "win-01", failed.fix ?? "");
  expect(trace(mended.world, flow).verdict).toBe("delivered");
});

test("a flow that arrives needs no command", () => {
  const flow: Flow = { from: "laptop", to: "internet", proto: "tcp", port: 80 };
  expect(trace(defaultLab(), flow, { fix: true }).fix).toBeNull();
});
