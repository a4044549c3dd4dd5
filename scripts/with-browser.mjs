import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { build } from "vite";
import { ROOT } from "./bundle.mjs";
import { environmentFor, findBrowser } from "./find-browser.mjs";
import { isStale } from "./freshness.mjs";

/** Runs Playwright on the built page; its arguments are passed on. */
try {
  const browser = await findBrowser();
  await buildIfStale();
  const env = { ...environmentFor(browser), LAB_E2E_PORT: String(await freePort()) };
  const cli = join(ROOT, "node_modules", "playwright", "cli.js");
  const args = [cli, "test", ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" }).status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** The tests open the built page; one that is older than its sources would test yesterday's work. */
async function buildIfStale() {
  const sources = ["src", "public", "index.html", "vite.config.ts", "package.json"];
  const isOld = isStale(
    join(ROOT, "dist", "index.html"),
    sources.map((source) => join(ROOT, source)),
  );
  if (isOld) await build({ root: ROOT, logLevel: "warn" });
}

/** A fixed port would keep two working trees on one machine from testing at the same time. */
async function freePort() {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no TCP port was given");
  return address.port;
}
