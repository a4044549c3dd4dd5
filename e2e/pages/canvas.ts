import { expect, type Locator, type Page } from "playwright/test";

export type Level = "Auto" | "Dots" | "Names" | "Everything";

/** The drawing: its items carry the key of what they stand for, the same as in a link. */
export class Canvas {
  readonly region: Locator;
  /** The tab stop that the keyboard stands on. */
  readonly board: Locator;
  readonly items: Locator;
  readonly lens: Locator;
  readonly legend: Locator;
  /** Items on the packet's way. */
  readonly onPath: Locator;
  /** The packet's way, above everything. */
  readonly path: Locator;
  /** Links of what is pointed at. */
  readonly thickLinks: Locator;
  /** The dotted middle of a tunnel. */
  readonly tunnel: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole("main", { name: "Canvas" });
    this.board = this.region.getByLabel("Network canvas");
    this.items = this.region.locator("[data-key]");
    this.lens = this.region.getByRole("combobox", { name: "Colour by" });
    this.legend = this.region.getByRole("complementary", { name: "What the colours mean" });
    this.path = this.region.locator("svg", { has: page.locator("#packet-path-words") });
    this.thickLinks = this.region.locator("path[data-hovered]");
    this.tunnel = this.region.locator("[data-tunnel]");
    this.onPath = this.region.locator('[data-state~="path"]');
  }

  /** A container's card, at the level where everything is drawn. */
  container(name: string): Locator {
    return this.region.locator('[data-key^="containers/"]').and(this.region.getByLabel(`${name}, container`));
  }

  /** A vSwitch, at any level of detail. */
  vswitch(name: string): Locator {
    const named = this.region.getByLabel(new RegExp(`^(vSwitch )?${name}, `));
    return this.region.locator('[data-key^="vswitches/"]').and(named);
  }

  machine(name: string): Locator {
    return this.region.locator(`[data-key="devices/${name}"]`);
  }

  async showLevel(level: Level): Promise<void> {
    await this.region.getByRole("group", { name: "Detail on the canvas" }).getByText(level).click();
  }

  /** Per cent, as the controls say. */
  async zoom(): Promise<string> {
    return this.region.getByRole("button", { name: /%, Zoom to 100%$/ }).innerText();
  }

  async fit(): Promise<void> {
    await this.region.getByRole("button", { name: "Fit everything in view" }).click();
  }

  /** Drags an item by its middle. */
  async drag(item: Locator, by: Point): Promise<void> {
    const box = await boxOf(item);
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
    await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Real size, round what is in the middle. */
  async showAt100(): Promise<void> {
    await this.region.getByRole("button", { name: /%, Zoom to 100%$/ }).click();
    await expect(this.region.getByRole("button", { name: "100%, Zoom to 100%" })).toBeVisible();
  }

  /**
   * Where an item rests on the screen, relative to the first host: equal in two windows with the same zoom. Both are
   * measured in one frame, and again until some frames agree, so that a view that still moves is never taken for one.
   */
  async placeOf(item: Locator): Promise<Point> {
    await expect(item).toBeVisible();
    return item.evaluate(async (node) => {
      const host = node.ownerDocument.querySelector('main [data-key^="hosts/"]');
      if (!host) throw new Error("no host is drawn");
      const measure = () => {
        const [from, to] = [host.getBoundingClientRect(), node.getBoundingClientRect()];
        return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) };
      };
      let last = measure();
      for (let same = 0; same < 5; ) {
        await new Promise(requestAnimationFrame);
        const now = measure();
        same = now.x === last.x && now.y === last.y ? same + 1 : 0;
        last = now;
      }
      return last;
    });
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(item: Locator) {
  await expect(item).toBeVisible();
  const box = await item.boundingBox();
  if (!box) throw new Error("the item is not drawn");
  return box;
}
