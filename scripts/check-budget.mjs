import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KIB = 250;

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const html = readFileSync(join(dist, "index.html"), "utf8");

/** What the page asks for before it shows anything: the entry and every module preloaded with it. */
const initial = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = ""]) => file);
if (initial.length === 0) throw new Error("dist/index.html loads no JavaScript");

const bytes = initial
  .map((file) => gzipSync(readFileSync(join(dist, file))).length)
  .reduce((sum, size) => sum + size, 0);
const kib = bytes / 1024;

console.log(`Initial JavaScript: ${kib.toFixed(1)} KiB gzipped, of at most ${BUDGET_KIB}`);
if (kib > BUDGET_KIB) {
  console.error(`Over budget by ${(kib - BUDGET_KIB).toFixed(1)} KiB: load something on first use instead.`);
  process.exitCode = 1;
}
