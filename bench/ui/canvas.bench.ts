import { type Browser, type BrowserContext, expect, type Page, test } from "playwright/test";
import { linkOf } from "../../e2e/headless.ts";
import { LabPage } from "../../e2e/pages/lab-page.ts";
import { FastMouse, type Point } from "./gestures.ts";
import { largeLab } from "./large-lab.ts";
import { type Figure, type Limits, table, verdictOf } from "./report.ts";
import { frameGaps, type Gaps, keyWork } from "./trace.ts";

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: "no-preference" } });

const SIZES = [100, 300, 1_000, 3_000] as const;
/** The goals are those of 1,000 containers; fewer must keep them too, more are reported beside them. */
const JUDGED = 1_000;
const OPENED: Limits = { goal: 500, fail: 1_500 };
const ENTERED: Limits = { goal: 10, fail: 50 };
const MEDIAN: Limits = { goal: 17.5, fail: 25 };
const PERCENTILE_95: Limits = { goal: 40, fail: 80 };

const GESTURE_MS = 2_000;
/** Of so many turns the best one counts: what other programs take meanwhile is no fault of the page. */
const TURNS = 3;
const ENTERS = 9;

for (const size of SIZES) {
  test(`${size.toLocaleString("en")} containers on three hosts`, async ({ browser, context }) => {
    const judged = size <= JUDGED;
    const limits = (wanted: Limits) => (judged ? wanted : null);
    const address = `./${linkOf(largeLab(size))}`;

    // The first visit brings the page into the browser's cache; a link is opened by people who have it there.
    const first = await context.newPage();
    await new LabPage(first).open();
    await first.close();
    const figures: Figure[] = [...(await emptyPage(browser, context))];
    const { page, ms } = await openLink(context, address, size);
    figures.push({ what: "link opened to painted", ms, limits: limits(OPENED) });

    const lab = new LabPage(page);
    const mouse = await FastMouse.of(page);
    const middle = await middleOf(lab);
    const gaps = async (what: string, work: () => Promise<void>) =>
      figures.push(
        ...framesOf(what, await bestGaps(browser, page, work), judged ? { MEDIAN, PERCENTILE_95 } : null),
      );

    await gaps("pan, all in view", () => mouse.drag(middle, GESTURE_MS));
    await gaps("zoom in and out", () => mouse.zoom(middle, GESTURE_MS));
    figures.push({
      what: "Enter to painted result",
      ms: await enterWork(browser, lab),
      limits: limits(ENTERED),
    });
    // From afar hosts stay where they are: the same gesture would pan.
    await lab.canvas.showAt100();
    const grip = await pointOnHost(page);
    await gaps("drag a host at 100%", () => mouse.drag(grip, GESTURE_MS));
    await lab.trace.send({ from: "win-01/c0", to: "win-01/c9", port: 80 });
    await playable(page);
    await gaps("play a trace", async () => {
      await page.getByRole("button", { name: "Play" }).click();
      await mouse.hover(middle, GESTURE_MS);
      const pause = page.getByRole("button", { name: "Pause" });
      if (await pause.isVisible()) await pause.click();
    });

    console.log(table(`${size.toLocaleString("en")} containers`, figures));
    const failed = figures.filter((figure) => verdictOf(figure) === "FAILED");
    expect(
      failed.map(({ what }) => what),
      "above the limit",
    ).toEqual([]);
  });
}

/** Opens the link in one page after another; answers the shortest time, and the last page. */
async function openLink(context: BrowserContext, address: string, containers: number) {
  let page = await context.newPage();
  let ms = await openToPainted(page, address, containers);
  for (let turn = 1; turn < TURNS; turn += 1) {
    await page.close();
    page = await context.newPage();
    ms = Math.min(ms, await openToPainted(page, address, containers));
  }
  return { page, ms };
}

/** The turn with the shortest long frames. */
async function bestGaps(browser: Browser, page: Page, work: () => Promise<void>): Promise<Gaps> {
  let best = await frameGaps(browser, page, work);
  for (let turn = 1; turn < TURNS; turn += 1) {
    const gaps = await frameGaps(browser, page, work);
    if (gaps.percentile95 < best.percentile95) best = gaps;
  }
  return best;
}

