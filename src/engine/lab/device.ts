import { ok, type Result } from "../lib/result.ts";
import type { DeviceName } from "../model/ids.ts";
import type { Device, DeviceNic } from "../model/physical.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { gatewayOf } from "./adapter.ts";
import { adapterOptions } from "./adapter-options.ts";
import { assignOwnAddress } from "./azure.ts";
import { type Arguments, type Done, done, type Option, type Verb } from "./grammar.ts";
import { adapterMac } from "./mac.ts";
import { duplicates, machineExists } from "./machine.ts";
import { deviceNames, findDevice, NEW_NAME } from "./names.ts";
import { choosePlug } from "./plug.ts";
import { refuse } from "./refuse.ts";
import { ADDRESS, type Address, name, SERVER_PORT, type ServerPort, SWITCH } from "./values.ts";

const PROCESS = "server";

/** A device without any role: what its verb adds makes it a client, a server or a router. */
export const BARE_DEVICE: Omit<Device, "name" | "kind"> = {
  nics: [],
  routes: [],
  forwards: false,
  natFor: [],
  sockets: [],
  answersPing: true,
  dnsServers: [],
  dhcp: null,
  dns: null,
};

export const DEVICE_NIC = adapterOptions(null);

export const DEVICE_ADDRESS: Option<Address> = {
  flag: "--ip",
  type: ADDRESS,
  count: "once",
  after: null,
  help: "address of the machine",
};

export const LISTEN: Option<ServerPort> = {
  flag: "--listen",
  type: SERVER_PORT,
  count: "list",
  after: null,
  help: "ports that a server on the machine listens on",
};

export const NO_PING: Option<true> = {
  flag: "--no-ping",
  type: SWITCH,
  count: "once",
  after: null,
  help: "the machine does not answer echo requests",
};

/** Options of a machine with one adapter. */
export const ONE_NIC_OPTIONS: readonly Option<unknown>[] = [
  DEVICE_ADDRESS,
  DEVICE_NIC.gateway,
  DEVICE_NIC.mac,
  DEVICE_NIC.segment,
  DEVICE_NIC.vnet,
  DEVICE_NIC.vlan,
];

/** The one adapter of a device, from --ip, --gateway, --mac, --segment, --vnet and --vlan. */
export function deviceNic(
  tx: Transaction,
  machine: string,
  args: Arguments,
  needsAddress: string,
): Result<DeviceNic, Refusal> {
  const address = args.get(DEVICE_ADDRESS);
  if (address === null) return refuse("device.address", `${machine} needs an address`, needsAddress);
  const plug = choosePlug(tx, args, DEVICE_NIC, null, false);
  if (!plug.ok) return plug;
  const { ip, prefixLength } = address;
  const typed = args.get(DEVICE_NIC.gateway) ?? "auto";
  const gateway = typed === "auto" ? gatewayOf(tx.world, `${ip}/${prefixLength}`, plug.value) : typed;
  if (plug.value.kind === "azure") assignOwnAddress(tx, plug.value.vnet, machine, ip);
  return ok({
    name: "Ethernet",
    mac: args.get(DEVICE_NIC.mac) ?? adapterMac("device", machine, "Ethernet"),
    ip,
    prefixLength,
    gateway: gateway === "none" ? null : gateway,
    plug: plug.value,
  });
}

export function socketsFrom(args: Arguments): Device["sockets"] {
  return args.all(LISTEN).map(({ protocol, port }) => ({ protocol, port, process: PROCESS }));
}

export function putDevice(tx: Transaction, device: Device, why: string): void {
  tx.putShared("devices", device.name, device, { actor: "lab", why });
}

/** Adds a device that is not there yet; refuses a name that is taken, warns about an address that is taken. */
export function addDevice(tx: Transaction, device: Device, why: string): Result<Done, Refusal> {
  const taken = machineExists(tx.world, device.name);
  if (taken) return taken;
  const notes = duplicates(tx.world, device.nics);
  putDevice(tx, device, why);
  return ok(done(`${device.name}: ${device.nics.map(({ ip }) => ip).join(", ")}`, ...notes));
}

export function newDeviceName(args: Arguments): DeviceName {
  return args.one(NEW_NAME) as DeviceName;
}

const DEVICE = { name: "NAME", type: name("NAME", deviceNames), count: "one", help: "the machine" } as const;

/** `lab router rm NAME` and its sisters. */
export function removeDeviceVerb(word: string, what: string, is: (device: Device) => boolean): Verb {
  return {
    path: [word, "rm"],
    summary: `Removes ${what}.`,
    operands: [DEVICE],
    options: [],
    examples: [],
    run(tx, args) {
      const typed = args.one(DEVICE);
      const device = findDevice(tx.world, typed);
      if (!device || !is(device)) {
        const known = tx.world.devices.filter(is).map((other) => other.name);
        return refuse(
          "device.unknown",
          `there is no ${word} "${typed}"`,
          known.length > 0 ? `This lab has: ${known.join(", ")}.` : "This lab has none.",
        );
      }
      tx.removeShared("devices", device.name, { actor: "lab", why: `${device.name} leaves the lab.` });
      return ok(done(`${device.name} removed`));
    },
  };
}
