import { expect, test } from "vitest";
import { splitTitle } from "./note-title.ts";

test.each([
  ["nat speaks IPv4 only. Use l2bridge.", "nat speaks IPv4 only", "Use l2bridge."],
  ["Only one sentence.", "Only one sentence", ""],
  ["172.16.0.0/16 is taken. Take 10.0.0.0/24.", "172.16.0.0/16 is taken", "Take 10.0.0.0/24."],
])("%s", (text, title, rest) => {
  expect(splitTitle(text)).toEqual({ title, rest });
});
