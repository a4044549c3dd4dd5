import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 1900, height: 1150 } });

const IIS = "mcr.microsoft.com/windows/servercore/iis";

/** What moves on the canvas while something is done: names of properties that change over time. */
async function movesDuring(page: Page, act: () => Promise<void>): Promise<readonly string[]> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    const look = () => {
      for (const animation of document.getAnimations()) {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        if (!target?.closest("main")) continue;
        seen.add(animation instanceof CSSTransition ? animation.transitionProperty : "fading");
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await act();
  await page.waitForTimeout(600);
  return page.evaluate(() => [...(Reflect.get(globalThis, "seen") as Set<string>)].sort());
}

/** Interface specification, section 6. */
test("a step moves what stays, draws what is new and fades what is gone", async ({ lab, page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const { terminal, canvas } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await expect(canvas.container("api")).toBeVisible();
  const adding = await movesDuring(page, () => terminal.run(`docker run -d --name zed ${IIS}`));
  expect(adding).toEqual(expect.arrayContaining(["d", "opacity", "stroke-dasharray", "width"]));
  await expect(canvas.container("zed")).toBeVisible();
  const removing = await movesDuring(page, () => terminal.run("docker rm -f api"));
  expect(removing).toEqual(expect.arrayContaining(["fading", "transform"]));
  await expect(canvas.container("api")).toHaveCount(0);
  await expect(page.locator(".react-flow__node[inert]")).toHaveCount(0);
});

/** Acceptance check 6. */
test("with reduced motion a step moves nothing", async ({ lab, page }) => {
  const { terminal, canvas } = lab;
  await terminal.runAll([`docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`]);
  await expect(canvas.container("api")).toBeVisible();
  const moves = await movesDuring(page, async () => {
    await terminal.run(`docker run -d --name zed ${IIS}`);
    await terminal.run("docker rm -f api");
    await lab.press("Undo");
  });
  expect(moves).toEqual([]);
});

test("the core of a tunnel moves while a packet that plays is in it, and rests before and after", async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await lab.terminal.run("lab preset overlay");
  await lab.openTab("Packet trace");
  await page.getByRole("button", { name: /^Send win-0/ }).click();
  await expect(lab.trace.verdict).toContainText("Delivered");
  await expect(lab.canvas.tunnel).toHaveCSS("animation-name", "none");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(lab.canvas.tunnel).not.toHaveCSS("animation-name", "none");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(lab.canvas.tunnel).toHaveCSS("animation-name", "none");
});
