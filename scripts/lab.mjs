import process from "node:process";
import { pathToFileURL } from "node:url";
import { buildHeadless, HEADLESS, HEADLESS_SOURCES } from "./build-headless.mjs";
import { isStale } from "./freshness.mjs";

const USAGE_OR_INPUT = 2;

if (isStale(HEADLESS, HEADLESS_SOURCES)) {
  try {
    await buildHeadless();
  } catch (error) {
    process.stderr.write(
      `vswitch-lab could not be built: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(USAGE_OR_INPUT);
  }
}

// npm runs scripts in the package's folder; files are named as seen from where the user stands.
if (process.env.npm_lifecycle_event === "lab" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// In this process: a second Node would add its start to every call.
process.argv[1] = HEADLESS;
await import(pathToFileURL(HEADLESS).href);
