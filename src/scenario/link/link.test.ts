import fc from "fast-check";
import { expect, test } from "vitest";
import { formatScenario } from "../format-scenario.ts";
import { parseScenario } from "../parse-scenario.ts";
import { EMPTY_VIEW, type Scenario, type ScenarioLine } from "../scenario.ts";
import { anyScenario } from "../testdata/any-scenario.ts";
import { decodeLink, encodeLink } from "./link.ts";
import irregular from "./testdata/irregular-30.lab?raw";

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.scenario;
}

const CONTAINERS = scenarioOf(irregular);

test("30 irregular containers fit in 500 characters", () => {
  const link = encodeLink(CONTAINERS);
  expect(CONTAINERS.lines.filter(({ text }) => text.startsWith("docker run"))).toHaveLength(30);
  expect(`#${link}`.length).toBeLessThanOrEqual(500);
  expect(decodeLink(link)).toEqual({ ok: true, scenario: CONTAINERS });
});

test("what is decoded is what was encoded, whatever it is", () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      expect(decodeLink(encodeLink(scenario))).toEqual({ ok: true, scenario });
    }),
    { numRuns: 60 },
  );
});

test("a large scenario is written the quick way, and read again", () => {
  const lines = Array.from(
    { length: 400 },
    (_, at): ScenarioLine => ({
      machine: "win-01",
      text: `docker run -d --name node-${(at * 7919) % 1000} mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost`,
      narration: at % 50 === 0 ? "# a comment\nof two rows" : "",
      by: "user",
    }),
  );
  const scenario: Scenario = { title: "Many", lines, view: { ...EMPTY_VIEW, lens: "nat", cursor: 7 } };
  const link = encodeLink(scenario);
  expect(link).toMatch(/^v1z\./);
  expect(decodeLink(link)).toEqual({ ok: true, scenario });
});

test("a link stays readable for ever: this one was written by the first version", () => {
  const link = "v1.e-jTqVQqQm7vpHIIjsYwJWYqe-BRJSv_3v0Eqt12rQBXJ0nLX_ibbqsEY3g1Fw";
  const decoded = decodeLink(link);
  expect(decoded.ok && formatScenario(decoded.scenario)).toBe(GOLDEN);
});

const GOLDEN = `# Containers on nat are hidden behind the host.
win-01> docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis
#! canvas
laptop> curl http://192.168.10.21:8080/
#! lens nat
#! flow tcp/8080 laptop 192.168.10.21
`;

test.each([
  ["an address with the page before it", (link: string) => `https://lab.example/a/?x=1#${link}`],
  ["a link with a number sign", (link: string) => `#${link}`],
  ["a link with spaces around it", (link: string) => `  ${link}\n`],
])("reads %s", (_what, write) => {
  expect(decodeLink(write(encodeLink(CONTAINERS)))).toEqual({ ok: true, scenario: CONTAINERS });
});

test.each([
  ["", "This is not a link of vSwitch Lab: it has no lab inside."],
  ["#about", "This is not a link of vSwitch Lab: it has no lab inside."],
  ["#v9.AAAA", "This link was made by a newer vSwitch Lab (v9). Reload the page to get that version."],
  ["#constructor.AAAA", "This is not a link of vSwitch Lab: it has no lab inside."],
  ["#v1.", "This link is damaged: none of its steps could be read."],
  ["#v1z.", "This link is damaged: none of its steps could be read."],
])("%j → %s", (link, message) => {
  expect(decodeLink(link)).toMatchObject({ ok: false, message, readableSteps: 0 });
});

const large: Scenario = {
  ...CONTAINERS,
  lines: Array.from({ length: 8 }, () => CONTAINERS.lines).flat(),
};

test.each([
  ["short form", CONTAINERS],
  ["quick form", large],
])("a link that lost its end says how many of its steps could be read (%s)", (_form, scenario) => {
  const link = encodeLink(scenario);
  const half = decodeLink(link.slice(0, Math.floor(link.length / 2)));
  if (half.ok) throw new Error("half a link was read as a whole one");
  expect(half.totalSteps).toBe(scenario.lines.length);
  expect(half.readableSteps).toBeGreaterThan(5);
  expect(half.readableSteps).toBeLessThan(scenario.lines.length);
  expect(half.message).toBe(
    `This link is damaged: ${half.readableSteps} of ${half.totalSteps} steps could be read.`,
  );
  // The last line may be one that passed its check by chance; all before it are true.
  const sure = half.readable.lines.slice(0, half.readableSteps - 1);
  expect(sure).toEqual(scenario.lines.slice(0, sure.length));
});

test("one wrong character never passes for the whole lab", () => {
  const link = encodeLink(CONTAINERS);
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: link.length - 2 }),
      fc.constantFrom(..."AZaz09-_".split("")),
      (at, letter) => {
        fc.pre(link[at] !== letter);
        const decoded = decodeLink(link.slice(0, at) + letter + link.slice(at + 1));
        expect(decoded.ok && formatScenario(decoded.scenario) !== formatScenario(CONTAINERS)).toBe(false);
      },
    ),
    { numRuns: 40 },
  );
});

test("no text whatever makes it throw", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."ABCabc019-_".split("")), maxLength: 400 });
  const form = fc.constantFrom("v1.", "v1z.", "v2.", "");
  fc.assert(
    fc.property(form, fc.oneof(digits, fc.string()), (version, text) => {
      const decoded = decodeLink(version + text);
      if (!decoded.ok) expect(decoded.readableSteps).toBeLessThanOrEqual(Math.max(decoded.totalSteps, 0));
    }),
    { numRuns: 60 },
  );
});
