import { test as base, expect } from "playwright/test";
import { LabPage } from "./pages/lab-page.ts";
import { expectReplayed } from "./replayed.ts";

interface Fixtures {
  /** Fails a test whose page complained: an error, a blocked resource or an uncaught exception. */
  readonly quietPage: undefined;
  /** An opened lab. When the journey is over, its script is replayed outside the page and the two labs compared. */
  readonly lab: LabPage;
}

export const test = base.extend<Fixtures>({
  quietPage: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(undefined);
      expect(complaints, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  lab: async ({ page, context }, use, testInfo) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const lab = new LabPage(page);
    await lab.open();
    await use(lab);
    if (testInfo.status === testInfo.expectedStatus) await expectReplayed(lab);
  },
});

export { expect } from "playwright/test";
