import { expect, test } from "vitest";
import { EMPTY_WORLD, type World } from "../model/world.ts";
import { build } from "./build.ts";
import { differences } from "./compare.ts";
import table from "./data/reachability.json";
import { observe } from "./observe.ts";
import { inOtherWords } from "./other-words.ts";
import { runRow } from "./run-conformance.ts";
import type { Row, TruthTable } from "./table.ts";

const { meta, rows } = table as unknown as TruthTable;
const named = rows.map((row) => [row.id, row] as const);

test.each(named)("%s holds with other names, prefixes, MACs, adapters, VLANs and ports", (_id, row) => {
  const other = inOtherWords(row, meta);
  const [retold] = other.rows;
  expect(JSON.stringify(retold)).not.toBe(JSON.stringify(row));
  expect(retold && runRow(retold, other.meta).differences).toEqual([]);
});

test("other words are words of every kind", () => {
  const row = rows.find(({ id }) => id === "tr-20");
  const text = JSON.stringify(row && inOtherWords(row, meta).rows);
  for (const word of ["hostA", "192.168.1.10", '"Ethernet"', "00-15-5D-01", "vlanid=20"]) {
    expect(JSON.stringify(row)).toContain(word);
    expect(text).not.toContain(word);
  }
});

/** What is plugged in, created and started first must not matter, as long as nothing competes. */
function inOtherOrder(row: Row): Row {
  const { scenario } = row;
  const hosts = scenario.hosts.toReversed();
  const containers = scenario.hosts
    .toReversed()
    .flatMap(({ name }) => scenario.containers.filter(({ host }) => host === name));
  return { ...row, scenario: { ...scenario, hosts, containers } };
}

const severalHosts = named.filter(
  ([
    ,
    {
      scenario,
      expect: { phase },
    },
  ]) =>
    scenario.hosts.length > 1 &&
    !scenario.after &&
    phase !== "create" &&
    !scenario.containers.some(({ service }) => service),
);

test.each(severalHosts)("%s holds with its hosts in another order", (_id, row) => {
  expect(runRow(inOtherOrder(row), meta).differences).toEqual([]);
});

test("every row holds in one lab that is only reset between the rows", () => {
  let before: World = EMPTY_WORLD;
  const wrong: string[] = [];
  for (const row of rows) {
    const built = build(row, meta, before);
    before = built.world;
    if (differences(row, observe(row, built)).length > 0) wrong.push(row.id);
  }
  expect(wrong).toEqual([]);
});

test("what comes out does not depend on what was expected", () => {
  for (const row of rows) {
    const { phase } = row.expect;
    const blank = {
      verdict: "",
      at: "",
      reason: "",
      translations: [],
      ...(phase === undefined ? {} : { phase }),
    };
    const built = build(row, meta);
    expect(observe({ ...row, expect: blank }, built)).toEqual(observe(row, built));
  }
});
