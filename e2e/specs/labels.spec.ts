import { expect, test } from "../fixtures.ts";
import { findOverlaps } from "../overlaps.ts";
import { LabPage } from "../pages/lab-page.ts";
import { openScreen, SHIPPED_LABS } from "../screens.ts";

/** Interface specification, section 10, check 4: no label is covered in any shipped scenario. */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];
/** Between them these have every kind of hop and of call. */
const WITH_PACKET = [
  "nat-and-transparent.lab",
  "port-not-published.lab",
  "overlay",
  "l2bridge",
  "azure-l2tunnel",
];
const WITH_CALLS = ["docker-run.lab", "overlay"];

async function expectReadable(lab: LabPage, when: string, controls = true): Promise<void> {
  await lab.settled();
  await expect.soft.poll(() => lab.page.evaluate(findOverlaps, controls), when).toEqual([]);
}

for (const file of SHIPPED_LABS) {
  test(`every word of ${file} can be read`, async ({ page }) => {
    const lab = new LabPage(page);
    await openScreen(lab, { name: file, lab: file });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectReadable(lab, `fitted into ${size.width} × ${size.height}`);
    }
    await lab.canvas.showAt100();
    await expectReadable(lab, "at 100%", false);
  });
}

for (const file of WITH_PACKET) {
  test(`no hop of a packet in ${file} covers a word`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const lab = new LabPage(page);
    await openScreen(lab, { name: file, lab: file });
    await lab.trace.sendOffered();
    const hops = await lab.trace.hops.count();
    expect(hops).toBeGreaterThan(2);
    for (let hop = 1; hop <= hops; hop += 1) {
      await expectReadable(lab, `at hop ${hop} of ${hops}`);
      if (hop < hops) await lab.trace.next.click();
    }
  });
}

for (const file of WITH_CALLS) {
  test(`no call behind the commands of ${file} covers a word`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const lab = new LabPage(page);
    await openScreen(lab, { name: file, lab: file });
    await lab.timeline.open();
    await lab.timeline.step("First");
    const next = page.getByRole("button", { name: "Next step" });
    for (let call = 0; ; call += 1) {
      await expectReadable(lab, `after ${call} calls`);
      if (await next.isDisabled()) break;
      await next.click();
    }
  });
}
