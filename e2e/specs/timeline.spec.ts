import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("stepping inside a command: the canvas shows what stands by then", async ({ lab, page }) => {
  const { terminal, timeline, canvas } = lab;
  await terminal.run(`docker run -d --name web -p 8080:80 ${IIS}`);
  await timeline.open();
  await expect(timeline.now).toHaveAccessibleName(/^\d+ /);

  await timeline.step("First");
  await expect(lab.inspector).toContainText("Nothing has been done yet.");
  await expect(canvas.container("web")).toHaveCount(0);
  await expect(canvas.vswitch("nat")).toBeVisible();

  await timeline.step("Next");
  await expect(timeline.now).toHaveAccessibleName(/^1 /);
  await timeline.step("Last");
  await expect(canvas.container("web")).toBeVisible();

  await timeline.now.focus();
  await page.keyboard.press("Home");
  await expect(canvas.container("web")).toHaveCount(0);
  const calls = await timeline.calls.count();
  for (let at = 1; at <= calls && (await canvas.container("web").count()) === 0; at += 1) {
    await page.keyboard.press("ArrowRight");
    await expect(timeline.now).toHaveAccessibleName(new RegExp(`^${at} `));
  }
  await expect(canvas.container("web")).toBeVisible();
  const [, step = ""] = /^(\d+) /.exec((await timeline.now.getAttribute("aria-label")) ?? "") ?? [];
  expect(Number(step), "the container stands before the last call").toBeLessThan(calls);

  await page.getByRole("button", { name: "Back to the finished lab" }).click();
  await expect(canvas.container("web")).toBeVisible();
});

test("the scrubber goes back and forth, and a new command starts a new ending", async ({ lab, page }) => {
  const { terminal, outline, canvas } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await lab.scrubber.focus();
  await page.keyboard.press("Home");
  await expect(outline.row("web")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(outline.row("web")).toBeVisible();
  await expect(canvas.container("api")).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(outline.row("api")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(outline.row("api")).toHaveCount(0);
  await terminal.run(`docker run -d --name other ${IIS}`);
  await expect(outline.row("other")).toBeVisible();
  await expect(lab.scrubber).toHaveAttribute("aria-valuetext", /^Step 2 of 2/);
});
