import { ok, type Result } from "../../lib/result.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { HOST_COMPARTMENT, type HostSettings } from "../../model/world.ts";
import { addInboundRule, setFirewall } from "../firewall-options.ts";
import { type Arguments, type Done, done, type Verb } from "../grammar.ts";
import { HOST_OPTIONS } from "../host-options.ts";
import { existingHost } from "../machine.ts";
import { HOST } from "../names.ts";
import { refuse } from "../refuse.ts";
import { spoofing } from "../spoofing.ts";

const { os: _os, platform: _platform, ...SETTABLE } = HOST_OPTIONS;

export const hostSet: Verb = {
  path: ["host", "set"],
  summary: "Changes the settings of a host.",
  operands: [HOST],
  options: Object.values(SETTABLE),
  examples: ["lab host set win-01 --allow tcp/1433 icmp", "lab host set win-02 --mac-spoofing on"],
  run: setHost,
};

function setHost(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const found = existingHost(tx.world, args.one(HOST));
  if (!found.ok) return found;
  const { name } = found.value.settings;
  if (!args.hasOptions) {
    return refuse("host.nothing", "nothing to change", "Name a setting; lab host set --help lists them.");
  }
  const changed = changedSettings(found.value.settings, args);
  if (!changed.ok) return changed;
  if (changed.value.said.length > 0) {
    tx.putHost(changed.value.settings, { actor: "lab", why: `${name}: ${changed.value.said.join(", ")}.` });
  }
  const firewall = args.get(SETTABLE.firewall);
  if (firewall !== null) setFirewall(tx, name, firewall !== "off");
  if (args.has(SETTABLE.dns)) setDnsServers(tx, changed.value.settings);
  for (const traffic of args.all(SETTABLE.allow)) addInboundRule(tx, name, "allow", traffic);
  for (const traffic of args.all(SETTABLE.block)) addInboundRule(tx, name, "block", traffic);
  return ok(done(`${name} changed`));
}

/** The settings with what was typed, and a phrase for each. */
function changedSettings(
  settings: HostSettings,
  args: Arguments,
): Result<{ readonly settings: HostSettings; readonly said: readonly string[] }, Refusal> {
  const said: string[] = [];
  let next = settings;
  const spoofs = spoofing(settings.platform, args);
  if (!spoofs.ok) return spoofs;
  if (spoofs.value !== null) {
    next = { ...next, macSpoofing: spoofs.value };
    said.push(`the outer switch ${spoofs.value ? "lets through" : "drops"} MACs that are not the VM's own`);
  }
  const localRuleMerge = args.get(SETTABLE.localRules);
  if (localRuleMerge !== null) {
    next = { ...next, firewall: { ...next.firewall, localRuleMerge } };
    said.push(`group policy ${localRuleMerge ? "applies" : "ignores"} local firewall rules`);
  }
  if (args.has(SETTABLE.dns)) {
    next = { ...next, dnsServers: args.all(SETTABLE.dns) };
    said.push(`DNS servers are ${next.dnsServers.join(" and ")}`);
  }
  const dnsSuffix = args.get(SETTABLE.dnsSuffix);
  if (dnsSuffix !== null) {
    next = { ...next, dnsSuffix };
    said.push(`the DNS suffix is ${dnsSuffix}`);
  }
  const version = args.get(SETTABLE.docker);
  if (version !== null) {
    next = { ...next, docker: { ...next.docker, version } };
    said.push(`Docker is version ${version}`);
  }
  const natPrefix = args.get(SETTABLE.natPrefix);
  if (natPrefix !== null) {
    next = { ...next, docker: { ...next.docker, natPrefix: natPrefix === "none" ? null : natPrefix } };
    said.push(`daemon.json asks for the nat prefix ${natPrefix} the next time the network is made`);
  }
  return ok({ settings: next, said });
}

/** Adapters with DNS servers of their own follow, except those that got them by DHCP. */
function setDnsServers(tx: Transaction, { name, dnsServers }: HostSettings): void {
  const compartment = tx.host(name).compartments.get(HOST_COMPARTMENT);
  if (!compartment) return;
  const interfaces = compartment.interfaces.map((one) =>
    !one.dhcp.enabled && (one.nic.kind === "pnic" || one.dnsServers.length > 0)
      ? { ...one, dnsServers }
      : one,
  );
  tx.put(
    name,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, interfaces },
    {
      actor: "TCPIP",
      why: `The adapters of ${name} carry the DNS servers ${dnsServers.join(" and ")}.`,
      show: "Get-DnsClientServerAddress -AddressFamily IPv4",
    },
  );
}
