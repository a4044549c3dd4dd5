import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { Plug, PNic } from "../../model/vswitch.ts";
import { HOST_COMPARTMENT } from "../../model/world.ts";
import { withoutInterface } from "../../tcpip/compartment.ts";
import { addAdapter, placeOf } from "../adapter.ts";
import { setAddress } from "../adapter-address.ts";
import { ADAPTER, adapterOptions } from "../adapter-options.ts";
import { type Arguments, type Done, done, type Operand, type Verb } from "../grammar.ts";
import { duplicates, existingHost } from "../machine.ts";
import { adapterNames, HOST } from "../names.ts";
import { choosePlug } from "../plug.ts";
import { refuse } from "../refuse.ts";
import { text } from "../values.ts";

const OPTIONS = adapterOptions(null);
const PLUG_OPTIONS = [OPTIONS.segment, OPTIONS.vnet, OPTIONS.port, OPTIONS.vlan, OPTIONS.allowed];
const SPEC = { name: "NAME[=IP/LEN|=dhcp]", type: ADAPTER, count: "one", help: "the adapter" } as const;
const ADAPTER_NAME: Operand<string> = {
  name: "NAME",
  type: text("NAME", adapterNames),
  count: "one",
  help: 'the adapter, such as "Ethernet 2"',
};

export const nicAdd: Verb = {
  path: ["nic", "add"],
  summary: "Puts another adapter into a host and plugs it in.",
  operands: [HOST, SPEC],
  options: OPTIONS.all,
  examples: ['lab nic add win-01 "Ethernet 3=10.60.0.10/24" --vlan 60 --gateway none'],
  run(tx, args) {
    const found = existingHost(tx.world, args.one(HOST));
    if (!found.ok) return found;
    const spec = args.one(SPEC);
    const notes = duplicates(tx.world, [spec.address]);
    const pnic = addAdapter(tx, found.value.settings.name, spec, args, OPTIONS);
    return pnic.ok ? ok(done(`${pnic.value.name} on ${placeOf(pnic.value.plug)}`, ...notes)) : pnic;
  },
};

export const nicSet: Verb = {
  path: ["nic", "set"],
  summary: "Gives an adapter another address, or none with NAME alone.",
  operands: [HOST, SPEC],
  options: [OPTIONS.gateway],
  examples: [
    'lab nic set win-01 "Ethernet 2=192.168.10.22/24" --gateway none',
    "lab nic set win-02 Ethernet=dhcp",
  ],
  run(tx, args) {
    const spec = args.one(SPEC);
    const found = adapterOf(tx, args.one(HOST), spec.name);
    if (!found.ok) return found;
    const notes = duplicates(tx.world, [spec.address]);
    const { host, pnic } = found.value;
    const set = setAddress(tx, host, pnic, spec.address, args.get(OPTIONS.gateway) ?? "auto");
    return set.ok ? ok(done(set.value, ...notes)) : set;
  },
};

export const nicRm: Verb = {
  path: ["nic", "rm"],
  summary: "Takes an adapter out of a host.",
  operands: [HOST, ADAPTER_NAME],
  options: [],
  examples: ['lab nic rm win-01 "Ethernet 2"'],
  run(tx, args) {
    const found = adapterOf(tx, args.one(HOST), args.one(ADAPTER_NAME));
    if (!found.ok) return found;
    const { host, pnic } = found.value;
    if (pnic.vswitchId !== null) {
      return refuse(
        "adapter.bound",
        `${pnic.name} belongs to an external vSwitch`,
        "Remove the networks on that vSwitch first (docker network ls shows them).",
      );
    }
    const { compartments } = tx.host(host);
    const compartment = compartments.get(HOST_COMPARTMENT);
    const own = compartment?.interfaces.find(({ nic }) => nic.kind === "pnic" && nic.id === pnic.id);
    const cause = {
      actor: "lab",
      why: `${pnic.name} is taken out of ${host}.`,
      show: "Get-NetAdapter",
    } as const;
    if (compartment && own) {
      tx.put(host, "compartments", HOST_COMPARTMENT, withoutInterface(compartment, own.index), cause);
    }
    tx.remove(host, "pnics", pnic.id, cause);
    return ok(done(`${pnic.name} removed`));
  },
};

export const nicPlug: Verb = {
  path: ["nic", "plug"],
  summary: "Plugs an adapter's cable in, or changes the physical switch port at its end.",
  operands: [HOST, ADAPTER_NAME],
  options: PLUG_OPTIONS,
  examples: [
    "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20",
    'lab nic plug win-01 "Ethernet 2" --segment LAN2',
  ],
  run(tx, args) {
    const found = adapterOf(tx, args.one(HOST), args.one(ADAPTER_NAME));
    if (!found.ok) return found;
    const { host, pnic } = found.value;
    const plug = choosePlug(tx, args, OPTIONS, pnic.plug, tx.host(host).settings.platform === "azure-vm");
    return plug.ok ? putPlug(tx, host, pnic, plug.value) : plug;
  },
};

export const nicUnplug: Verb = {
  path: ["nic", "unplug"],
  summary: "Pulls an adapter's cable.",
  operands: [HOST, ADAPTER_NAME],
  options: [],
  examples: ["lab nic unplug win-01 Ethernet"],
  run(tx, args: Arguments) {
    const found = adapterOf(tx, args.one(HOST), args.one(ADAPTER_NAME));
    return found.ok ? putPlug(tx, found.value.host, found.value.pnic, null) : found;
  },
};

function putPlug(tx: Transaction, host: HostName, pnic: PNic, plug: Plug | null): Result<Done, Refusal> {
  const place = placeOf(plug);
  if (JSON.stringify(plug) === JSON.stringify(pnic.plug)) {
    return ok(done(`${pnic.name} is plugged into ${place} already`));
  }
  tx.put(
    host,
    "pnics",
    pnic.id,
    { ...pnic, plug, up: plug !== null },
    {
      actor: "lab",
      why: plug
        ? `${pnic.name} of ${host} is now plugged into ${place}.`
        : `The cable of ${pnic.name} is pulled.`,
      show: `Get-NetAdapter -Name "${pnic.name}"`,
    },
  );
  return ok(done(plug ? `${pnic.name} on ${place}` : `${pnic.name} unplugged`));
}

function adapterOf(
  tx: Transaction,
  hostName: string,
  adapter: string,
): Result<{ readonly host: HostName; readonly pnic: PNic }, Refusal> {
  const found = existingHost(tx.world, hostName);
  if (!found.ok) return found;
  const { settings, pnics } = found.value;
  const pnic = pnics.find((one) => one.name.toLowerCase() === adapter.toLowerCase());
  if (pnic) return ok({ host: settings.name, pnic });
  return refuse(
    "adapter.unknown",
    `${settings.name} has no adapter "${adapter}"`,
    pnics.size > 0
      ? `It has: ${pnics.map((one) => one.name).join(", ")}.`
      : "It has none: lab nic add gives it one.",
  );
}
