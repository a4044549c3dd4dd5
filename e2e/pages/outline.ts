import { expect, type Locator, type Page } from "playwright/test";

/** The lab as a tree of sentences. */
export class Outline {
  readonly tree: Locator;
  readonly attention: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole("tree", { name: "Outline" });
    this.attention = page.getByRole("region", { name: "Needs attention" });
  }

  /** The row of a host, network, container or machine; its sentence starts with its name. */
  row(name: string): Locator {
    return this.tree.getByRole("treeitem", { name: new RegExp(`^${name}, `) });
  }

  /** Presses the row of that name; in a long tree it is looked for from the top. */
  async select(name: string): Promise<void> {
    await this.tree.focus();
    await this.page.keyboard.press("Home");
    for (;;) {
      // A move of the keyboard scrolls; the rows follow with the next frame.
      await expect(this.page.locator(`[id="${await this.activeId()}"]`)).toBeInViewport();
      if ((await this.row(name).count()) > 0) break;
      const before = await this.activeId();
      await this.page.keyboard.press("PageDown");
      if ((await this.activeId()) === before) throw new Error(`no row of the outline is called ${name}`);
    }
    await this.row(name).first().click();
  }

  /** Presses an entry of the menu that a row has. */
  async choose(name: string, entry: string | RegExp): Promise<void> {
    const row = this.row(name);
    await row.hover();
    await row.getByRole("button", { name: `Actions for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: entry }).click();
  }

  /** Every row's level and sentence, with all rows open, from the top. */
  async sentences(): Promise<readonly { readonly level: number; readonly says: string }[]> {
    await this.openAll();
    await this.tree.focus();
    await this.page.keyboard.press("Home");
    const seen = new Map<string, Awaited<ReturnType<Outline["rowsInPage"]>>[number]>();
    for (;;) {
      const before = await this.activeId();
      // A move of the keyboard scrolls; the rows follow with the next frame.
      await expect(this.page.locator(`[id="${before}"]`)).toBeInViewport();
      for (const row of await this.rowsInPage()) seen.set(row.id, row);
      // The tree draws the rows in view only: half a screen at a time none is missed.
      await this.page.keyboard.press("PageDown");
      if ((await this.activeId()) === before) break;
    }
    return [...seen.values()].sort((left, right) => left.top - right.top);
  }

  private async openAll(): Promise<void> {
    await this.tree.focus();
    await this.page.keyboard.press("Home");
    for (;;) {
      const before = await this.activeId();
      // A closed row opens, an open one is entered; a leaf stays, and Down goes on.
      const active = this.page.locator(`[id="${before}"]`);
      if ((await active.getAttribute("aria-expanded")) === "false") {
        await this.page.keyboard.press("ArrowRight");
        await expect(active).toHaveAttribute("aria-expanded", "true");
      }
      await this.page.keyboard.press("ArrowDown");
      if ((await this.activeId()) === before) return;
    }
  }

  private async activeId(): Promise<string> {
    return (await this.tree.getAttribute("aria-activedescendant")) ?? "";
  }

  private rowsInPage() {
    return this.tree.getByRole("treeitem").evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.id,
        top: Number.parseFloat((row as HTMLElement).style.top),
        level: Number(row.getAttribute("aria-level")),
        says: row.getAttribute("aria-label") ?? "",
      })),
    );
  }
}
