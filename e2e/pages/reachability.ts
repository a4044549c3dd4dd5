import type { Locator, Page } from "playwright/test";

/** Who can reach whom, as a table of buttons. */
export class Reachability {
  readonly table: Locator;
  readonly status: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("table", { name: /^Who can reach whom/ });
    this.status = page.getByRole("tabpanel", { name: "Reachability" }).getByRole("status");
  }

  async open(): Promise<void> {
    await this.page.getByRole("tab", { name: "Reachability" }).click();
  }

  async tryWith(probe: "Ping" | "TCP to its port"): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Try" }).getByText(probe).click();
  }

  /** The button of one pair: "laptop to web, nat: dropped, …". */
  cell(from: string, to: string): Locator {
    return this.table.getByRole("button", { name: new RegExp(`^${from} to ${to},`) });
  }
}
