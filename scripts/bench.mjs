import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { buildHeadless, HEADLESS, HEADLESS_SOURCES } from "./build-headless.mjs";
import { bundle, ROOT } from "./bundle.mjs";
import { isStale } from "./freshness.mjs";

/**
 * Runs bench/*.bench.ts, or those whose name contains an argument: each bundled as the product is, because
 * a module loader's indirections would be measured too, and in a process of its own, so that none warms
 * another's code. A bench exits with 1 when it is over its limit.
 */
const wanted = process.argv.slice(2);
const folder = join(ROOT, "bench");
const benches = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".bench.ts"))
      .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
      .sort()
  : [];

if (benches.length === 0) {
  console.error("No bench of that name in bench/");
  process.exit(1);
}
if (isStale(HEADLESS, HEADLESS_SOURCES)) await buildHeadless();

for (const name of benches) {
  const built = join(ROOT, "node_modules", ".cache", "bench", `${basename(name, ".ts")}.js`);
  await bundle(`bench/${name}`, built);
  const { status } = spawnSync(process.execPath, [built], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
