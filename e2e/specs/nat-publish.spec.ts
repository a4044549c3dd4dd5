import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("a published container on nat: built, reached, shared as a link, and taken back", async ({
  page,
  browser,
}) => {
  const lab = new LabPage(page);
  await lab.open();

  await lab.run("docker network ls");
  await expect(lab.output).toContainText(/nat\s+nat\s+local/);
  await expect(lab.output).toContainText(/none\s+null\s+local/);

  await lab.run(`docker run -d --name web -p 8080:80 ${IIS}`);
  await lab.run(`docker run -d --name api ${IIS}`);
  for (const name of ["web", "api"]) {
    await expect(lab.node(name)).toBeVisible();
    await expect(
      lab.outline.getByRole("treeitem", { name: new RegExp(`^${name}, container`) }),
    ).toBeVisible();
  }

  await lab.run("docker exec api ping web");
  await expect(lab.output).toContainText("Packets: Sent = 4, Received = 4, Lost = 0 (0% loss)");

  await page.waitForURL(/#v1/);
  const link = page.url();
  const context = await browser.newContext();
  const second = new LabPage(await context.newPage());
  await second.open(link);
  await expect(second.node("web")).toBeVisible();
  await expect(second.node("api")).toBeVisible();
  await context.close();

  await page.getByRole("button", { name: /^Undo: docker run -d --name api/ }).click();
  await expect(lab.outline.getByRole("treeitem", { name: /^api, container/ })).toHaveCount(0);
  await expect(lab.node("web")).toBeVisible();
});

test("a link that is damaged opens an explanation", async ({ page }) => {
  await page.goto("./#v1.not-a-link");
  await expect(page.getByRole("dialog", { name: "This link is damaged" })).toBeVisible();
});
