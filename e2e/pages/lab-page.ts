import { expect, type Locator, type Page } from "playwright/test";
import { Canvas } from "./canvas.ts";
import { Outline } from "./outline.ts";
import { Palette } from "./palette.ts";
import { Reachability } from "./reachability.ts";
import { Share } from "./share.ts";
import { Terminal } from "./terminal.ts";
import { Timeline } from "./timeline.ts";
import { Trace } from "./trace.ts";

/** The lab as a person sees it. The classes beside this one are the only places that know how its parts are found. */
export class LabPage {
  readonly page: Page;
  readonly terminal: Terminal;
  readonly outline: Outline;
  readonly palette: Palette;
  readonly canvas: Canvas;
  readonly inspector: Locator;
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly reachability: Reachability;
  readonly share: Share;
  readonly start: Locator;
  readonly scrubber: Locator;
  readonly damagedLink: Locator;

  constructor(page: Page) {
    this.page = page;
    this.terminal = new Terminal(page);
    this.outline = new Outline(page);
    this.palette = new Palette(page);
    this.canvas = new Canvas(page);
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.trace = new Trace(page);
    this.timeline = new Timeline(page);
    this.reachability = new Reachability(page);
    this.share = new Share(page);
    this.start = page.getByRole("region", { name: "Build a Windows container network" });
    this.scrubber = page.getByRole("slider", { name: "Steps of the lab" });
    this.damagedLink = page.getByRole("dialog", { name: "This link is damaged" });
  }

  async open(address = "./"): Promise<void> {
    await this.page.goto(address);
    await expect(this.terminal.prompt).toBeVisible();
  }

  async openTab(name: "Terminal" | "Packet trace" | "What happened" | "Reachability"): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
  }

  /** Takes back the last step, or brings it again. */
  async press(what: "Undo" | "Redo"): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${what}`) }).click();
  }

  /** Waits until the lab is where a reload finds it. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(/^Saved in/)).toBeVisible();
  }

  /** Waits until the fonts are there and the last change is painted. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
  }

  notice(text: string | RegExp): Locator {
    return this.page.getByRole("alert").filter({ hasText: text });
  }
}
