import { expect, test, vi } from "vitest";
import { REASONS } from "../../dataplane/reasons.ts";
import { execute } from "../../execute.ts";
import { defaultLab } from "../../lab/default-lab.ts";
import type { World } from "../../model/world.ts";
import { trace } from "../../trace/trace-flow.ts";
import { whyNot } from "../why-not.ts";
import { LOSS_LABS } from "./all.ts";
import { JOIN, joinLine } from "./loss-lab.ts";

vi.setConfig({ testTimeout: 60_000 });

function typed(world: World, line: string): World {
  const [, machine = "win-01", text = ""] = /^(?:([\w-]+)> )?(.*)$/s.exec(line) ?? [];
  const { world: next, exitCode, output } = execute(world, machine, text === JOIN ? joinLine(world) : text);
  expect(exitCode, `${line}\n${output.stderr}`).toBe(0);
  return next;
}

const labs = LOSS_LABS.map((lab) => ({ ...lab, asked: `${lab.flow.from} to ${lab.flow.to}` }));

test.each(labs)("$reason: $asked (facts on drop reasons)", ({ lines, flow, reason }) => {
  const result = trace(lines.reduce(typed, defaultLab()), flow);
  expect([result.reason, result.verdict === "delivered"]).toEqual([reason, false]);
});

test.each(labs.filter(({ fix }) => fix !== null))("$reason is mended by $fix", ({ lines, flow, fix }) => {
  const world = lines.reduce(typed, defaultLab());
  const found = whyNot(world, flow, trace(world, flow));
  expect(found.fix?.slice(0, fix?.length)).toBe(fix);
  const mended = typed(world, `${found.machine}> ${found.fix}`);
  expect(trace(mended, flow).verdict).toBe("delivered");
});

test.each(labs.filter(({ fix }) => fix === null))(
  "$reason ($asked): no command mends it",
  ({ lines, flow }) => {
    const world = lines.reduce(typed, defaultLab());
    expect(whyNot(world, flow, trace(world, flow)).fix).toBeNull();
  },
);

/** Reasons without a lab here, and why. */
const NO_LAB: Readonly<Record<string, string>> = {
  "unknown-sender": "not a loss of a packet: no machine of that name",
  "unknown-destination": "not a loss of a packet: no machine of that name",
  "forwarding-loop":
    "a safety net: in a loop of routers the TTL ends first, and switches of the lab make none",
};

test("every reason has a lab, or says why not", () => {
  const shown = new Set<string>([...LOSS_LABS.map(({ reason }) => reason), ...Object.keys(NO_LAB)]);
  expect(Object.keys(REASONS).filter((reason) => !shown.has(reason))).toEqual([]);
});
