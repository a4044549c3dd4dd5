import { expect, type Locator, type Page } from "playwright/test";

/** The terminal in front: its scrollback, its prompt, and the tabs of the machines. */
export class Terminal {
  readonly prompt: Locator;
  readonly output: Locator;
  /** One a command: the line and what it printed. */
  readonly entries: Locator;
  /** Stands behind the grey text that → would accept. */
  readonly ghost: Locator;
  readonly completions: Locator;
  readonly notes: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole("combobox", { name: /^Command line of/ });
    this.output = page.getByRole("log", { name: "Terminal output" });
    this.entries = this.output.locator(":scope > *");
    this.ghost = page.getByText("→ to accept");
    this.completions = page.getByRole("listbox", { name: "Completions" });
    this.notes = this.output.getByRole("complementary");
  }

  /** Enters a command line in the terminal in front and waits until it is in the scrollback. */
  async run(line: string): Promise<void> {
    await this.prompt.fill(line);
    await this.prompt.press("Enter");
    await expect(this.prompt).toHaveValue("");
    await expect(this.entries.last()).toContainText(line);
  }

  async runAll(lines: readonly string[]): Promise<void> {
    for (const line of lines) await this.run(line);
  }

  /** Brings the terminal of another machine to the front: "laptop", "win-01/web". */
  async openOn(machine: string): Promise<void> {
    await this.page.getByRole("button", { name: /Choose another machine$/ }).click();
    await this.page.getByRole("menuitem", { name: machine, exact: true }).click();
    await expect(
      this.page.getByRole("combobox", { name: `Command line of ${machine}`, exact: true }),
    ).toBeFocused();
  }

  /** Pastes text as a person does: through the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.prompt.focus();
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** What "Copy the transcript" puts on the clipboard. */
  async copyTranscript(): Promise<string> {
    await this.page.getByRole("button", { name: "Terminal menu" }).click();
    await this.page.getByRole("menuitem", { name: "Copy the transcript" }).click();
    await expect(
      this.page
        .getByRole("alert")
        .filter({ hasText: /copy|copied/ })
        .last(),
    ).toHaveText("Transcript copied.");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
