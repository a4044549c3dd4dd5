import { expect, test } from "vitest";
import { offendingWords } from "./offending.ts";

test.each([
  ["docker run --nmae web iis", "unknown flag: --nmae", ["--nmae"]],
  ["docker network connect bacend web", "network bacend not found", ["bacend"]],
  ["docker network create -d nat --subnet fd00::/64 b", "bad subnet fd00::/64.", ["fd00::/64"]],
  ["dcoker ps", "The term 'dcoker' is not recognized as the name of a cmdlet", ["dcoker"]],
  ["docker ps", "Cannot connect to the daemon", []],
  ["docker run -d web", "webserver is down", []],
])("%s with %j", (line, message, marked) => {
  expect(offendingWords(line, message).map(({ start, end }) => line.slice(start, end))).toEqual(marked);
});
