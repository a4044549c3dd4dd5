import { expect, test } from "vitest";
import { shortName } from "./short-name.ts";

test.each([
  { name: "web.1.yd25uaeblg8zgd26hsotkehl7", short: "web.1" },
  { name: "web.1", short: "web.1" },
  { name: "web", short: "web" },
])("$name is called $short", ({ name, short }) => {
  expect(shortName(name)).toBe(short);
});
