import { readFileSync } from "node:fs";
import process from "node:process";
import { TextDecoder } from "node:util";
import { readStdinBytes } from "./read-stdin.ts";
import { runTool } from "./tool.ts";

/** Refuses bytes that are not text instead of replacing them. */
function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("it is not UTF-8 text");
  }
}

process.exitCode = await runTool(process.argv.slice(2), {
  readFile: (path) => utf8(readFileSync(path)),
  readStdin: () => utf8(readStdinBytes()),
  write: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
});
