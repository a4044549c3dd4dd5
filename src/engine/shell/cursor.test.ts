import fc from "fast-check";
import { expect, test } from "vitest";
import { stageAt } from "./cursor.ts";

test.each([
  ["", [], ""],
  ["doc", [], "doc"],
  ["docker ", ["docker"], ""],
  ["docker network ls --fi", ["docker", "network", "ls"], "--fi"],
  ['docker inspect "my n', ["docker", "inspect"], "my n"],
  ["Get-HnsNetwork | ? Na", ["?"], "Na"],
  ["Get-HnsNetwork | ", [], ""],
  ["docker ps; Get-H", [], "Get-H"],
  ["$x = Get-H", [], "Get-H"],
  ["(Get-HnsNetwork | ? Name -eq n", ["?", "Name", "-eq"], "n"],
  ["Get-NetAdapter -Name a,b", ["Get-NetAdapter", "-Name"], "b"],
  ["words a && docker ps | Get-", [], "Get-"],
])("at the end of %j the words before are %j and %j is being typed", (line, words, current) => {
  const found = stageAt(line);
  expect([found.words.map(({ text }) => text), found.current]).toEqual([words, current]);
});

test("the word being typed ends where the text ends", () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const { from } = stageAt(line);
      expect(from >= 0 && from <= line.length).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
