import { firstLoad } from "../../scripts/first-load.mjs";
import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

/** As App sets it: from here on the page is used, and what it fetches costs nobody their time. */
const FIRST_SCREEN_MARK = "vswitch-lab.first-screen";

test("a first visit loads the JavaScript that the budget counts, and no more", async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const loaded = await page.evaluate((mark) => {
    const at = performance.getEntriesByName(mark)[0]?.startTime ?? 0;
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => startTime < at && new URL(name).pathname.endsWith(".js"))
      .map(({ name }) => new URL(name).pathname.slice(1));
  }, FIRST_SCREEN_MARK);
  const counted = firstLoad().map(({ file }) => file);
  expect(loaded.toSorted()).toEqual(counted.toSorted());
});

test("the first key works while the engine is still on its way", async ({ page }) => {
  await page.route(/engine-parts/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  const lab = new LabPage(page);
  await lab.open();
  await lab.terminal.run("docker network ls");
  await expect(lab.terminal.output).toContainText(/nat\s+nat\s+local/);
});
