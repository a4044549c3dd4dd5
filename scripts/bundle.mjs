import { chmod, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles a TypeScript entry with all it imports into one executable file that plain Node 20 runs.
 * @param {string} entry relative to the root, with forward slashes
 * @param {string} output absolute
 */
export async function bundle(entry, output) {
  // Loaded here because Vite alone takes longer to load than the headless tool takes to start.
  const { build } = await import("vite");
  const cache = join(ROOT, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bundle-"));
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: "error",
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        target: "node20",
        outDir: folder,
        minify: false,
        rolldownOptions: {
          output: { entryFileNames: "out.js", banner: "#!/usr/bin/env node", codeSplitting: false },
        },
      },
    });
    await chmod(join(folder, "out.js"), 0o755);
    await mkdir(dirname(output), { recursive: true });
    // Renamed into place, so that nobody who runs the file meanwhile meets half of it.
    await rename(join(folder, "out.js"), output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
