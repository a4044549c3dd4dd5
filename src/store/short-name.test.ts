import { expect, test } from "vitest";
import { shortName } from "./short-name.ts";

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
