import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "playwright";
import { installedBrowsers } from "./browser-places.mjs";

/** Names the browser to use; whatever it says is used or refused, never replaced by another. */
const VARIABLE = "LAB_BROWSER";

/** Keeps Chromium from calling out: no name resolves but the machine itself. */
export const BROWSER_ARGS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"];

/** @typedef {{ executablePath?: string }} Browser What Playwright's launch() takes; empty: its own download. */
/** @typedef {[origin: string, browsers: () => Browser[]]} Source */

/** @type {Source[]} From what costs nothing to what changes the system. */
const SOURCES = [
  ["Playwright's download", playwrightDownloads],
  ["found on this system", systemBrowsers],
  ["Playwright's download, made now", downloadWithPlaywright],
  ["installed now with apt-get", () => installWithApt("chromium-headless-shell")],
  ["installed now with apt-get", () => installWithApt("chromium")],
];

/**
 * Finds a browser, or gets one, and says on one line of stderr what it did.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const wanted = process.env[VARIABLE];
  if (wanted) {
    const browser = { executablePath: wanted };
    if (await opensPage(browser)) return report(browser, VARIABLE);
    throw new Error(`${VARIABLE} is ${wanted}, which did not open a page. Correct it or unset it.`);
  }
  for (const [origin, browsers] of SOURCES) {
    for (const browser of browsers()) {
      if (await opensPage(browser)) return report(browser, origin);
    }
  }
  throw new Error(
    "No browser found, and none could be installed. Install Chrome, Chromium or Edge, or run " +
      `"npx playwright install --with-deps --only-shell chromium", or set ${VARIABLE} to an executable.`,
  );
}

/**
 * The environment that hands a found browser to a child process.
 * @param {Browser} browser
 */
export function environmentFor({ executablePath }) {
  return executablePath ? { ...process.env, [VARIABLE]: executablePath } : process.env;
}

/** @param {Browser} browser @param {string} origin */
function report(browser, origin) {
  const path = browser.executablePath;
  process.stderr.write(`Browser: ${path ? `${path} (${origin})` : origin}\n`);
  return browser;
}

/**
 * A file that exists may still lack its libraries or be a stub, so only an opened page counts.
 * @param {Browser} browser
 */
async function opensPage(browser) {
  try {
    const opened = await chromium.launch({ ...browser, args: BROWSER_ARGS, timeout: 30_000 });
    try {
      const page = await opened.newPage();
      await page.goto("data:text/html,<title>opened</title>");
      return (await page.title()) === "opened";
    } finally {
      await opened.close();
    }
  } catch {
    return false;
  }
}

/** @returns {Browser[]} the headless shell, which launch() takes by itself, then the full Chromium */
function playwrightDownloads() {
  return [{}, { executablePath: chromium.executablePath() }];
}

/** @returns {Browser[]} */
function systemBrowsers() {
  return installedBrowsers().map((executablePath) => ({ executablePath }));
}

/** @returns {Browser[]} */
function downloadWithPlaywright() {
  run(["npx", "--no-install", "playwright", "install", "--only-shell", "chromium"]);
  return playwrightDownloads();
}

/** @param {string} packageName @returns {Browser[]} */
function installWithApt(packageName) {
  const isDebian = process.platform === "linux" && existsSync("/etc/debian_version");
  if (!isDebian) return [];
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"];
  run([...apt, "update"]);
  run([...apt, "install", "--yes", "--no-install-recommends", packageName]);
  return systemBrowsers();
}

/** @param {string[]} commandLine */
function run([command = "", ...args]) {
  spawnSync(command, args, { stdio: "ignore", shell: process.platform === "win32" });
}
