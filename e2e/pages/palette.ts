import { expect, type Locator, type Page } from "playwright/test";

export interface Wish {
  readonly name?: string;
  readonly network?: string;
  readonly ports?: string;
  readonly subnet?: string;
}

/** "Add": three tiles and five drivers, each with a small form. */
export class Palette {
  readonly region: Locator;
  /** The small form of a tile, while it is open. */
  readonly form: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Add", exact: true });
    this.form = page.getByRole("dialog").locator("form");
  }

  tile(label: string): Locator {
    return this.region.getByRole("button", { name: new RegExp(`^Add ${label}`) });
  }

  async addWith(label: string, { name, network, ports, subnet }: Wish): Promise<void> {
    await this.region.getByRole("button", { name: `Options for ${label}` }).click();
    await expect(this.form).toBeVisible();
    if (name !== undefined) await this.form.getByLabel("Name").fill(name);
    if (network !== undefined) await this.form.getByLabel("Network").selectOption(network);
    if (ports !== undefined) await this.form.getByLabel("Publish ports").fill(ports);
    if (subnet !== undefined) await this.form.getByLabel("Subnet").fill(subnet);
    await this.form.getByRole("button", { name: "Add" }).click();
    await expect(this.form).toBeHidden();
  }
}
