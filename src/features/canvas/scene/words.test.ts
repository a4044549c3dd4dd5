import { expect, test } from "vitest";
import { drawnName, joinShort, shortImage } from "./words.ts";

test.each([
  { name: "web", shown: "web" },
  { name: "a".repeat(30), shown: "a".repeat(30) },
  { name: "a".repeat(200), shown: `${"a".repeat(29)}…` },
  { name: "\u{1f433}".repeat(40), shown: `${"\u{1f433}".repeat(29)}…` },
  // A right-to-left override ends with the name: what stands beside it keeps its direction.
  { name: "\u202egpj.exe", shown: "\u2068\u202egpj.exe\u2069" },
])("$name is drawn as $shown", ({ name, shown }) => {
  expect(drawnName(name)).toBe(shown);
});

test.each([
  { image: "mcr.microsoft.com/windows/nanoserver:ltsc2022", short: "nanoserver:ltsc2022" },
  {
    image: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
    short: "servercore/iis:ltsc2022",
  },
])("$image is drawn as $short", ({ image, short }) => {
  expect(shortImage(image)).toBe(short);
});

test("of many names the first are said, and how many there are more", () => {
  expect(joinShort(["a", "b", "c"], 2)).toBe("a, b +1");
  expect(joinShort(["a", "b"], 2)).toBe("a, b");
});
