import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, type Page } from "playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };

/** The dark theme differs by its colours alone: what depends on no colour is checked in the light one. */
export const COLOURS: RunOptions = { runOnly: ["color-contrast"] };

/** A menu lies over the page in no landmark: it is reached from the button that opens it. */
export const IN_A_MENU: RunOptions = { rules: { region: { enabled: false } } };

/** Nothing that axe-core knows is wrong with the page as it stands. The test goes on when something is. */
export async function expectAccessible(page: Page, screen: string, options: RunOptions = {}): Promise<void> {
  // Evaluated through the debugger, because the page's own policy forbids scripts that are not its own.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate((wanted) => axe.run(document, wanted), options);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
  expect.soft(found, screen).toEqual([]);
}
