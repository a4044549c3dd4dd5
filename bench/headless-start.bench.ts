import { spawnSync } from "node:child_process";
import process from "node:process";
import { measure } from "./measure.ts";

measure("headless command line, start to end of --help", { goalMs: 300, failMs: 1000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, ["dist-headless/vswitch-lab.js", "--help"]);
  if (status !== 0) throw new Error(`--help ended with ${status}: ${stderr.toString()}`);
});
