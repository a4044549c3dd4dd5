import { contains, parseIp } from "../../lib/ipv4.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { Device, DhcpServer } from "../../model/physical.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { prefixOf } from "../../tcpip/routes.ts";
import { gatewayOf } from "../adapter.ts";
import {
  addDevice,
  BARE_DEVICE,
  DEVICE_ADDRESS,
  DEVICE_NIC,
  deviceNic,
  newDeviceName,
  ONE_NIC_OPTIONS,
  putDevice,
  removeDeviceVerb,
} from "../device.ts";
import { type Arguments, type Done, done, type Option, type ValueType, type Verb } from "../grammar.ts";
import { findDevice, NEW_NAME } from "../names.ts";
import { refuse } from "../refuse.ts";
import { IP, integer } from "../values.ts";

interface Pool {
  readonly start: string;
  readonly end: string;
}

const POOL_TYPE: ValueType<Pool> = {
  shows: "FIRST-LAST",
  expects: "two addresses such as 192.168.10.100-192.168.10.199",
  parse: (typed) => {
    const [start = "", end = "", ...rest] = typed.split("-");
    const first = parseIp(start);
    const last = parseIp(end);
    return rest.length === 0 && first !== null && last !== null && first <= last ? { start, end } : null;
  },
  suggest: () => ["192.168.10.100-192.168.10.199"],
};

const POOL: Option<Pool> = {
  flag: "--pool",
  type: POOL_TYPE,
  count: "once",
  after: null,
  help: "addresses that it leases",
};
const DNS: Option<string> = {
  flag: "--dns",
  type: IP,
  count: "list",
  after: null,
  help: "DNS servers that it tells its clients; by default those of the network",
};
const LEASE: Option<number> = {
  flag: "--lease",
  type: integer("SECONDS", 60, 31_536_000),
  count: "once",
  after: null,
  help: "how long a lease holds; 28800 by default",
};

export const dhcpAdd: Verb = {
  path: ["dhcp", "add"],
  summary: "Adds a DHCP server, also on a machine that is there already.",
  operands: [NEW_NAME],
  options: [...ONE_NIC_OPTIONS, POOL, DNS, LEASE],
  examples: ["lab dhcp add dhcp --ip 192.168.10.2/24 --pool 192.168.10.100-192.168.10.199"],
  run: addDhcp,
};

export const dhcpRm = removeDeviceVerb("dhcp", "a DHCP server", (device) => device.dhcp !== null);

function addDhcp(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const pool = args.get(POOL);
  if (pool === null) {
    return refuse(
      "dhcp.pool",
      "a DHCP server needs a pool",
      `Write it: --pool ${POOL_TYPE.suggest(tx.world)[0] ?? ""}`,
    );
  }
  const name = newDeviceName(args);
  const known = findDevice(tx.world, name);
  if (known && !args.has(DEVICE_ADDRESS)) return addRole(tx, known, pool, args);
  const nic = deviceNic(tx, name, args, "Write it: --ip 192.168.10.2/24");
  if (!nic.ok) return nic;
  const { ip, prefixLength } = nic.value;
  const outside = outsideSubnet(pool, ip, prefixLength);
  if (outside) return outside;
  const server: Device = {
    ...BARE_DEVICE,
    name,
    kind: "server",
    nics: [nic.value],
    dhcp: serverFrom(tx, pool, nic.value, args),
  };
  return addDevice(tx, server, `${name} leases ${pool.start} to ${pool.end} to whoever asks in its VLAN.`);
}

/** Real servers do several jobs: a DNS server may lease addresses too. */
function addRole(tx: Transaction, device: Device, pool: Pool, args: Arguments): Result<Done, Refusal> {
  const [nic] = device.nics;
  if (device.dhcp !== null || !nic) {
    return refuse(
      "dhcp.exists",
      `${device.name} is a DHCP server already`,
      `Remove it first: lab dhcp rm ${device.name}`,
    );
  }
  const outside = outsideSubnet(pool, nic.ip, nic.prefixLength);
  if (outside) return outside;
  const dhcp = serverFrom(tx, pool, nic, args);
  putDevice(tx, { ...device, dhcp }, `${device.name} now leases ${pool.start} to ${pool.end} too.`);
  return ok(done(`${device.name} leases ${pool.start} to ${pool.end}`));
}

function outsideSubnet(pool: Pool, ip: string, prefixLength: number): ReturnType<typeof refuse> | null {
  const subnet = prefixOf(ip, prefixLength);
  if (contains(subnet, pool.start) && contains(subnet, pool.end)) return null;
  return refuse(
    "dhcp.pool",
    `--pool ${pool.start}-${pool.end} is not inside the server's subnet ${subnet}`,
    "A DHCP server leases addresses of its own subnet: choose the pool there.",
  );
}

function serverFrom(tx: Transaction, pool: Pool, nic: Device["nics"][number], args: Arguments): DhcpServer {
  const { ip, prefixLength, plug } = nic;
  const typed = args.get(DEVICE_NIC.gateway) ?? "auto";
  const gateway =
    typed === "auto" ? (nic.gateway ?? gatewayOf(tx.world, `${ip}/${prefixLength}`, plug) ?? "") : typed;
  const known = tx.world.devices
    .filter((device) => device.dns !== null)
    .flatMap((device) => device.nics)
    .filter(
      (other) =>
        other.plug.kind === "segment" && plug.kind === "segment" && other.plug.segment === plug.segment,
    )
    .map((other) => other.ip);
  return {
    poolStart: pool.start,
    poolEnd: pool.end,
    prefixLength,
    gateway: gateway === "none" ? "" : gateway,
    dnsServers: args.has(DNS) ? args.all(DNS) : known,
    leaseSeconds: args.get(LEASE) ?? 28_800,
    leases: {},
  };
}
