import type { Locator, Page } from "playwright/test";

/** "What happened": every call behind one command. */
export class Timeline {
  readonly command: Locator;
  readonly calls: Locator;
  readonly now: Locator;
  readonly built: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.command = page.getByRole("combobox", { name: "Command", exact: true });
    this.calls = page.getByRole("list", { name: "Calls in order" }).getByRole("button");
    this.now = page.getByRole("list", { name: "Calls in order" }).locator('[aria-current="step"]');
    this.built = page.getByRole("complementary").getByRole("listitem");
  }

  async open(): Promise<void> {
    await this.page.getByRole("tab", { name: "What happened" }).click();
  }

  async step(which: "First" | "Previous" | "Next" | "Last"): Promise<void> {
    await this.page.getByRole("button", { name: `${which} step` }).click();
  }

  /** Steps to the first call whose sentence fits. */
  async goTo(sentence: RegExp): Promise<void> {
    await this.calls
      .and(this.page.getByRole("button", { name: sentence }))
      .first()
      .click();
  }
}
