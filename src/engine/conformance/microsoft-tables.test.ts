import { expect, test } from "vitest";
import fidelity from "../../../docs/fidelity.md?raw";
import { microsoftTables } from "./microsoft-tables.ts";

test("docs/fidelity.md shows Microsoft's tables as the lab fills them; `npm run tables -- --write` renews it", () => {
  const [, shown] = /<!-- tables -->\n([\s\S]*?)<!-- end of tables -->/.exec(fidelity) ?? [];
  expect(shown).toBe(`\n${microsoftTables()}\n`);
});
