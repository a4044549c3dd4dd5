import { expect, test } from "vitest";
import { execute } from "../../execute.ts";
import { violations } from "../../model/invariants.ts";
import { trace } from "../../trace/trace-flow.ts";
import { defaultLab } from "../default-lab.ts";
import { PRESETS } from "./presets.ts";

test.each(PRESETS.map((preset) => [preset.name, preset] as const))(
  "preset %s builds at once what its lines build one by one",
  (name, { lines }) => {
    const atOnce = execute(defaultLab(), "win-01", `lab preset ${name}`);
    expect(atOnce.output.stderr).toBe("");
    let world = defaultLab();
    for (const { machine, text } of lines) {
      const step = execute(world, machine, text);
      expect(`${text}: ${step.output.stderr}`).toBe(`${text}: `);
      world = step.world;
    }
    const names = (of: typeof world) =>
      of.hosts.map(({ containers, dockerNetworks }) => [
        containers.map(({ name: full, task, state }) => `${task ? placeOf(full) : full} ${state}`),
        dockerNetworks.map((network) => `${network.name} ${network.driver}`),
      ]);
    expect(names(atOnce.world)).toEqual(names(world));
    expect(violations(world)).toEqual([]);
    expect(violations(atOnce.world)).toEqual([]);
  },
);

/** "web.1.<id>" → "web.1": the id of a task derives from the moment of its making. */
function placeOf(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}

test.each([
  ["nat-publish", "laptop", "192.168.10.21", 8080],
  ["nat-and-transparent", "laptop", "192.168.10.21", 8080],
  ["l2bridge", "laptop", "win-01/web", 80],
  ["overlay", "win-01/web.1", "name:db", 1433],
  ["overlay", "win-02/db.1", "name:web", 80],
  ["vlan-trunk", "win-01/tagged", "srv20", 443],
  ["azure-l2tunnel", "win-01/app", "win-01/web", 80],
])("in preset %s a packet from %s reaches %s:%i", (name, from, to, port) => {
  const { world } = execute(defaultLab(), "win-01", `lab preset ${name}`);
  const { verdict, reason } = trace(world, { from, to, proto: "tcp", port });
  expect({ verdict, reason }).toEqual({ verdict: "delivered", reason: null });
});

test("in preset overlay a task of one host reaches the service of the other by name", () => {
  const { world } = execute(defaultLab(), "win-01", "lab preset overlay");
  const { output } = execute(world, "win-01/web.1", "Test-NetConnection db -Port 1433");
  expect(output.stdout).toMatch(/TcpTestSucceeded\s*: True/);
});
