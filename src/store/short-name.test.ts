import { expect, test } from "vitest";
import { type Container, defaultLab, execute } from "#engine";
import { shortName, shownName } from "./short-name.ts";

test.each([
  { name: "web.1.yd25uaeblg8zgd26hsotkehl7", short: "web.1" },
  { name: "web.1", short: "web.1" },
  { name: "web", short: "web" },
  {
    name: "web.yd25uaeblg8zgd26hsotkehl7.w93g7kfjbwhhw15x1qi4ksmc0",
    short: "web.yd25uaeblg8zgd26hsotkehl7",
  },
  {
    name: "A program on web.1.w93g7kfjbwhhw15x1qi4ksmc0 sends to win-02/db.1.cp1v2khn0jirltu6khhy8uqrv.",
    short: "A program on web.1 sends to win-02/db.1.",
  },
  { name: "w3wp in web.1.w93g7kfjbwhhw15x1qi4ksmc0, port 80", short: "w3wp in web.1, port 80" },
])("$name is called $short", ({ name, short }) => {
  expect(shortName(name)).toBe(short);
});

const TASK = "web.1.yd25uaeblg8zgd26hsotkehl7";
const EARLIER = "web.1.w93g7kfjbwhhw15x1qi4ksmc0";
const OTHER = "web.2.cp1v2khn0jirltu6khhy8uqrv";

test.each([
  { there: [TASK], shown: ["web.1"] },
  { there: [TASK, OTHER], shown: ["web.1", "web.2"] },
  { there: [TASK, EARLIER, OTHER], shown: [TASK, EARLIER, "web.2"] },
  { there: [TASK, "web.1"], shown: [TASK, "web.1"] },
])("on a host with $there they are shown as $shown: no two are called the same", ({ there, shown }) => {
  const world = there.reduce(
    (before, name) => execute(before, "win-01", `docker create --name ${name} nanoserver`).world,
    defaultLab(),
  );
  const [host] = world.hosts;
  if (!host) throw new Error("no host");
  const names = [...host.containers].map((container: Container) => shownName(host, container));
  expect(names.toSorted()).toEqual(shown.toSorted());
});
