import { test } from "playwright/test";
import { LabPage } from "../e2e/pages/lab-page.ts";
import { openScreen, SCREENS } from "../e2e/screens.ts";

/** Pictures of every screen, light and dark, in the sizes that people use. They go to docs/pictures. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

for (const screen of SCREENS) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const viewport of SIZES) {
      const name = `${screen.name}-${colorScheme}-${viewport.width}`;
      test(name, async ({ browser }) => {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
        const page = new LabPage(await context.newPage());
        await openScreen(page, screen);
        await page.page.mouse.move(0, 0);
        await page.settled();
        await page.page.screenshot({ path: `docs/pictures/${name}.png` });
        await context.close();
      });
    }
  }
}
