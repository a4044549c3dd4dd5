import { ok, type Result } from "../../lib/result.ts";
import type { Device, DnsServer } from "../../model/physical.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import {
  addDevice,
  BARE_DEVICE,
  DEVICE_ADDRESS,
  deviceNic,
  newDeviceName,
  ONE_NIC_OPTIONS,
  putDevice,
  removeDeviceVerb,
} from "../device.ts";
import { type Arguments, type Done, done, type Option, type Verb } from "../grammar.ts";
import { findDevice, NEW_NAME } from "../names.ts";
import { type Assignment, assignment, IP, SWITCH } from "../values.ts";

const RECORD: Option<Assignment<string>> = {
  flag: "--record",
  type: assignment("NAME", IP),
  count: "list",
  after: null,
  help: "names that it holds, such as intranet=192.168.10.50",
};
const NO_RECURSION: Option<true> = {
  flag: "--no-recursion",
  type: SWITCH,
  count: "once",
  after: null,
  help: "it does not ask the Internet for names that it does not hold",
};

export const dnsAdd: Verb = {
  path: ["dns", "add"],
  summary: "Adds a DNS server, or records to a machine that is there already.",
  operands: [NEW_NAME],
  options: [...ONE_NIC_OPTIONS, RECORD, NO_RECURSION],
  examples: ["lab dns add dns --ip 192.168.10.5/24", "lab dns add dns --record intranet.corp=192.168.10.50"],
  run: addDns,
};

export const dnsRm = removeDeviceVerb("dns", "a DNS server", (device) => device.dns !== null);

function addDns(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const name = newDeviceName(args);
  const known = findDevice(tx.world, name);
  if (known && !args.has(DEVICE_ADDRESS)) {
    const dns = dnsFrom(known.dns, args);
    putDevice(
      tx,
      { ...known, dns, sockets: withDnsSockets(known.sockets) },
      `${name} answers for ${listed(dns)}.`,
    );
    return ok(done(`${name} answers for ${listed(dns)}`));
  }
  const nic = deviceNic(tx, name, args, "Write it: --ip 192.168.10.5/24");
  if (!nic.ok) return nic;
  const dns = dnsFrom(null, args);
  const server: Device = {
    ...BARE_DEVICE,
    name,
    kind: "server",
    nics: [nic.value],
    sockets: withDnsSockets([]),
    dns,
  };
  return addDevice(tx, server, `${name} answers for ${listed(dns)}.`);
}

function dnsFrom(before: DnsServer | null, args: Arguments): DnsServer {
  const added = args.all(RECORD).map(({ name, value }) => ({ name, address: value }));
  const kept = (before?.records ?? []).filter((old) => !added.some((record) => record.name === old.name));
  return { records: [...kept, ...added], recursive: (before?.recursive ?? true) && !args.has(NO_RECURSION) };
}

function withDnsSockets(sockets: Device["sockets"]): Device["sockets"] {
  const others = sockets.filter(({ port }) => port !== 53);
  return [
    ...others,
    { protocol: "udp", port: 53, process: "dns" },
    { protocol: "tcp", port: 53, process: "dns" },
  ];
}

function listed({ records, recursive }: DnsServer): string {
  const names = records.map(({ name }) => name);
  return [...names, ...(recursive ? ["names of the Internet"] : [])].join(", ") || "no name yet";
}
