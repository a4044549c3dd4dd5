import { expect, type Locator, type Page } from "playwright/test";

export interface Packet {
  readonly from?: string;
  readonly to: string;
  readonly protocol?: "TCP" | "UDP" | "Ping";
  readonly port?: number;
}

/** The packet trace: composer, verdict and hops in the right panel, headers and player in the dock. */
export class Trace {
  readonly composer: Locator;
  readonly verdict: Locator;
  readonly hops: Locator;
  readonly current: Locator;
  readonly headers: Locator;
  readonly fix: Locator;
  readonly next: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.composer = page.getByRole("form", { name: "Packet trace" });
    this.verdict = page.getByRole("region", { name: /^(Delivered|Dropped|Refused|Lost|Name not found)/ });
    this.hops = page.getByRole("list", { name: "Hops" }).getByRole("listitem");
    this.current = page.getByRole("list", { name: "Hops" }).locator('[aria-current="step"]');
    this.headers = page.getByRole("table", { name: /^Headers at/ });
    this.fix = page.getByRole("button", { name: /^Run it and send again:/ });
    this.next = page.getByRole("button", { name: "Next hop" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("tab", { name: "Packet trace" }).click();
  }

  /** Fills in the composer, which is opened when a packet was sent before, and sends. */
  async send({ from, to, protocol = "TCP", port }: Packet): Promise<void> {
    await this.open();
    const edit = this.page.getByRole("button", { name: /^Change the packet/ });
    await expect(edit.or(this.composer)).toBeVisible();
    if (await edit.isVisible()) await edit.click();
    if (from !== undefined) await this.composer.getByRole("combobox", { name: "From" }).fill(from);
    const target = this.composer.getByRole("combobox", { name: "To" });
    await target.fill(to);
    // Leaving the field folds its suggestions, which lie over what follows.
    await target.press("Tab");
    await this.composer.getByRole("radiogroup", { name: "Protocol" }).getByText(protocol).click();
    if (port !== undefined) await this.composer.getByRole("textbox", { name: "Port" }).fill(String(port));
    await this.composer.getByRole("button", { name: "Send" }).click();
    await expect(this.verdict).toBeVisible();
  }

  /** Fills in the composer; a task's name ends in an id that only the suggestions know. */
  async composeFromTask(task: string, { to, port }: Packet): Promise<void> {
    await this.open();
    const from = this.composer.getByRole("combobox", { name: "From" });
    await from.fill(task);
    await this.page.getByRole("option", { name: task }).first().click();
    await this.composer.getByRole("combobox", { name: "To" }).fill(to);
    await this.page.keyboard.press("Escape");
    if (port !== undefined) await this.composer.getByRole("textbox", { name: "Port" }).fill(String(port));
  }

  /** Sends the packet that the empty trace offers: the one of the link, or the likeliest. */
  async sendOffered(): Promise<void> {
    await this.open();
    await this.page
      .getByRole("button", { name: /^Send( .+ → .+)?$/ })
      .first()
      .click();
    await expect(this.next).toBeVisible();
  }

  hop(title: string): Locator {
    return this.hops.filter({ has: this.page.getByRole("button", { name: title, exact: true }) });
  }

  async look(way: "Request" | "Reply"): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Which way" }).getByText(way).click();
  }
}
