import fc from "fast-check";
import { expect, test } from "vitest";
import { formatScenario } from "./format-scenario.ts";
import { parseScenario } from "./parse-scenario.ts";
import { anyScenario } from "./testdata/any-scenario.ts";

test("reading what was written gives the same scenario, and writing that the same text", () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const text = formatScenario(scenario);
      const parsed = parseScenario(text);
      expect(parsed).toEqual({ ok: true, scenario });
      expect(parsed.ok && formatScenario(parsed.scenario)).toBe(text);
    }),
  );
});

test("a scenario file of documentation is read, and written in its full form", () => {
  const file = `# a comment: narration for the next step
lab host add win-02 --os ws2022 --platform physical --nic Ethernet=192.168.10.22/24

win-01> docker network create -d transparent corp\r
Get-HnsNetwork
laptop> curl http://192.168.10.60/
# The end.
`;
  const parsed = parseScenario(file);
  expect(parsed.ok && formatScenario(parsed.scenario)).toBe(`# a comment: narration for the next step
lab host add win-02 --os ws2022 --platform physical --nic Ethernet=192.168.10.22/24
win-01> docker network create -d transparent corp
win-01> Get-HnsNetwork
laptop> curl http://192.168.10.60/
laptop> # The end.
`);
});

test.each([
  ["docker ps", "win-01"],
  ["lab preset nat-publish\ndocker ps", "win-01"],
  ["lab reset\nlab host add srv-7 --os ws2019\ndocker ps", "srv-7"],
  ["laptop> ping 192.168.10.1\nlab listen laptop tcp/80\nipconfig", "laptop"],
  ["win-02/web> ipconfig\nipconfig /all", "win-02/web"],
])("the last line of %j is typed on %s", (text, machine) => {
  const parsed = parseScenario(text);
  expect(parsed.ok && parsed.scenario.lines.at(-1)?.machine).toBe(machine);
});

test("line ends of Windows, a byte order mark and indents are none of a line's words", () => {
  const file = "\uFEFF# told\r\n\twin-01>\tdocker ps\r\n  laptop> ipconfig\r\n   # the end\r\n";
  const parsed = parseScenario(file);
  expect(parsed.ok && formatScenario(parsed.scenario)).toBe(
    "# told\nwin-01> docker ps\nlaptop> ipconfig\nlaptop> # the end\n",
  );
});

test.each([
  ["docker ps\n#! lens sideways", { line: 2, message: 'cannot read "#! lens sideways"' }],
  ["\0\0", { line: 1, message: "this is not text" }],
  ["x".repeat(9_000), { line: 1, message: "a line has at most 8000 characters" }],
])("%j is refused with the place", (text, problem) => {
  expect(parseScenario(text)).toEqual({ ok: false, problem });
});

test("the title is what `lab title` says last, unless it was set otherwise", () => {
  const titles = ['lab title "One"\nlab title Two words', "#! title Three\nlab title One"].map((text) => {
    const parsed = parseScenario(text);
    return parsed.ok ? parsed.scenario.title : "";
  });
  expect(titles).toEqual(["Two words", "Three"]);
});
