import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

const COLOURED = new Set(["command", "parameter", "string"]);

test.each([
  ["docker run -d --name web iis", "command:docker parameter:-d parameter:--name"],
  ['docker network create -o a="Ethernet 2" corp', 'command:docker parameter:-o string:"Ethernet 2"'],
  ["Get-HnsNetwork | Select-Object Name", "command:Get-HnsNetwork command:Select-Object"],
  ["hostname; ipconfig /all", "command:hostname command:ipconfig"],
])("%s", (line, coloured) => {
  const shown = highlight(line)
    .filter(({ kind }) => COLOURED.has(kind))
    .map(({ kind, text }) => `${kind}:${text}`);
  expect(shown.join(" ")).toBe(coloured);
});

test("no character is lost or moved", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("a", "b", " ", "-", "=", '"', "'", "|", ";", "$", "(", "{", "}", "`", ",", "#"),
      }),
      (line) => {
        const spans = highlight(line);
        expect(spans.map(({ text }) => text).join("")).toBe(line);
        for (const { text, start } of spans) expect(line.slice(start, start + text.length)).toBe(text);
      },
    ),
  );
});
