import { expect, test } from "vitest";
import type { Completion } from "#engine";
import { completeWord, ghostOf, isList } from "./completion.ts";

const item = (text: string, kind: Completion["kind"] = "name"): Completion => ({
  text,
  kind,
  description: "",
});

test.each([
  ["the only item is taken, with a space after it", "docker ne", 7, [item("network")], "docker network |"],
  ["an option's key waits for its value", "x --opt", 2, [item("--opt=", "option-key")], "x --opt=|"],
  ["what all items share is written", "docker c", 7, [item("container"), item("config")], "docker con|"],
])("%s", (_what, line, from, items, expected) => {
  const answer = completeWord(line, { from, to: line.length, items });
  if (!answer || isList(answer)) throw new Error("expected an edited line");
  expect(`${answer.line.slice(0, answer.cursor)}|${answer.line.slice(answer.cursor)}`).toBe(expected);
});

test("items with nothing more in common are listed", () => {
  const answer = completeWord("docker ", { from: 7, to: 7, items: [item("ps"), item("run")] });
  expect(isList(answer) && answer.items).toHaveLength(2);
});

test("nothing fits, nothing happens", () => {
  expect(completeWord("docker zz", { from: 7, to: 9, items: [] })).toBeNull();
});

test.each([
  ["docker ne", 7, ["network"], "twork"],
  ["docker network", 7, ["network"], ""],
  ["docker ", 7, ["ps"], ""],
  ["Get-h", 0, ["Get-HnsNetwork"], ""],
])("the ghost behind %j", (line, from, texts, ghost) => {
  expect(ghostOf(line, { from, to: line.length, items: texts.map((text) => item(text)) })).toBe(ghost);
});
