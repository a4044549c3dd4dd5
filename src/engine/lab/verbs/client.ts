import type { Device } from "../../model/physical.ts";
import {
  addDevice,
  BARE_DEVICE,
  deviceNic,
  LISTEN,
  NO_PING,
  newDeviceName,
  ONE_NIC_OPTIONS,
  removeDeviceVerb,
  socketsFrom,
} from "../device.ts";
import type { Option, Verb } from "../grammar.ts";
import { NEW_NAME } from "../names.ts";
import { IP } from "../values.ts";

const DNS: Option<string> = {
  flag: "--dns",
  type: IP,
  count: "list",
  after: null,
  help: "DNS servers that it asks; by default those of its network",
};

export const clientAdd: Verb = {
  path: ["client", "add"],
  summary: "Adds a machine of the LAN, or of an Azure network, that is no container host.",
  operands: [NEW_NAME],
  options: [...ONE_NIC_OPTIONS, DNS, LISTEN, NO_PING],
  examples: [
    "lab client add laptop --ip 192.168.10.50/24",
    "lab client add sql --ip 10.20.0.50/24 --vlan 20 --listen tcp/1433",
    "lab client add vm2 --ip 10.240.0.30/24 --vnet vnet1 --listen tcp/80",
  ],
  run(tx, args) {
    const name = newDeviceName(args);
    const nic = deviceNic(tx, name, args, "Write it: --ip 192.168.10.50/24");
    if (!nic.ok) return nic;
    const known = tx.world.devices
      .filter((device) => device.dns !== null && device.kind !== "internet-host")
      .flatMap((device) => device.nics.map(({ ip }) => ip));
    const client: Device = {
      ...BARE_DEVICE,
      name,
      kind: "client",
      nics: [nic.value],
      dnsServers: args.has(DNS) ? args.all(DNS) : known,
      sockets: socketsFrom(args),
      answersPing: !args.has(NO_PING),
    };
    return addDevice(tx, client, `${name} joins the network at ${nic.value.ip}.`);
  },
};

export const clientRm = removeDeviceVerb(
  "client",
  "a machine of the LAN",
  (device) => device.kind === "client",
);
