import { readFile } from "node:fs/promises";
import { expect, type Page } from "playwright/test";

/** What takes the lab out of the page and into it: link and file. */
export class Share {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The link that the page's own button puts on the clipboard. */
  async copyLink(): Promise<string> {
    await this.choose("Copy link");
    await expect(this.page.getByText(/^Link copied\./)).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The text of the file that "Save as a file" downloads. */
  async saveFile(): Promise<{ readonly name: string; readonly text: string }> {
    const downloaded = this.page.waitForEvent("download");
    await this.choose("Save as a file");
    const download = await downloaded;
    const text = await readFile(await download.path(), "utf8");
    return { name: download.suggestedFilename(), text };
  }

  async openFile(name: string, content: string | Buffer): Promise<void> {
    const chosen = this.page.waitForEvent("filechooser");
    await this.choose("Open a file");
    await (await chosen).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  }

  private async choose(entry: string): Promise<void> {
    await this.page.getByRole("button", { name: "Share" }).click();
    await this.page.getByRole("menuitem", { name: entry }).click();
  }
}
