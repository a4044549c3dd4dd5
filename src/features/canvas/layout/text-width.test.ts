import { expect, test } from "vitest";
import { clip, textWidth } from "./text-width.ts";

test.each([
  { text: "172.16.0.12", face: "code", size: 11.5, width: 75 },
  { text: "", face: "bold", size: 13, width: 0 },
  { text: "nat", face: "bold", size: 14, width: 22 },
] as const)("$text in $face at $size px is $width px wide", ({ text, face, size, width }) => {
  expect(textWidth(text, size, face)).toBe(width);
});

test("text that fits is not clipped, text that does not ends in an ellipsis and fits", () => {
  expect(clip("web", 100, 13, "bold")).toBe("web");
  const clipped = clip("a-very-long-container-name-indeed", 100, 13, "bold");
  expect(clipped.endsWith("…")).toBe(true);
  expect(textWidth(clipped, 13, "bold")).toBeLessThanOrEqual(100);
});
