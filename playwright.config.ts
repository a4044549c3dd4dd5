import process from "node:process";
import { defineConfig } from "playwright/test";
import { BROWSER_ARGS } from "./scripts/find-browser.mjs";

const port = Number(process.env["LAB_E2E_PORT"] ?? 4188);
const executablePath = process.env["LAB_BROWSER"];

export default defineConfig({
  projects: [
    { name: "e2e", testDir: "e2e/specs" },
    { name: "bench", testDir: "bench/ui", testMatch: "*.bench.ts", timeout: 300_000 },
    { name: "screenshots", testDir: "scripts", testMatch: "screenshots.ts", timeout: 300_000 },
  ],
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  reporter: "list",
  // Generous: a check may share its two cores with others, and a wait costs nothing when the page is ready.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}/`,
    browserName: "chromium",
    launchOptions: { args: BROWSER_ARGS, ...(executablePath ? { executablePath } : {}) },
    actionTimeout: 20_000,
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
  },
});
