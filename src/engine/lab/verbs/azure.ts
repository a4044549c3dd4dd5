import { ok, type Result } from "../../lib/result.ts";
import type { AzureVnetName } from "../../model/ids.ts";
import type { AzureVnet } from "../../model/physical.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { existingVnet, putVnet } from "../azure.ts";
import { type Arguments, type Done, done, type Operand, type Option, type Verb } from "../grammar.ts";
import { machineNames, NEW_NAME, vnetNames } from "../names.ts";
import { refuse } from "../refuse.ts";
import { type Assignment, assignment, CIDR, IP, name, ON_OFF } from "../values.ts";

export const VNET: Operand<string> = {
  name: "VNET",
  type: name("VNET", vnetNames),
  count: "one",
  help: "an Azure virtual network of the lab",
};
const PREFIX: Option<string> = {
  flag: "--prefix",
  type: CIDR,
  count: "once",
  after: null,
  help: "address space of the network; 10.240.0.0/16 by default",
};
const SUBNET: Option<string> = {
  flag: "--subnet",
  type: CIDR,
  count: "once",
  after: null,
  help: "its one subnet; by default the whole address space",
};
const IP_CONFIG: Option<Assignment<string>> = {
  flag: "--ip",
  type: assignment("MACHINE", IP, machineNames),
  count: "list",
  after: null,
  help: "addresses assigned to the NIC of a VM; its own address is among them anyway",
};
const RELEASE: Option<Assignment<string>> = {
  ...IP_CONFIG,
  flag: "--release",
  help: "addresses taken from the NIC of a VM",
};
const PUBLIC_IP: Option<Assignment<string>> = {
  flag: "--public-ip",
  type: assignment("MACHINE", IP, machineNames),
  count: "list",
  after: null,
  help: "public address of a VM",
};
const FORWARDING: Option<boolean> = {
  flag: "--ip-forwarding",
  type: ON_OFF,
  count: "once",
  after: null,
  help: "the NICs may carry packets of other addresses; off by default",
};

export const azureAdd: Verb = {
  path: ["azure", "add"],
  summary: "Adds an Azure virtual network.",
  operands: [NEW_NAME],
  options: [PREFIX, SUBNET, IP_CONFIG, PUBLIC_IP, FORWARDING],
  examples: [
    "lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24 --ip win-01=10.240.0.5 win-01=10.240.0.6",
  ],
  run(tx, args) {
    const typed = args.one(NEW_NAME);
    if (vnetNames(tx.world).includes(typed)) {
      return refuse(
        "vnet.exists",
        `there is an Azure network "${typed}" already`,
        "Change it: lab azure set.",
      );
    }
    const prefix = args.get(PREFIX) ?? args.get(SUBNET) ?? "10.240.0.0/16";
    const empty: AzureVnet = {
      name: typed as AzureVnetName,
      prefix,
      subnet: args.get(SUBNET) ?? prefix,
      ipConfigs: {},
      publicIps: {},
      ipForwarding: false,
      nsg: [],
      udr: [],
    };
    const vnet = changed(empty, args);
    putVnet(
      tx,
      vnet,
      `Azure provides the virtual network ${typed}: it forwards by address only, and knows no broadcast.`,
    );
    return ok(done(`${typed}: ${vnet.prefix}`));
  },
};

export const azureSet: Verb = {
  path: ["azure", "set"],
  summary: "Changes addresses and forwarding in an Azure virtual network.",
  operands: [VNET],
  options: [IP_CONFIG, RELEASE, PUBLIC_IP, FORWARDING],
  examples: ["lab azure set vnet1 --ip-forwarding on", "lab azure set vnet1 --ip win-01=10.240.0.6"],
  run: setAzure,
};

export const azureRm: Verb = {
  path: ["azure", "rm"],
  summary: "Removes an Azure virtual network that nothing is plugged into.",
  operands: [VNET],
  options: [],
  examples: ["lab azure rm vnet1"],
  run(tx, args) {
    const found = existingVnet(tx.world, args.one(VNET));
    if (!found.ok) return found;
    const { name: vnet } = found.value;
    const isIn = (plug: { readonly kind: string } | null) =>
      plug?.kind === "azure" && "vnet" in plug && plug.vnet === vnet;
    const user =
      tx.world.hosts.find(({ pnics }) => pnics.some((pnic) => isIn(pnic.plug)))?.settings.name ??
      tx.world.devices.find(({ nics }) => nics.some((nic) => isIn(nic.plug)))?.name;
    if (user) return refuse("vnet.in-use", `${vnet} is in use by ${user}`, "Remove that machine first.");
    tx.removeShared("azureVnets", vnet, { actor: "lab", why: `${vnet} leaves the lab.` });
    return ok(done(`${vnet} removed`));
  },
};

function setAzure(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const found = existingVnet(tx.world, args.one(VNET));
  if (!found.ok) return found;
  if (!args.hasOptions) {
    return refuse("vnet.nothing", "nothing to change", "Name a setting; lab azure set --help lists them.");
  }
  const vnet = changed(found.value, args);
  putVnet(tx, vnet, `Azure changes addresses or forwarding in ${vnet.name}.`);
  return ok(done(`${vnet.name} changed`));
}

function changed(vnet: AzureVnet, args: Arguments): AzureVnet {
  const ipConfigs: Record<string, readonly string[]> = { ...vnet.ipConfigs };
  for (const { name: machine, value } of args.all(IP_CONFIG)) {
    ipConfigs[machine] = [...new Set([...(ipConfigs[machine] ?? []), value])];
  }
  for (const { name: machine, value } of args.all(RELEASE)) {
    ipConfigs[machine] = (ipConfigs[machine] ?? []).filter((ip) => ip !== value);
  }
  const publicIps = Object.fromEntries(
    args.all(PUBLIC_IP).map(({ name: machine, value }) => [machine, value]),
  );
  return {
    ...vnet,
    ipConfigs,
    publicIps: { ...vnet.publicIps, ...publicIps },
    ipForwarding: args.get(FORWARDING) ?? vnet.ipForwarding,
  };
}
