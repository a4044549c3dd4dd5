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
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole("main", { name: "Canvas" });
    this.board = this.region.getByLabel("Network canvas");
    this.items = this.region.locator("[data-key]");
    this.lens = this.region.getByRole("combobox", { name: "Colour by" });
    this.legend = this.region.getByRole("complementary", { name: "What the colours mean" });
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

  async fit(): Promise<void> {
    await this.region.getByRole("button", { name: "Fit everything in view" }).click();
  }

  /** Drags an item by its middle. */
  async drag(item: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
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

  /** Where an item stands on the screen, relative to the first host: equal in two windows with the same zoom. */
  async placeOf(item: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const node = await boxOf(item);
    const host = await boxOf(this.region.locator('[data-key^="hosts/"]').first());
    return { x: Math.round(node.x - host.x), y: Math.round(node.y - host.y) };
  }
}

async function boxOf(item: Locator) {
  await expect(item).toBeVisible();
  const box = await item.boundingBox();
  if (!box) throw new Error("the item is not drawn");
  return box;
}
