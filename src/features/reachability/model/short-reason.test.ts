import { expect, test } from "vitest";
import { REASONS } from "#engine";
import { LOST, MOST_LETTERS, shortReason, WAYS } from "./short-reason.ts";

test.each(Object.entries({ ...LOST, ...WAYS }))(
  `“%s” has words of at most ${MOST_LETTERS} letters`,
  (_, words) => {
    expect(words.length).toBeLessThanOrEqual(MOST_LETTERS);
  },
);

test("every reason of the engine has its words", () => {
  expect(Object.keys(REASONS).filter((code) => !(code in LOST))).toEqual([]);
});

test.each([
  { reason: "no-route", ip: "172.16.0.12", words: "no route to 172.16.x.x" },
  { reason: "gateway-no-route", ip: "172.16.0.12", words: "172.16.x.x unknown outside" },
  { reason: "no-route", ip: null, words: "no route there" },
  { reason: "a-code-from-a-later-engine-version", ip: null, words: "a code from a later engine" },
])("$reason to $ip reads “$words”", ({ reason, ip, words }) => {
  const short = shortReason({ verdict: "dropped", reason, path: null }, ip);
  expect(short).toBe(words);
  expect(short.length).toBeLessThanOrEqual(MOST_LETTERS);
});
