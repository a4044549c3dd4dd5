import { expect, test } from "../fixtures.ts";
import { LabPage } from "../pages/lab-page.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

test("the palette finds objects, commands of the page and steps, and puts lines on the prompt", async ({
  lab,
  page,
}) => {
  const { terminal } = lab;
  const search = page.getByRole("textbox", { name: "Search and commands" });
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);

  await page.keyboard.press("Control+K");
  await search.fill("web");
  await page.keyboard.press("Enter");
  await expect(search).toBeHidden();
  await expect(lab.inspector.getByRole("heading", { name: "web" })).toBeVisible();

  await page.keyboard.press("Control+K");
  await search.fill("step 1");
  await page.keyboard.press("Enter");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "1");

  await page.keyboard.press("Control+K");
  await search.fill("docker port web");
  await page.keyboard.press("Enter");
  await expect(terminal.prompt).toHaveValue("docker port web");
});

test("a browser that keeps nothing says so, and the link still holds the lab", async ({ lab, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      value: {
        open: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      },
    });
  });
  await lab.open();
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await expect(page.getByText("This browser will not keep your work.")).toBeVisible();
  await page.waitForURL(/#v1/);
});

test("letters and signs alone can be switched off", async ({ lab, page }) => {
  await lab.terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await lab.canvas.board.focus();
  await page.keyboard.press(",");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys and key to symbols" });
  await keys.getByRole("switch", { name: "Single letters act" }).press("Space");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await lab.canvas.board.focus();
  await page.keyboard.press(".");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "1");
});

test("F6 goes through the parts of the page, and back", async ({ lab, page }) => {
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  const here = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await page.getByRole("banner").focus();
  const met: string[] = [];
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press("F6");
    met.push(await here());
  }
  expect(met).toEqual(["Outline", "Network canvas", "Inspector", "Dock"]);
  await page.keyboard.press("Shift+F6");
  expect(await here()).toBe("Inspector");
});

/** Interface specification, section 8. */
test("who listens hears what a step did and where the lab stands", async ({ lab, page }) => {
  const polite = page.locator("p[aria-live=polite]");
  await lab.terminal.run(`docker run -d --name web ${IIS}`);
  await expect(polite).toHaveText("Step 1 of 1. Container web added on nat.");
  await lab.outline.choose("web", "Stop");
  await expect(polite).toHaveText("Step 2 of 2. Container web is stopped.");
  await lab.press("Undo");
  await expect(polite).toHaveText(/^Step 1 of 2\. docker run -d --name web/);
  await lab.terminal.run("docker network ls");
  await expect(polite).toContainText("NETWORK ID");
  await lab.terminal.run("docker network rm nat");
  await expect(page.locator("p[aria-live=assertive]")).toContainText("nat is a pre-defined network");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a packet is sent and walked hop by hop in the sheet", async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open();
    await lab.terminal.run("lab preset nat-publish");
    await page.getByRole("banner").getByRole("button", { name: "Send a packet" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText("Delivered to w3wp in web", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Next hop" }).click();
    await expect(page.getByText(/^Hop 2 of \d+, swipe/)).toBeVisible();
  });

  test("what is shown in the outline opens the menu that holds it", async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open();
    await lab.terminal.run(`docker run -d --name web ${IIS}`);
    await lab.canvas.machine("laptop").click();
    await page.getByRole("button", { name: "Actions for the selected object" }).click();
    await page.getByRole("menuitem", { name: "Show in outline" }).click();
    await expect(lab.outline.row("laptop")).toHaveAttribute("aria-selected", "true");
    await page.getByRole("button", { name: "Close the menu" }).click();
    await expect(lab.outline.tree).toBeHidden();
  });

  test("at 200% of a laptop the prompt and a packet's fields are within reach", async ({ page }) => {
    await page.setViewportSize({ width: 720, height: 450 });
    const lab = new LabPage(page);
    await lab.open();
    await lab.terminal.run("lab preset nat-publish");
    await expect(lab.terminal.prompt).toBeInViewport({ ratio: 1 });
    await page.getByRole("banner").getByRole("button", { name: "Send a packet" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("button", { name: "Next hop" })).toBeInViewport({ ratio: 1 });
  });

  test("nothing is wider than 320 px, and the sheet has three heights", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const lab = new LabPage(page);
    await lab.open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const grabber = page.getByRole("button", { name: "Height of the sheet: middle" });
    await grabber.press("ArrowUp");
    await expect(page.getByRole("button", { name: "Height of the sheet: high" })).toBeFocused();
    await lab.terminal.run("docker ps");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
