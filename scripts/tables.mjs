import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { bundle, ROOT } from "./bundle.mjs";

/**
 * Prints Microsoft's tables of connectivity, IPAM and service discovery as the simulation fills them; `--write`
 * also puts them into docs/fidelity.md.
 */
const built = join(ROOT, "node_modules", ".cache", "tables", "tables.js");
await bundle("src/engine/conformance/microsoft-tables.ts", built);
const tables = /** @type {{ microsoftTables: () => string }} */ (await import(pathToFileURL(built).href));
const text = tables.microsoftTables();
process.stdout.write(text);

if (process.argv.includes("--write")) {
  const file = join(ROOT, "docs", "fidelity.md");
  const old = readFileSync(file, "utf8");
  const block = /(<!-- tables -->\n)[\s\S]*?(<!-- end of tables -->)/;
  writeFileSync(file, old.replace(block, `$1\n${text.replaceAll("$", "$$$$")}\n$2`));
}
