import { startDaemon } from "../../dockerd/start-daemon.ts";
import { ok, type Result } from "../../lib/result.ts";
import { guid } from "../../lib/seed.ts";
import type { HostName } from "../../model/ids.ts";
import { OS_PROFILES } from "../../model/profiles.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { HOST_COMPARTMENT, type HostSettings } from "../../model/world.ts";
import { DEFAULT_COMPARTMENT_GUID } from "../../tcpip/compartment.ts";
import { addAdapter, placeOf } from "../adapter.ts";
import { ADAPTER, type AdapterSpec, adapterOptions } from "../adapter-options.ts";
import { addInboundRule } from "../firewall-options.ts";
import { type Arguments, type Done, done, type Option, type Verb } from "../grammar.ts";
import { HOST_OPTIONS } from "../host-options.ts";
import { duplicates, machineExists } from "../machine.ts";
import { NEW_NAME } from "../names.ts";
import { spoofing } from "../spoofing.ts";

const AZURE_DNS = "168.63.129.16";

const NIC: Option<AdapterSpec> = {
  flag: "--nic",
  type: ADAPTER,
  count: "repeat",
  after: null,
  help: "an adapter; the indented options that follow describe it",
};
const NIC_OPTIONS = adapterOptions("--nic");

export const hostAdd: Verb = {
  path: ["host", "add"],
  summary: "Adds a Windows container host with Docker.",
  operands: [NEW_NAME],
  options: [...Object.values(HOST_OPTIONS), NIC, ...NIC_OPTIONS.all],
  examples: [
    "lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24",
    "lab host add win-03 --platform hyperv-vm --mac-spoofing on --nic Ethernet=dhcp",
    "lab host add win-04 --nic Ethernet=192.168.10.24/24 --port trunk --vlan 1 --allowed 1,20",
    'lab host add win-05 --nic Ethernet=192.168.10.25/24 --nic "Ethernet 2" --vlan 60 --allow tcp/1433',
  ],
  run: addHost,
};

function addHost(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const name = args.one(NEW_NAME) as HostName;
  const taken = machineExists(tx.world, name);
  if (taken) return taken;
  const settings = settingsFrom(name, args);
  if (!settings.ok) return settings;
  const { title } = OS_PROFILES[settings.value.os];
  tx.putHost(settings.value, {
    actor: "lab",
    why: `${name} joins the lab: ${title}, ${settings.value.platform}.`,
    show: "Get-ComputerInfo",
  });
  addHostCompartment(tx, name, settings.value);
  const adapters = args.groups(NIC);
  const notes = duplicates(
    tx.world,
    adapters.map(({ value }) => value.address),
  );
  const said: string[] = [];
  for (const adapter of adapters) {
    const pnic = addAdapter(tx, name, adapter.value, adapter.args, NIC_OPTIONS);
    if (!pnic.ok) return pnic;
    said.push(`${pnic.value.name} on ${placeOf(pnic.value.plug)}`);
  }
  adoptDnsOfNetwork(tx, name, args);
  for (const traffic of args.all(HOST_OPTIONS.allow)) addInboundRule(tx, name, "allow", traffic);
  for (const traffic of args.all(HOST_OPTIONS.block)) addInboundRule(tx, name, "block", traffic);
  startDaemon(tx, name);
  return ok(done([`${name}: ${title}`, ...said].join(", "), ...notes));
}

function settingsFrom(name: HostName, args: Arguments): Result<HostSettings, Refusal> {
  const os = args.get(HOST_OPTIONS.os) ?? "ws2022";
  const platform = args.get(HOST_OPTIONS.platform) ?? "physical";
  const macSpoofing = spoofing(platform, args);
  if (!macSpoofing.ok) return macSpoofing;
  const natPrefix = args.get(HOST_OPTIONS.natPrefix) ?? "auto";
  const profile = OS_PROFILES[os];
  return ok({
    name,
    os,
    platform,
    macSpoofing: macSpoofing.value ?? platform === "physical",
    firewall: {
      enabled: args.get(HOST_OPTIONS.firewall) !== "off",
      localRuleMerge: args.get(HOST_OPTIONS.localRules) ?? true,
    },
    dnsServers: args.all(HOST_OPTIONS.dns),
    dnsSuffix: args.get(HOST_OPTIONS.dnsSuffix) ?? "",
    docker: {
      installed: true,
      running: false,
      version: args.get(HOST_OPTIONS.docker) ?? "29.7.2",
      natPrefix: natPrefix === "none" ? null : natPrefix,
      id: guid(`docker/${name}`).toLowerCase(),
      swarm: null,
    },
    hnsRunning: true,
    icsRunning: profile.client || profile.natEngine === "ics",
    memoryGib: 16,
    cpus: 4,
    internalLayerId: guid(`internal-layer/${name}`),
  });
}

function addHostCompartment(tx: Transaction, name: HostName, { firewall }: HostSettings): void {
  tx.put(
    name,
    "compartments",
    HOST_COMPARTMENT,
    {
      id: HOST_COMPARTMENT,
      kind: "host",
      number: 1,
      guid: DEFAULT_COMPARTMENT_GUID,
      containerIds: [],
      interfaces: [],
      routes: [],
      sockets: [],
      filter: { kind: "windows-firewall", enabled: firewall.enabled, unsolicited: "block", allowed: [] },
    },
    {
      actor: "TCPIP",
      why: `Windows starts with one network namespace, compartment 1, for ${name} itself.`,
      show: "Get-NetCompartment",
    },
  );
}

/** Without --dns the host asks the DNS servers of its first network, in Azure the one that Azure provides. */
function adoptDnsOfNetwork(tx: Transaction, name: HostName, args: Arguments): void {
  if (args.has(HOST_OPTIONS.dns)) return;
  const { settings, pnics, compartments } = tx.host(name);
  const plug = pnics.find((pnic) => pnic.plug !== null)?.plug ?? null;
  const servers =
    plug?.kind === "azure"
      ? [AZURE_DNS]
      : tx.world.devices
          .filter((device) => device.dns !== null)
          .flatMap((device) => device.nics)
          .filter((nic) => nic.plug.kind === "segment" && plug !== null && nic.plug.segment === plug.segment)
          .map((nic) => nic.ip);
  const compartment = compartments.get(HOST_COMPARTMENT);
  if (servers.length === 0 || !compartment) return;
  tx.putHost(
    { ...settings, dnsServers: servers },
    { actor: "lab", why: `${name} asks ${servers.join(" and ")} for names.` },
  );
  const interfaces = compartment.interfaces.map((one) =>
    one.dnsServers.length > 0 || one.addresses.length === 0 ? one : { ...one, dnsServers: servers },
  );
  tx.put(
    name,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, interfaces },
    {
      actor: "TCPIP",
      why: `The adapters of ${name} carry the DNS servers ${servers.join(" and ")}.`,
      show: "Get-DnsClientServerAddress -AddressFamily IPv4",
    },
  );
}
