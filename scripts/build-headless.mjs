import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle, ROOT } from "./bundle.mjs";

/** The built command line. */
export const HEADLESS = join(ROOT, "dist-headless", "vswitch-lab.js");

/** What it is built from. */
export const HEADLESS_SOURCES = [
  ...["engine", "scenario", "hostimport", "curriculum", "headless"].map((layer) => join(ROOT, "src", layer)),
  join(ROOT, "package.json"),
  fileURLToPath(new URL("bundle.mjs", import.meta.url)),
];

export function buildHeadless() {
  return bundle("src/headless/main.ts", HEADLESS);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildHeadless();
