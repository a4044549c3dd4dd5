import { expect, type Locator, type Page } from "playwright/test";

/** The lab as a person sees it: the only place that knows how its parts are found. */
export class LabPage {
  readonly page: Page;
  readonly prompt: Locator;
  readonly output: Locator;
  readonly outline: Locator;
  readonly canvas: Locator;
  readonly inspector: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole("combobox", { name: /^Command line of/ });
    this.output = page.getByRole("log", { name: "Terminal output" });
    this.outline = page.getByRole("navigation", { name: "Outline" });
    this.canvas = page.getByRole("main", { name: "Canvas" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
  }

  async open(address = "./"): Promise<void> {
    await this.page.goto(address);
    await expect(this.prompt).toBeVisible();
  }

  /** Types a command line in the terminal in front and waits until it is in the scrollback. */
  async run(line: string): Promise<void> {
    await this.prompt.fill(line);
    await this.prompt.press("Enter");
    await expect(this.prompt).toHaveValue("");
    await expect(this.output).toContainText(line.slice(0, 40));
  }

  node(name: string): Locator {
    return this.canvas.getByText(name, { exact: true }).first();
  }
}
