import { findService, updateService } from "../../../../dockerd/swarm/services.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import { parseUnsigned } from "../../grammar/go-number.ts";
import { refusalLine } from "../../printer.ts";
import { type CommandContext, failWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { printProgress } from "./progress.ts";

const USAGE = `See 'docker service scale --help'.

Usage:  docker service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]

Scale one or multiple replicated services`;

/** `docker service scale`. Source: facts on the command line, section 7.2. */
export function scale(context: CommandContext): void {
  const { args, flags, printer } = context;
  const wrong = args.find((arg) => !/^[^=]+=[^=]+$/.test(arg));
  if (wrong !== undefined) return failWith(context, `invalid scale specifier '${wrong}'.\n${USAGE}`);
  if (!asManager(context)) return;
  const errors: string[] = [];
  const scaled: string[] = [];
  for (const arg of args) {
    const [ref = "", count = ""] = arg.split("=");
    const problem = scaleOne(context, ref, count);
    if (problem === null) scaled.push(ref);
    else errors.push(`${ref}: ${problem}`);
  }
  if (!flags.bool("detach")) for (const ref of scaled) watch(context, ref);
  if (errors.length === 0) return;
  printer.error(`${errors.join("\n")}\n`);
  printer.exit(1);
}

/** Scales one service and says so; what went wrong otherwise. */
function scaleOne(context: CommandContext, ref: string, text: string): string | null {
  const { tx, hostName, printer } = context;
  const count = parseUnsigned(text, 64);
  if (!count.ok) return `invalid replicas value ${text}: ${count.error}`;
  const manager = asManager(context);
  if (!manager) return "";
  const found = findService(manager.swarm, ref);
  if (!found.ok) return explained(context, found.error);
  if (found.value.mode === "global") return "scale can only be used with replicated or replicated-job mode";
  const replicas = Number(count.value);
  const updated = updateService(tx, hostName, found.value.id, (spec) => ({ ...spec, replicas }));
  if (!updated.ok) return explained(context, updated.error);
  printer.out(`${ref} scaled to ${replicas}\n`);
  return null;
}

function explained({ printer }: CommandContext, refusal: Refusal): string {
  printer.explain(refusal);
  return refusalLine(refusal);
}

function watch(context: CommandContext, ref: string): void {
  const manager = asManager(context);
  const found = manager ? findService(manager.swarm, ref) : null;
  if (manager && found?.ok) printProgress(context.printer, manager.swarm, found.value, ref);
}
