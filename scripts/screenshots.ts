import { expect, test } from "playwright/test";
import { LabPage } from "../e2e/pages/lab-page.ts";
import { openScreen, SCREENS } from "../e2e/screens.ts";

/** Pictures of every screen in the sizes that people use. They go to docs/pictures; the README shows some. */
const SIZES = [
  { width: 1440, height: 900, schemes: ["light", "dark"] },
  { width: 1280, height: 720, schemes: ["light"] },
  { width: 390, height: 844, schemes: ["light", "dark"] },
] as const;

for (const screen of SCREENS) {
  for (const { width, height, schemes } of SIZES) {
    for (const colorScheme of schemes) {
      const name = `${screen.name}-${colorScheme}-${width}`;
      test(name, async ({ browser }) => {
        const viewport = { width, height };
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
        const lab = new LabPage(await context.newPage());
        await openScreen(lab, screen);
        if (screen.lab !== null) await expect(lab.page.getByText("Saving", { exact: true })).toBeHidden();
        await lab.page.mouse.move(0, 0);
        await lab.settled();
        await lab.page.screenshot({ path: `docs/pictures/${name}.png` });
        await context.close();
      });
    }
  }
}
