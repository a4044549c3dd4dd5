import { chmod, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUTPUT = "dist-headless";
const FILE = "vswitch-lab.js";

/** The built command line. */
export const HEADLESS = join(ROOT, OUTPUT, FILE);

/** What it is built from. */
export const HEADLESS_SOURCES = [
  ...["engine", "scenario", "hostimport", "curriculum", "headless"].map((layer) => join(ROOT, "src", layer)),
  join(ROOT, "package.json"),
  fileURLToPath(import.meta.url),
];

/** Bundles the command line with all its dependencies into one file that plain Node 20 runs. */
export async function buildHeadless() {
  // Loaded here because Vite alone takes longer to load than the built tool takes to start.
  const { build } = await import("vite");
  const cache = join(ROOT, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "headless-"));
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: "error",
      ssr: { noExternal: true },
      build: {
        ssr: "src/headless/main.ts",
        target: "node20",
        outDir: folder,
        minify: false,
        rolldownOptions: {
          output: { entryFileNames: FILE, banner: "#!/usr/bin/env node", codeSplitting: false },
        },
      },
    });
    await chmod(join(folder, FILE), 0o755);
    await mkdir(join(ROOT, OUTPUT), { recursive: true });
    // Renamed into place, so that nobody who runs the tool meanwhile meets half a file.
    await rename(join(folder, FILE), HEADLESS);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildHeadless();
