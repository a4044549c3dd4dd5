import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** Interface specification, section 3.1. */
test("what a command made says so for a while; what it altered, too; going back says nothing", async ({
  lab,
  page,
}) => {
  const { terminal, canvas } = lab;
  const chip = (name: string, text: string) => canvas.container(name).getByText(text, { exact: true });
  await terminal.run(`docker run -d --name web ${IIS}`);
  await expect(canvas.container("web")).toBeVisible();
  await terminal.run(`docker run -d --name api ${IIS}`);
  await expect(chip("api", "new")).toBeVisible();
  await expect(chip("web", "new")).toBeHidden();
  await terminal.run("docker network create -d nat back");
  await terminal.run("docker network connect back web");
  await expect(chip("web", "changed")).toBeVisible();
  await expect(chip("web", "changed")).toBeHidden();
  await lab.press("Undo");
  await lab.press("Undo");
  await lab.press("Redo");
  await expect(canvas.vswitch("back")).toBeVisible();
  await expect(page.locator(".vl-fresh:visible")).toHaveCount(0);
});

test("pointing at a container thickens its links and tints its row and the line that made it", async ({
  lab,
}) => {
  const { terminal, canvas, outline } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await canvas.container("api").hover();
  await expect(canvas.thickLinks).toHaveCount(1);
  await expect(outline.row("api")).toHaveAttribute("data-hovered", "true");
  await expect(terminal.entries.nth(1)).toHaveAttribute("data-lit", "true");
  await expect(terminal.entries.nth(0)).not.toHaveAttribute("data-lit");
  await terminal.entries.nth(0).hover();
  await expect(canvas.container("web")).toHaveAttribute("data-state", /lit/);
  await expect(canvas.container("api")).not.toHaveAttribute("data-state", /lit|hovered/);
});

test("the view shows whatever is added after something was pressed, and stays put after it was dragged", async ({
  lab,
}) => {
  const { terminal, canvas } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  await canvas.container("web").click();
  const before = await canvas.zoom();
  await terminal.run("lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24");
  await expect(canvas.machine("internet")).toBeInViewport({ ratio: 1 });
  await expect(canvas.region.getByLabel(/^Host win-02/)).toBeInViewport({ ratio: 1 });
  await expect.poll(() => canvas.zoom()).not.toBe(before);

  await canvas.drag(canvas.machine("laptop"), { x: 0, y: 30 });
  const held = await canvas.zoom();
  await terminal.run("lab host add win-03 --os ws2022 --nic Ethernet=192.168.10.23/24");
  await expect(lab.outline.row("win-03")).toBeVisible();
  await lab.settled();
  expect(await canvas.zoom()).toBe(held);
});

test("what is selected with Ctrl on the canvas is selected in the outline", async ({ lab }) => {
  const { terminal, canvas, outline } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await canvas.container("web").click();
  await canvas.container("api").click({ modifiers: ["ControlOrMeta"] });
  await expect(outline.row("web")).toHaveAttribute("aria-selected", "true");
  await expect(outline.row("api")).toHaveAttribute("aria-selected", "true");
  await canvas.container("api").click({ modifiers: ["ControlOrMeta"] });
  await expect(outline.row("api")).toHaveAttribute("aria-selected", "false");
});

test("where the system gives the colours, what is selected and the LAN are still seen", async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await lab.outline.row("web").click();
  await expect(lab.canvas.container("web")).toHaveCSS("outline-style", "solid");
  await expect(lab.outline.row("web")).toHaveCSS("outline-style", "solid");
  const ink = await page.locator("body").evaluate((body) => getComputedStyle(body).color);
  await expect(lab.canvas.region.locator('[data-key="segments/LAN"]')).toHaveCSS("background-color", ink);
});

test("a way through another state of the lab is a memory: faint, and nothing is on it", async ({
  lab,
  page,
}) => {
  await lab.terminal.run("lab preset nat-publish");
  await lab.openTab("Packet trace");
  await lab.trace.send({ from: "laptop", to: "192.168.10.21", port: 8080 });
  await expect(lab.canvas.onPath).not.toHaveCount(0);
  await lab.press("Undo");
  await expect(lab.canvas.onPath).toHaveCount(0);
  await expect(lab.canvas.path).toHaveCSS("opacity", "0.4");
  await lab.press("Redo");
  await expect(lab.canvas.path).toHaveCSS("opacity", "1");
  await lab.press("Undo");
  await page.getByRole("button", { name: "Send again" }).last().click();
  await expect(lab.canvas.path).toHaveCSS("opacity", "1");
});