/** What this machine can draw just now: one square that follows the mouse. */
async function emptyPage(browser: Browser, context: BrowserContext): Promise<readonly Figure[]> {
  const page = await context.newPage();
  await page.setContent(
    "<div id='dot' style='position:absolute;width:20px;height:20px;background:#14181f'></div>",
  );
  await page.evaluate(() => {
    addEventListener("mousemove", ({ clientX, clientY }) => {
      const dot = document.getElementById("dot");
      if (dot) dot.style.transform = `translate(${clientX}px, ${clientY}px)`;
    });
  });
  const mouse = await FastMouse.of(page);
  const gaps = await bestGaps(browser, page, () => mouse.hover({ x: 500, y: 400 }, GESTURE_MS));
  await page.close();
  return framesOf("an empty page", gaps, null);
}

function framesOf(
  what: string,
  { median, percentile95 }: Gaps,
  limits: { readonly MEDIAN: Limits; readonly PERCENTILE_95: Limits } | null,
): readonly Figure[] {
  return [
    { what: `${what}: frame, median`, ms: median, limits: limits?.MEDIAN ?? null },
    { what: `${what}: frame, 95th`, ms: percentile95, limits: limits?.PERCENTILE_95 ?? null },
  ];
}

/** From the navigation until the frame after the one in which the drawing holds all containers. */
async function openToPainted(page: Page, address: string, containers: number): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction((wanted) => {
    const drawn = [...document.querySelectorAll('[data-key^="hosts/"]')]
      .map((host) => /([\d,]+) containers?$/.exec(host.getAttribute("aria-label") ?? "")?.[1] ?? "0")
      .reduce((sum, count) => sum + Number(count.replace(",", "")), 0);
    return drawn >= wanted;
  }, containers);
  return painted(page);
}

/** Waits for the next frame and answers when it was painted, ms since the page was asked for. */
function painted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          // Arrives after the frame whose beginning calls this function.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage(null);
        });
      }),
  );
}

async function middleOf(lab: LabPage): Promise<Point> {
  const box = await lab.canvas.region.boundingBox();
  if (!box) throw new Error("the canvas is not drawn");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Median of several commands; each makes a container. */
async function enterWork(browser: Browser, lab: LabPage): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < ENTERS; turn += 1) {
    const line = `docker run -d --name typed${turn} mcr.microsoft.com/windows/servercore/iis`;
    await lab.terminal.prompt.fill(line);
    times.push(
      await keyWork(browser, lab.page, async () => {
        await lab.terminal.prompt.press("Enter");
        await expect(lab.terminal.entries.last()).toContainText(line);
        await painted(lab.page);
      }),
    );
  }
  return times.toSorted((left, right) => left - right)[Math.floor(ENTERS / 2)] ?? Number.POSITIVE_INFINITY;
}

/** How far a point is from the canvas's edges to be dragged about without the view following it, px. */
const AWAY = 220;

/** A point of a host's frame with nothing else on it, by which it can be dragged. */
async function pointOnHost(page: Page): Promise<Point> {
  const point = await page.waitForFunction((away) => {
    const canvas = document.querySelector("main")?.getBoundingClientRect();
    for (let y = (canvas?.top ?? 0) + away / 2; y < (canvas?.bottom ?? 0) - away / 2; y += 6) {
      for (let x = (canvas?.left ?? 0) + away; x < (canvas?.right ?? 0) - away; x += 6) {
        const item = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-key]");
        const isHost = item?.dataset["key"]?.startsWith("hosts/");
        if (isHost && item?.closest(".react-flow__node.draggable")) return { x, y };
      }
    }
    return null;
  }, AWAY);
  return (await point.jsonValue()) ?? { x: 0, y: 0 };
}

/** While a trace pauses nothing is drawn: a spot that changes with every frame shows whether one could be. */
async function playable(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spot = document.createElement("div");
    spot.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;z-index:9999";
    document.body.append(spot);
    let on = false;
    const turn = () => {
      on = !on;
      spot.style.background = on ? "#000" : "#fff";
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}
