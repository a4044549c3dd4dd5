import { createNetwork } from "../../../dockerd/create-network.ts";
import type { NetworkCreateRequest } from "../../../dockerd/requests.ts";
import type { FlagValues } from "../grammar/flag-values.ts";
import { noteDriverOptions } from "../option-keys.ts";
import { type CommandContext, failWith, refuseWith } from "./context.ts";
import { ipamFromFlags } from "./ipam-flags.ts";

/** `docker network create`: prints the new id. Source: facts on the command line, sections 2.1 to 2.3. */
export function networkCreate(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [name = ""] = args;
  const ipam = ipamFromFlags(flags);
  if (!ipam.ok) {
    return failWith(context, ipam.error, {
      code: "ipam-flags",
      text: "The client checks that each --gateway, --ip-range and --aux-address lies in a --subnet before it asks the daemon.",
      fix: null,
      source: null,
    });
  }
  const created = createNetwork(tx, hostName, { ...requestOf(flags, name), ipam: ipam.value });
  if (!created.ok) return refuseWith(context, created.error);
  printer.out(`${created.value.id}\n`);
  for (const warning of created.value.warnings) printer.error(`WARNING: ${warning}\n`);
  noteDriverOptions(printer, flags.text("driver"), flags.map("opt"));
}

function requestOf(flags: FlagValues, name: string): NetworkCreateRequest {
  return {
    name,
    driver: flags.text("driver"),
    scope: flags.text("scope"),
    attachable: flags.bool("attachable"),
    ingress: flags.bool("ingress"),
    internal: flags.bool("internal"),
    configOnly: flags.bool("config-only"),
    configFrom: flags.text("config-from"),
    enableIpv4: flags.has("ipv4") ? flags.bool("ipv4") : null,
    enableIpv6: flags.has("ipv6") ? flags.bool("ipv6") : null,
    ipamDriver: flags.text("ipam-driver"),
    ipamOptions: flags.map("ipam-opt"),
    ipam: [],
    options: flags.map("opt"),
    labels: flags.map("label"),
  };
}
