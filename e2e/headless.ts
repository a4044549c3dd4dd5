import { spawnSync } from "node:child_process";
import process from "node:process";

/** The parts of `run --json` that the page shows as well. */
export interface WorldJson {
  readonly hosts: readonly HostJson[];
}

export interface HostJson {
  readonly name: string;
  readonly networks: readonly { readonly name: string; readonly driver: string }[];
  readonly vSwitches: readonly { readonly name: string; readonly type: string }[];
  readonly endpoints: readonly EndpointJson[];
  readonly containers: readonly { readonly name: string; readonly id: string; readonly state: string }[];
  readonly natMappings: readonly { readonly externalPort: number }[];
}

export interface EndpointJson {
  readonly container: string | null;
  readonly network: string | null;
  readonly ip: string | null;
  readonly mac: string;
}

/** The lines of a link that are in effect, as the text of a `.lab` file: what follows its cursor is left out. */
export function scenarioOf(link: string): string {
  const rows = lab(["link", "decode", link]).split("\n");
  const cursor = rows.map((row) => /^#! cursor (\d+)$/.exec(row)?.[1]).find((found) => found !== undefined);
  if (cursor === undefined) return rows.join("\n");
  let commands = 0;
  return rows.filter((row) => row.startsWith("#") || (row !== "" && commands++ < Number(cursor))).join("\n");
}

/** What the command line prints for a scenario. */
export function transcriptOf(scenario: string): string {
  return lab(["run"], scenario);
}

/** The World that a replay of the scenario ends with. */
export function worldOf(scenario: string): WorldJson {
  const { world } = JSON.parse(lab(["run", "--json"], scenario)) as { world: WorldJson };
  return world;
}

/** The link that opens a scenario: the part of the address from "#" on. */
export function linkOf(scenario: string): string {
  return lab(["link", "encode"], scenario).trim();
}

function lab(words: readonly string[], input = ""): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/lab.mjs", ...words], {
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`lab ${words.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
