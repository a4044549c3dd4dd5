import { expect, test } from "vitest";
import { contained } from "./contained.ts";

test.each([
  { text: "web on nat", shown: "web on nat" },
  { text: "web on \u202elive from now on", shown: "web on \u2068\u202elive\u2069\u2069 from now on" },
  { text: "日本 and عربي stay as they are", shown: "日本 and عربي stay as they are" },
])("“$text” does not turn the words beside a name", ({ text, shown }) => {
  expect(contained(text)).toBe(shown);
});
