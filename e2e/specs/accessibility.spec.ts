import type { Page } from "playwright/test";
import { COLOURS, expectAccessible, IN_A_MENU } from "../axe.ts";
import { expect, test } from "../fixtures.ts";
import { linkOf } from "../headless.ts";
import { LabPage } from "../pages/lab-page.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** Every driver of one host, a Hyper-V container, and one that is stopped. */
const SCENARIO = [
  `docker run -d --name web -p 8080:80 ${IIS}`,
  `docker run -d --name api --isolation hyperv ${IIS}`,
  'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp',
  `docker run -d --name legacy --network corp ${IIS}`,
  `docker run -d --name old ${IIS}`,
  "docker stop old",
  "docker run -p 127.0.0.1:80:80 nothing",
];

async function openScenario(page: Page): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open(`./${linkOf(SCENARIO.join("\n"))}`);
  await expect(lab.outline.row("legacy")).toBeVisible();
  return lab;
}

for (const theme of ["light", "dark"] as const) {
  const rules = theme === "dark" ? COLOURS : {};
  const inMenu = theme === "dark" ? COLOURS : IN_A_MENU;
  test.describe(`axe finds nothing, ${theme} theme:`, () => {
    test.use({ colorScheme: theme, viewport: { width: 1600, height: 1000 } });

    test("start screen and damaged link", async ({ page }) => {
      const lab = new LabPage(page);
      await lab.open();
      await expect(lab.start).toBeVisible();
      await expectAccessible(page, "start", rules);
      await page.goto("./#v1.damaged");
      await expect(lab.damagedLink).toBeVisible();
      await expectAccessible(page, "damaged link", rules);
    });

    test("lab, inspector and levels of the canvas", async ({ page }) => {
      const lab = await openScenario(page);
      for (const name of ["web", "nat", "win-01"]) {
        await lab.outline.row(name).click();
        await expect(lab.inspector.getByRole("heading", { name, exact: true })).toBeVisible();
        await expectAccessible(page, `inspector of ${name}`, rules);
      }
      await lab.canvas.showLevel("Dots");
      await expectAccessible(page, "canvas, Dots", rules);
      await lab.canvas.showLevel("Names");
      await expectAccessible(page, "canvas, Names", rules);
      await lab.canvas.showLevel("Everything");
      await lab.canvas.lens.selectOption("Subnet");
      await expect(lab.canvas.legend).toBeVisible();
      await expectAccessible(page, "canvas, coloured by subnet", rules);
    });

    test("packet trace, timeline and reachability", async ({ page }) => {
      const lab = await openScenario(page);
      await lab.openTab("Packet trace");
      await expect(lab.trace.composer).toBeVisible();
      await expectAccessible(page, "composer", rules);
      await lab.trace.send({ from: "laptop", to: "192.168.10.21", port: 8080 });
      await expect(lab.trace.verdict).toContainText("Delivered");
      await expectAccessible(page, "trace, delivered", rules);
      await lab.trace.send({ from: "laptop", to: "192.168.10.21", port: 8081 });
      await expect(lab.trace.verdict).toContainText("Dropped");
      await expectAccessible(page, "trace, dropped", rules);

      await lab.openTab("What happened");
      await expect(lab.timeline.calls.first()).toBeVisible();
      await lab.timeline.step("First");
      await lab.timeline.step("Next");
      await expectAccessible(page, "timeline, inside a command", rules);

      await lab.openTab("Reachability");
      await expect(lab.reachability.status).toContainText(/arrive/);
      await expectAccessible(page, "reachability", rules);
    });

    test("menus and dialogs", async ({ page }) => {
      const lab = await openScenario(page);
      await lab.outline.row("web").click({ button: "right" });
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page, "a row's menu", inMenu);
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await expect(page.getByRole("dialog", { name: "Remove web?" })).toBeVisible();
      await expect(page.getByRole("menu")).toBeHidden();
      await expectAccessible(page, "removal", rules);
      await page.getByRole("button", { name: "Cancel" }).click();

      await lab.canvas.container("web").click({ button: "right" });
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page, "an item's menu", inMenu);
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "Options for Container" }).click();
      await expect(lab.palette.form).toBeVisible();
      await expectAccessible(page, "the form of a tile", rules);
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "Share" }).click();
      await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
      await expectAccessible(page, "share", inMenu);
      await page.keyboard.press("Escape");

      await lab.terminal.prompt.fill("docker ");
      await lab.terminal.prompt.press("Tab");
      await expect(lab.terminal.completions).toBeVisible();
      await expectAccessible(page, "completions", rules);
    });

    test("search, keys and settings", async ({ page }) => {
      await openScenario(page);
      await page.keyboard.press("Control+K");
      await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
      await expectAccessible(page, "search", rules);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Key to symbols" }).click();
      const keys = page.getByRole("dialog", { name: "Keys and key to symbols" });
      await expect(keys).toBeVisible();
      await expectAccessible(page, "keys", rules);
      await keys.getByRole("tab", { name: "Key to symbols" }).click();
      await expectAccessible(page, "key to symbols", rules);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /Menu of the lab$/ }).click();
      await page.getByRole("menuitem", { name: "Settings" }).click();
      await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
      await expectAccessible(page, "settings", rules);
    });

    test("on a phone", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      const lab = new LabPage(page);
      await lab.open();
      await expect(lab.start).toBeVisible();
      await expectAccessible(page, "phone, start", rules);
      await page.goto(`./${linkOf(SCENARIO.join("\n"))}`);
      await expect(lab.canvas.items.first()).toBeVisible();
      await expectAccessible(page, "phone, lab", rules);
      await lab.openTab("What happened");
      await expect(lab.timeline.calls.first()).toBeVisible();
      await expectAccessible(page, "phone, timeline", rules);
      await lab.openTab("Reachability");
      await expect(lab.reachability.status).toContainText(/arrive/);
      await expectAccessible(page, "phone, reachability", rules);
      await lab.openTab("Packet trace");
      await expect(lab.trace.composer).toBeVisible();
      await expectAccessible(page, "phone, composer", rules);
      await lab.trace.composer.getByRole("button", { name: "Send" }).click();
      await expect(page.getByRole("button", { name: "Next hop" })).toBeVisible();
      await expectAccessible(page, "phone, trace", rules);
      await page.getByRole("button", { name: "Menu", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Menu" })).toBeVisible();
      await expectAccessible(page, "phone, menu", rules);
    });
  });
}
