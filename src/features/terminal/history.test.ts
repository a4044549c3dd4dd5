import { expect, test } from "vitest";
import { continuation, remember, searchBack } from "./history.ts";

const history = ["docker ps", "docker run -d web", "ipconfig /all", "docker ps -a"];

test("a line typed twice in a row is kept once", () => {
  expect(remember(history, "docker ps -a")).toEqual(history);
  expect(remember(history, "docker ps")).toHaveLength(5);
});

test.each([
  ["docker", 4, 3],
  ["docker", 3, 1],
  ["IPCONFIG", 4, 2],
  ["docker", 0, -1],
  ["nothing", 4, -1],
  ["", 4, -1],
])("searching back for %j from %i finds %i", (query, from, found) => {
  expect(searchBack(history, query, from)).toBe(found);
});

test.each([
  ["docker p", "s -a"],
  ["docker r", "un -d web"],
  ["docker ps -a", ""],
  ["", ""],
])("%j is continued by %j from the newest line", (typed, rest) => {
  expect(continuation(history, typed)).toBe(rest);
});
