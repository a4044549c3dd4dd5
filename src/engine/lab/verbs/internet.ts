import { formatIp, isPrivate, maskOf, parseIp } from "../../lib/ipv4.ts";
import type { Device } from "../../model/physical.ts";
import {
  addDevice,
  BARE_DEVICE,
  LISTEN,
  NO_PING,
  newDeviceName,
  removeDeviceVerb,
  socketsFrom,
} from "../device.ts";
import type { Option, Verb } from "../grammar.ts";
import { adapterMac } from "../mac.ts";
import { NEW_NAME } from "../names.ts";
import { ensureInternet, INTERNET } from "../plug.ts";
import { refuse } from "../refuse.ts";
import { IP, name } from "../values.ts";

/** Servers of the Internet sit in a /24 whose first address is their provider's router. */
const PREFIX_LENGTH = 24;

const ADDRESS: Option<string> = {
  flag: "--ip",
  type: IP,
  count: "once",
  after: null,
  help: "its public address",
};
const DNS_NAME: Option<string> = {
  flag: "--name",
  type: name("NAME"),
  count: "list",
  after: null,
  help: "DNS names that lead to it, such as www.example.com",
};

export const internetAdd: Verb = {
  path: ["internet", "add"],
  summary: "Adds a server on the Internet.",
  operands: [NEW_NAME],
  options: [ADDRESS, LISTEN, DNS_NAME, NO_PING],
  examples: ["lab internet add internet --ip 203.0.113.10 --listen tcp/80 tcp/443 --name www.example.com"],
  run(tx, args) {
    const machine = newDeviceName(args);
    const ip = args.get(ADDRESS);
    if (ip === null || isPrivate(ip)) {
      return refuse(
        "internet.address",
        ip === null
          ? `${machine} needs an address`
          : `${ip} is a private address: the Internet does not route it`,
        "Write a public one, such as --ip 203.0.113.10",
      );
    }
    ensureInternet(tx);
    const network = ((parseIp(ip) ?? 0) & maskOf(PREFIX_LENGTH)) >>> 0;
    const server: Device = {
      ...BARE_DEVICE,
      name: machine,
      kind: "internet-host",
      nics: [
        {
          name: "Ethernet",
          mac: adapterMac("device", machine, "Ethernet"),
          ip,
          prefixLength: PREFIX_LENGTH,
          gateway: formatIp(network + 1),
          plug: { kind: "segment", segment: INTERNET, mode: "access", vlan: 1, allowed: [] },
        },
      ],
      sockets: socketsFrom(args),
      answersPing: !args.has(NO_PING),
      dns: args.has(DNS_NAME)
        ? { records: args.all(DNS_NAME).map((dnsName) => ({ name: dnsName, address: ip })), recursive: false }
        : null,
    };
    return addDevice(tx, server, `${machine} is on the Internet at ${ip}.`);
  },
};

export const internetRm = removeDeviceVerb(
  "internet",
  "a server on the Internet",
  (device) => device.kind === "internet-host",
);
