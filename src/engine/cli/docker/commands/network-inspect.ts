import { findNetwork } from "../../../dockerd/find.ts";
import { isAtLeast } from "../../../dockerd/version.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { printInspected } from "../format/inspect.ts";
import { networkValue } from "../inspect/network.ts";
import { refusalLine } from "../printer.ts";
import type { GoValue } from "../template/value.ts";
import { type CommandContext, hostOf } from "./context.ts";
import { overlayExtras } from "./network-peers.ts";

/** `docker network inspect`. Source: facts on the command line, section 2.6. */
export function networkInspect(context: CommandContext): void {
  const host = hostOf(context);
  inspectEach(context, (ref) => {
    const found = findNetwork(host, ref);
    if (!found.ok) return { refusal: inspectRefusal(host.settings.docker.version, ref, found.error) };
    const extras = overlayExtras(context.tx.world, host, found.value, context.flags.bool("verbose"));
    return { value: networkValue(host, found.value, extras) };
  });
}

/**
 * Only here the daemon says first what is ambiguous; clients up to 20.10 had words of their own for what is missing.
 * Source: facts on the command line, sections 1.9 and 13.
 */
function inspectRefusal(version: string, ref: string, refusal: Refusal): Refusal {
  if (refusal.code !== "network-ambiguous" && !isAtLeast(version, 23, 0)) {
    return { ...refusal, layer: "cli", message: `Error: No such network: ${ref}` };
  }
  const [, what, why] = /^(.* is ambiguous) \((.*)\)$/.exec(refusal.message) ?? [];
  return what === undefined ? refusal : { ...refusal, message: `${why}: ${what}` };
}

export type Inspected = { readonly value: GoValue } | { readonly refusal: Refusal };

/** Prints what `find` makes of each argument, then the errors. */
export function inspectEach(context: CommandContext, find: (ref: string) => Inspected): void {
  const { args, flags, printer } = context;
  const outcomes = args.map(find);
  printInspected(
    printer,
    outcomes.map((outcome) => ("value" in outcome ? outcome : { error: refusalLine(outcome.refusal) })),
    flags.text("format"),
  );
  for (const outcome of outcomes) if ("refusal" in outcome) printer.explain(outcome.refusal);
}
