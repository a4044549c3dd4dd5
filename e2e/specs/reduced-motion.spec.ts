import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";
import { openScreen } from "../screens.ts";

test.use({ viewport: { width: 1440, height: 900 } });

/** Interface specification, section 6: with motion reduced, a change of step or view is a cut. */
test("with motion reduced, the view is at its new place in the moment it changes", async ({ page }) => {
  const lab = new LabPage(page);
  await openScreen(lab, { name: "nat-publish", lab: "nat-publish" });
  await lab.canvas.showAt100();
  await lab.settled();
  const widths = await lab.canvas.region
    .getByRole("button", { name: "Fit everything in view" })
    .evaluate((fit: HTMLElement) => {
      const host = fit.ownerDocument.querySelector('main [data-key^="hosts/"]');
      const width = () => host?.getBoundingClientRect().width ?? 0;
      const before = width();
      fit.click();
      return { before, after: width() };
    });
  await lab.settled();
  const rested = await lab.canvas.region.locator('[data-key^="hosts/"]').first().boundingBox();
  expect(widths.after).not.toBe(widths.before);
  expect(widths.after).toBeCloseTo(rested?.width ?? 0, 1);
});
