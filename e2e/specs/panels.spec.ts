import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { linkOf } from "../headless.ts";
import { LabPage } from "../pages/lab-page.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";
/** A name as long as an editor may paste it, and one that turns the direction of writing. */
const LONG = "a-name-that-goes-on-".repeat(10).slice(0, 199);
const TURNED = "\u202elive";
const SCENARIO = [
  `docker network create -d nat ${TURNED}`,
  `docker run -d --name ${LONG} --network ${TURNED} -p 8080:80 ${IIS}`,
  `docker run -d --name api --network ${TURNED} ${IIS}`,
];

/** Boxes outside the canvas that a person could scroll sideways, and the page itself. */
function widerThanTheirPlace(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const boxes = [...document.querySelectorAll("body *")].filter((element) => scrolls(element));
    const page = document.documentElement;
    return [
      ...boxes.map((element) => String(element.className)),
      ...(page.scrollWidth > page.clientWidth ? ["the page"] : []),
    ];
  });
}

for (const width of [1440, 1280] as const) {
  /** Interface specification, section 4: the five regions, none of which scrolls sideways. */
  test(`names of 199 characters and turned names stay in their places, ${width} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width === 1440 ? 900 : 720 });
    const lab = new LabPage(page);
    await lab.open(`./${linkOf(SCENARIO.join("\n"))}`);
    await lab.outline.row(LONG).click();
    await expect(lab.inspector.getByRole("heading", { name: LONG })).toBeVisible();
    expect(await widerThanTheirPlace(page), "inspector").toEqual([]);
    await lab.openTab("Packet trace");
    await expect(lab.trace.composer).toBeVisible();
    expect(await widerThanTheirPlace(page), "composer").toEqual([]);
    await lab.trace.send({ from: `win-01/${LONG}`, to: "api", port: 80 });
    for (const key of ["End", "Home"]) {
      await lab.trace.hops.first().getByRole("button").focus();
      await page.keyboard.press(key);
      expect(await widerThanTheirPlace(page), `trace, ${key}`).toEqual([]);
    }
    await lab.openTab("Terminal");
    await expect(lab.terminal.prompt).toBeInViewport();
    expect(await widerThanTheirPlace(page), "terminal").toEqual([]);
  });
}

/** Interface specification, section 7: C, N, H, L and P act in the outline as on the canvas. */
test("in the outline N asks for a driver, L for a network to join, Delete before a container stops", async ({
  lab,
  page,
}) => {
  const { terminal, outline } = lab;
  await terminal.run(`docker run -d --name web ${IIS}`);
  await outline.row("web").click();
  await outline.tree.focus();
  await page.keyboard.press("n");
  await expect(page.getByRole("menuitem")).toHaveText([
    "nat",
    "transparent",
    "l2bridge",
    "l2tunnel",
    "overlay",
  ]);
  await page.getByRole("menuitem", { name: "nat" }).press("Enter");
  await expect(outline.tree.getByRole("treeitem", { name: /, nat network on win-01/ })).toHaveCount(2);

  await expect(outline.tree).toBeFocused();
  await page.keyboard.press("l");
  await expect(page.getByRole("menuitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(outline.tree).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("dialog", { name: "Remove web?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(outline.row("web")).toBeVisible();
});

/** Interface specification, section 3: the badge's popover lists a port's rules by layer. */
test("the keyboard opens the list of a port's rules, and Escape puts it away", async ({ lab, page }) => {
  const { terminal, canvas } = lab;
  await terminal.run("docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 br");
  await terminal.run(`docker run -d --name web --network br --ip 192.168.10.60 ${IIS}`);
  await canvas.showLevel("Everything");
  await canvas.vswitch("br").click();
  await canvas.board.focus();
  await page.keyboard.press("]");
  const focused = canvas.region.locator('[data-state~="focused"]');
  for (let port = 0; port < 4; port += 1) {
    if (/rules?\./.test((await focused.getAttribute("aria-label")) ?? "")) break;
    await page.keyboard.press("ArrowRight");
  }
  await expect(focused).toHaveAccessibleName(/^port \d+, \d+ rules?\. /);
  const [, layer = ""] = /rules?\. ([^:]+):/.exec((await focused.getAttribute("aria-label")) ?? "") ?? [];
  const list = canvas.region.getByText(layer, { exact: true });
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
});

test.describe("a part that does not arrive", () => {
  test("says so in its place, and the rest of the page goes on", async ({ browser, baseURL }) => {
    // A page of its own: this one may complain.
    const page = await browser.newPage({
      ...(baseURL ? { baseURL } : {}),
      viewport: { width: 1280, height: 720 },
    });
    await page.route(/\/reachability-[^/]+\.js$/, (route) => route.abort());
    const lab = new LabPage(page);
    await lab.open(`./${linkOf(SCENARIO.join("\n"))}`);
    await expect(lab.outline.row("api")).toBeVisible();
    await lab.openTab("Reachability");
    await expect(lab.notice("This part of the page did not load.")).toBeVisible();
    await lab.openTab("Terminal");
    await expect(lab.terminal.prompt).toBeVisible();
    await page.close();
  });
});
