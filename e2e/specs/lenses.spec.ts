import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1600, height: 1000 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("a lens colours the same lab by another question, and goes with the link", async ({ lab, browser }) => {
  const { canvas, terminal } = lab;
  await terminal.runAll([
    "docker network create -d nat --subnet 172.30.0.0/16 back",
    `docker run -d --name web ${IIS}`,
    `docker run -d --name db --network back ${IIS}`,
  ]);
  for (const [lens, says] of [
    ["Subnet", "172.30.0.0/16"],
    ["Broadcast domain", "Switch back on win-01"],
    ["NAT boundary", "win-01"],
    ["Namespace", "namespace"],
  ] as const) {
    await canvas.lens.selectOption(lens);
    await expect(canvas.legend).toContainText(says);
  }
  await canvas.lens.selectOption("Subnet");
  const link = await lab.share.copyLink();
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const second = new LabPage(await context.newPage());
  await second.open(link);
  await expect(second.canvas.legend).toContainText("172.30.0.0/16");
  await expect(second.canvas.lens).toHaveValue("subnet");
  await context.close();
});

test("what cannot be dragged can be pressed: containers as cards, as names and as dots", async ({ lab }) => {
  const { canvas, inspector, outline, terminal } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  for (const level of ["Everything", "Names"] as const) {
    await canvas.showLevel(level);
    await outline.row("laptop").click();
    await canvas.container("web").click();
    await expect(inspector.getByRole("heading", { name: "web" })).toBeVisible();
  }
  await canvas.showLevel("Dots");
  await canvas.vswitch("nat").click({ position: { x: 20, y: 8 } });
  await expect(inspector.getByRole("heading", { name: "nat" })).toBeVisible();
});
