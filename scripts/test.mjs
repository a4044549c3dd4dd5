import { spawnSync } from "node:child_process";
import process from "node:process";

/** In order of how soon each can fail. */
const STEPS = [
  { heading: "Format", script: "format:check" },
  { heading: "Lint", script: "lint" },
  { heading: "Types", script: "types" },
  { heading: "Architecture, unit and property tests", script: "test:unit" },
  { heading: "Build", script: "build" },
  { heading: "End-to-end tests in a real browser", script: "test:e2e" },
];

const skipped = process.argv.includes("--skip-e2e") ? ["test:e2e"] : [];
const steps = STEPS.filter(({ script }) => !skipped.includes(script));

for (const [index, { heading, script }] of steps.entries()) {
  console.log(`\n=== ${index + 1}/${steps.length} ${heading} (npm run ${script})\n`);
  // Through the shell because npm is a script of its own on Windows.
  const { status } = spawnSync(`npm run -s ${script}`, { stdio: "inherit", shell: true });
  if (status !== 0) {
    console.error(`\nFailed: ${heading}. Run it alone with: npm run ${script}`);
    process.exit(1);
  }
}
console.log("\nAll passed.");
