import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { resolvePlace } from "../../shell/place.ts";
import { runLine } from "../../shell/run.ts";
import { buildDefaultLab } from "../build-default-lab.ts";
import { type Arguments, type Done, done, type Operand, type Verb } from "../grammar.ts";
import type { PresetLine } from "../presets/preset.ts";
import { PRESETS } from "../presets/presets.ts";
import { refuse } from "../refuse.ts";
import { name } from "../values.ts";

const NAME: Operand<string> = {
  name: "NAME",
  type: name("NAME", () => PRESETS.map((preset) => preset.name)),
  count: "optional",
  help: "which one; without it all are listed",
};

export const preset: Verb = {
  path: ["preset"],
  summary: "Builds a ready-made lab in place of this one.",
  operands: [NAME],
  options: [],
  examples: ["lab preset default", "lab preset nat-and-transparent"],
  run: buildPreset,
};

function buildPreset(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const [typed] = args.many(NAME);
  if (typed === undefined) return ok(done(list()));
  const chosen = PRESETS.find((one) => one.name === typed.toLowerCase());
  if (!chosen) {
    const known = PRESETS.map((one) => one.name).join(", ");
    return refuse("preset.unknown", `there is no preset "${typed}"`, `There is: ${known}.`);
  }
  tx.clear({ actor: "lab", why: `The lab starts anew as "${chosen.title}".` });
  buildDefaultLab(tx);
  for (const line of chosen.lines) {
    const failure = type(tx, line);
    if (failure !== null) throw new Error(`preset ${chosen.name}, ${line.text}: ${failure}`);
  }
  return ok(done(`${chosen.title}: ${chosen.summary}`));
}

/** Runs the line as if somebody typed it; answers what it complained about. */
function type(tx: Transaction, { machine, text }: PresetLine): string | null {
  const place = resolvePlace(tx.world, machine);
  // A lab that was emptied has no such host until the preset adds it; `lab` lines need none.
  const where = place.ok ? place.value : ({ kind: "host", host: machine as HostName } as const);
  const { stdout, stderr, exitCode } = runLine(tx, where, text);
  return exitCode === 0 ? null : stderr || stdout;
}

function list(): string {
  const width = Math.max(...PRESETS.map((one) => one.name.length));
  return PRESETS.map((one) => `${one.name.padEnd(width)}  ${one.title}. ${one.summary}`).join("\n");
}
