import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "playwright/test";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Time between two events of a mouse that reports 125 times a second, ms. */
const REPORT_MS = 8;

/**
 * A mouse that does not wait for the page: awaiting each event would let a slow page set the pace, and hide that it is
 * slow.
 */
export class FastMouse {
  private readonly session: CDPSession;

  constructor(session: CDPSession) {
    this.session = session;
  }

  static async of(page: Page): Promise<FastMouse> {
    return new FastMouse(await page.context().newCDPSession(page));
  }

  /** Presses at a point, goes round in a wave for that long, and lets go where it began. */
  async drag(from: Point, ms: number): Promise<void> {
    const button = { button: "left", buttons: 1 } as const;
    await this.session.send("Input.dispatchMouseEvent", {
      type: "mousePressed",
      ...from,
      ...button,
      clickCount: 1,
    });
    await this.repeat(ms, (share) => {
      const x = from.x + 160 * Math.sin(share * 4 * Math.PI);
      const y = from.y + 60 * Math.sin(share * 8 * Math.PI);
      return this.session.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y, ...button });
    });
    await this.session.send("Input.dispatchMouseEvent", {
      type: "mouseReleased",
      ...from,
      ...button,
      clickCount: 1,
    });
  }

  /** Turns the wheel in, and out again. */
  async zoom(at: Point, ms: number): Promise<void> {
    await this.repeat(ms, (share) =>
      this.session.send("Input.dispatchMouseEvent", {
        type: "mouseWheel",
        ...at,
        deltaX: 0,
        deltaY: share < 0.5 ? -12 : 12,
      }),
    );
  }

  /** Moves over the page without pressing anything. */
  async hover(at: Point, ms: number): Promise<void> {
    await this.repeat(ms, (share) =>
      this.session.send("Input.dispatchMouseEvent", {
        type: "mouseMoved",
        x: at.x + 160 * Math.sin(share * 8 * Math.PI),
        y: at.y,
      }),
    );
  }

  private async repeat(ms: number, send: (share: number) => Promise<unknown>): Promise<void> {
    const sent: Promise<unknown>[] = [];
    const start = performance.now();
    for (let now = 0; now < ms; now = performance.now() - start) {
      sent.push(send(now / ms));
      await pause(REPORT_MS);
    }
    await Promise.all(sent);
  }
}
