import fc from "fast-check";
import { LENSES, type Scenario, type ScenarioLine } from "../scenario.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
const machine = fc.oneof(
  fc.constantFrom("win-01", "win-02", "laptop", "win-01/web"),
  fc.tuple(name, name).map(([host, container]) => `${host}/${container}`),
);
const oneRow = fc
  .string({ unit: "grapheme", maxLength: 60 })
  .map((text) => text.replace(/[\r\n\0\u2028\u2029]/g, " "));
const command = fc.oneof(
  oneRow,
  fc.constantFrom(
    "lab reset",
    "lab host add srv-1",
    'lab title "A title"',
    "docker ps",
    "# a comment",
    "a> b",
    "",
  ),
  name.map((container) => `docker run -d --name ${container} mcr.microsoft.com/windows/servercore/iis`),
);

const line: fc.Arbitrary<ScenarioLine> = fc.record({
  machine,
  text: command,
  narration: fc
    .array(oneRow, { maxLength: 3 })
    .map((rows) => rows.join("\n"))
    .filter((narration) => narration !== "" || narration.length === 0),
  by: fc.constantFrom("user", "canvas"),
});

const coordinate = fc.integer({ min: -5000, max: 5000 });

/** Scenarios of every kind of line, title and view. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  title: oneRow,
  lines: fc.array(line, { maxLength: 8 }),
  view: fc.record({
    positions: fc.dictionary(
      name.map((host) => `hosts/${host}`),
      fc.record({ x: coordinate, y: coordinate }),
      { maxKeys: 3, noNullPrototype: true },
    ),
    lens: fc.constantFrom(...LENSES),
    cursor: fc.option(fc.nat({ max: 999 })),
    flow: fc.option(
      fc.record({
        from: machine,
        to: machine,
        proto: fc.constantFrom("tcp", "udp", "icmp"),
        port: fc.nat({ max: 65_535 }),
      }),
    ),
  }),
});
