import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether a built file is missing or older than any of its sources: files, or folders with all they hold.
 * Compares times only, which takes a few milliseconds where a build takes seconds.
 * @param {string} built
 * @param {readonly string[]} sources
 */
export function isStale(built, sources) {
  const builtMs = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => isNewer(source, builtMs));
}

/** @param {string} path @param {number} sinceMs @returns {boolean} */
function isNewer(path, sinceMs) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return false;
  // A folder's own time changes when a file in it is removed or renamed.
  if (stats.mtimeMs > sinceMs) return true;
  return stats.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), sinceMs));
}
