import process from "node:process";
import { firstLoad } from "./first-load.mjs";

const BUDGET_KIB = 250;

const files = firstLoad();
const kib = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;

console.log(
  `JavaScript before the first screen works: ${kib.toFixed(1)} KiB gzipped in ${files.length} files, of at most ${BUDGET_KIB}`,
);
if (kib > BUDGET_KIB) {
  console.error(`Over budget by ${(kib - BUDGET_KIB).toFixed(1)} KiB: load something on first use instead.`);
  process.exitCode = 1;
}
