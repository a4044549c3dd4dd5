import { expect, test } from "vitest";
import { defaultLab, type WorldEvent } from "#engine";
import { eventLabel } from "#store";
import { builtText, eventTitle } from "./event-words.ts";
import { ACTORS_WITHOUT_LANE, lanesOf, moveOf } from "./lanes.ts";
import { objectFacts } from "./object-facts.ts";

const WHY = { why: "Because." };

function call(actor: WorldEvent["actor"], kind: "containers" | "hnsEndpoints", name: string): WorldEvent {
  return { type: "call-made", verb: "call", kind, host: null, id: "x", actor, call: { name }, ...WHY };
}

const [host] = defaultLab().hosts.toArray();
const [port] = host?.ports.toArray() ?? [];

test("every actor has a lane", () => {
  expect(ACTORS_WITHOUT_LANE).toEqual([]);
});

test.each([
  {
    event: call("docker", "containers", "POST /containers/web/start"),
    move: ["docker", "dockerd"],
    label: "start",
  },
  {
    event: call("swarm", "containers", "CreateManagedContainer web.1.ab"),
    move: ["swarm", "dockerd"],
    label: "create",
  },
  {
    event: call("swarm", "containers", "ContainerStart web.1.ab"),
    move: ["swarm", "dockerd"],
    label: "start",
  },
  { event: call("dockerd", "hnsEndpoints", "POST /endpoints/"), move: ["dockerd", "HNS"], label: "endpoint" },
  {
    event: call("dockerd", "containers", "HcsCreateComputeSystem"),
    move: ["dockerd", "HCS"],
    label: "compute",
  },
])("$event.call.name goes from $move.0 to $move.1", ({ event, move, label }) => {
  expect(moveOf(event)).toEqual({ from: move[0], to: move[1] });
  expect(eventLabel(event)).toBe(label);
});

test("a switch opens a port because HNS calls it; only services that take part have a lane", () => {
  if (!host || !port) throw new Error("the default lab has a host with a port");
  const event: WorldEvent = {
    type: "host-object-put",
    verb: "create",
    kind: "ports",
    host: host.settings.name,
    id: port.id,
    value: port,
    actor: "VMSwitch",
    ...WHY,
  };
  expect(moveOf(event)).toEqual({ from: "HNS", to: "VMSwitch" });
  expect(lanesOf([event])).toEqual(["HNS", "VMSwitch"]);
  expect(eventTitle(event)).toBe("vSwitch opens a port");
  expect(builtText(event)).toBe(`Port ${port.number}`);
});

test("a changed object shows only the fields that differ, with what they were", () => {
  const lab = defaultLab();
  if (!host || !port) throw new Error("the default lab has a host with a port");
  const event: WorldEvent = {
    type: "host-object-put",
    verb: "change",
    kind: "ports",
    host: host.settings.name,
    id: port.id,
    value: { ...port, vlan: 20 },
    actor: "VMSwitch",
    ...WHY,
  };
  expect(objectFacts(lab, event)).toEqual([{ name: "vlan", before: "none", after: "20" }]);
});
