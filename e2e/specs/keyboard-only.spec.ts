import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** Presses Tab until the control has the focus, as a person does who looks for it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}

/** Interface specification, section 7 and acceptance check 3: no pointer from the first key to the last. */
test("by keyboard alone: a port is published and reached from the laptop", async ({ lab, page }) => {
  const { terminal, outline, canvas, trace, inspector } = lab;
  const { keyboard } = page;

  await keyboard.press("Control+J");
  await expect(terminal.prompt).toBeFocused();
  await keyboard.type("docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/i");
  await keyboard.press("Tab");
  await expect(terminal.prompt).toHaveValue(/servercore\/iis/);
  await keyboard.press("Enter");
  await expect(outline.row("web")).toBeVisible();

  await keyboard.press("Escape");
  await expect(canvas.board).toBeFocused();
  const focused = canvas.region.locator('[data-state~="focused"]');
  for (const key of ["]", "]", "]", "]", "ArrowUp", "ArrowLeft", "ArrowUp", "ArrowRight"]) {
    if ((await focused.getAttribute("aria-label"))?.startsWith("web, container")) break;
    await keyboard.press(key);
  }
  await expect(focused).toHaveAccessibleName(/^web, container on nat/);
  await keyboard.press("Enter");
  await expect(inspector.getByRole("heading", { name: "web" })).toBeVisible();

  // The same from the outline: regions by F6, rows by arrows, P for the packet.
  await keyboard.press("Shift+F6");
  await expect(outline.tree).toBeFocused();
  await keyboard.press("End");
  while (!(await activeRow(outline.tree, page)).startsWith("laptop,")) await keyboard.press("ArrowUp");
  await keyboard.press("p");
  await expect(trace.composer.getByRole("combobox", { name: "From" })).toHaveValue("laptop");
  const to = trace.composer.getByRole("combobox", { name: "To" });
  await tabTo(page, to);
  await keyboard.press("Control+A");
  await keyboard.type("192.168.10.21:8080");
  await keyboard.press("Tab");
  await tabTo(page, trace.composer.getByRole("button", { name: "Send" }));
  await keyboard.press("Enter");
  await expect(trace.verdict).toContainText("Delivered to w3wp in web");

  await tabTo(page, trace.hops.first().getByRole("button"));
  const hops = await trace.hops.count();
  for (let hop = 1; hop < hops; hop += 1) {
    if ((await trace.current.textContent())?.includes("WinNAT")) break;
    await keyboard.press("ArrowRight");
  }
  await expect(trace.current).toContainText("WinNAT");
  await expect(trace.current).toContainText("To, port");

  await keyboard.press("Control+Z");
  await expect(outline.row("web")).toHaveCount(0);
  await keyboard.press("Control+Shift+Z");
  await expect(outline.row("web")).toBeVisible();
  await keyboard.press("Comma");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "0");
  await keyboard.press("Period");
  await expect(lab.scrubber).toHaveAttribute("aria-valuenow", "1");
});

test("what opens over the canvas gives the keyboard back, and letters act on what was chosen elsewhere", async ({
  lab,
  page,
}) => {
  const { terminal, outline, canvas } = lab;
  const { keyboard } = page;
  await terminal.runAll([
    "docker network create -d nat back",
    `docker run -d --name web ${IIS}`,
    `docker run -d --name api ${IIS}`,
  ]);
  await canvas.container("api").click();
  await outline.row("web").click();
  await canvas.board.focus();
  const menu = page.getByRole("menu", { name: "Actions for the selected object" });
  for (const key of ["n", "l", "Shift+F10"]) {
    await keyboard.press(key);
    await expect(menu).toBeVisible();
    await keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(canvas.board).toBeFocused();
  }
  for (const [key, name] of [
    ["?", "Keys and key to symbols"],
    ["Control+K", "Search and commands"],
    ["Delete", "Remove web?"],
  ] as const) {
    await keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(canvas.board).toBeFocused();
  }
  await keyboard.press("l");
  await expect(page.getByRole("menuitem", { name: "back" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(terminal.entries.last()).toContainText("docker network connect back web");
  await expect(canvas.board).toBeFocused();
});

test("Enter on a dot brings its container to the middle, with its name", async ({ lab, page }) => {
  const lines = Array.from({ length: 150 }, (_, at) => `docker run -d --name c${at} ${IIS}`);
  await lab.share.openFile("crowd.lab", lines.join("\n"));
  await expect(lab.outline.row("nat")).toBeVisible();
  await page.keyboard.press("Control+K");
  await page.getByRole("textbox", { name: "Search and commands" }).fill("c77");
  await page.keyboard.press("Enter");
  await expect(lab.inspector.getByRole("heading", { name: "c77" })).toBeVisible();
  await lab.canvas.board.focus();
  await page.keyboard.press("Enter");
  const name = lab.canvas.region.getByText("c77", { exact: true });
  await expect(name).toBeInViewport({ ratio: 1 });
  await lab.settled();
  const [item, board] = await Promise.all([name.boundingBox(), lab.canvas.board.boundingBox()]);
  expect(Math.abs((item?.y ?? 0) - ((board?.y ?? 0) + (board?.height ?? 0) / 2))).toBeLessThan(30);
});

async function activeRow(tree: Locator, page: Page): Promise<string> {
  const id = (await tree.getAttribute("aria-activedescendant")) ?? "";
  return (await page.locator(`[id="${id}"]`).getAttribute("aria-label")) ?? "";
}
