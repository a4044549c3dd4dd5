import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1600, height: 1000 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("work is kept without saving: after a reload, and among the last labs", async ({ lab, page }) => {
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await lab.saved();
  await page.reload();
  await expect(lab.outline.row("web")).toBeVisible();

  await page.getByRole("button", { name: /Menu of the lab$/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.keyboard.type("Shop");
  await page.keyboard.press("Enter");
  await lab.saved();
  await page.getByRole("button", { name: "Shop. Menu of the lab" }).click();
  await page.getByRole("menuitem", { name: "New lab" }).click();
  await expect(lab.start).toBeVisible();
  await expect(lab.outline.row("web")).toHaveCount(0);

  await page.goto("./");
  await lab.start.getByRole("button", { name: /^Shop/ }).click();
  await expect(lab.outline.row("web")).toBeVisible();
});

test("a command in the past starts a new ending; the old one is kept as a copy", async ({ lab, page }) => {
  const { terminal, outline } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name old ${IIS}`]);
  await lab.press("Undo");
  await expect(outline.row("old")).toHaveCount(0);
  await terminal.run(`docker run -d --name other ${IIS}`);
  await page.getByRole("button", { name: "Keep the old ending as a copy" }).click();
  await expect(page.getByText(/^Kept as /)).toBeVisible();
  await lab.saved();
  await page.getByRole("button", { name: /Menu of the lab$/ }).click();
  await page.getByRole("menuitem", { name: /old ending/ }).click();
  await expect(outline.row("old")).toBeVisible();
  await expect(outline.row("other")).toHaveCount(0);
});

test("a command is kept by a reload that follows at once", async ({ lab, page }) => {
  const { terminal, outline } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  await lab.saved();
  await terminal.prompt.fill(`docker run -d --name late ${IIS}`);
  await terminal.prompt.press("Enter");
  await page.reload();
  await expect(outline.row("late")).toBeVisible();
  await lab.saved();
  await page.reload();
  await expect(outline.row("late")).toBeVisible();
});

test("a lab that is open in two windows is kept in both versions", async ({ lab, page, context }) => {
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await lab.saved();
  const other = new LabPage(await context.newPage());
  await other.open(page.url());
  await expect(other.outline.row("web")).toBeVisible();
  await lab.terminal.run(`docker run -d --name here ${IIS}`);
  await lab.saved();
  await other.terminal.run(`docker run -d --name there ${IIS}`);
  await expect(other.page.getByText("This lab is open in another window.")).toBeVisible();
  await page.reload();
  await expect(lab.outline.row("here")).toBeVisible();
  await expect(lab.outline.row("there")).toHaveCount(0);
  await page.getByRole("button", { name: /Menu of the lab$/ }).click();
  await page.getByRole("menuitem", { name: /2 steps$/ }).click();
  await expect(lab.outline.row("there")).toBeVisible();
  await expect(lab.outline.row("here")).toHaveCount(0);
});
