import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const ENTRY = "index.html";

/**
 * Modules that start-up imports dynamically without waiting for a person, by their name in Vite's manifest. There are
 * none: e2e/specs/first-visit.spec.ts compares what a browser asks for with what is counted here.
 * @type {readonly string[]}
 */
const AT_START = [];

/**
 * What Vite writes down of one file: its name in dist and the modules that it imports.
 * @typedef {{ file: string, imports?: string[] }} Chunk
 */

/**
 * The JavaScript that a first visit loads before its first screen works: the entry, what it imports, and what
 * start-up asks for by itself.
 * @returns {{ file: string, bytes: number }[]} files relative to dist, with their gzipped size
 */
export function firstLoad() {
  const manifest = /** @type {Record<string, Chunk>} */ (
    JSON.parse(readFileSync(join(DIST, ".vite", "manifest.json"), "utf8"))
  );
  /** @type {Map<string, Chunk>} */
  const chunks = new Map();
  /** @param {string} key */
  const follow = (key) => {
    if (chunks.has(key)) return;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`Vite's manifest has no ${key}`);
    chunks.set(key, chunk);
    for (const imported of chunk.imports ?? []) follow(imported);
  };
  for (const key of [ENTRY, ...AT_START]) follow(key);
  return [...chunks.values()].map(({ file }) => ({
    file,
    bytes: gzipSync(readFileSync(join(DIST, file))).length,
  }));
}
