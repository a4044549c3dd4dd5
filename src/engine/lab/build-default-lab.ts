import type { Transaction } from "../model/transaction.ts";
import type { Verb } from "./grammar.ts";
import { runVerb } from "./run-verb.ts";
import { clientAdd } from "./verbs/client.ts";
import { dhcpAdd } from "./verbs/dhcp.ts";
import { dnsAdd } from "./verbs/dns.ts";
import { hostAdd } from "./verbs/host-add.ts";
import { internetAdd } from "./verbs/internet.ts";
import { routerAdd } from "./verbs/router.ts";
import { segmentAdd } from "./verbs/segment.ts";

const BUILDERS: readonly Verb[] = [segmentAdd, routerAdd, internetAdd, dnsAdd, dhcpAdd, clientAdd, hostAdd];

/**
 * The lab that a scenario starts from: one Windows Server 2022 host on a LAN with a router, DHCP, DNS and a client.
 * Documentation describes it address by address, so it stays as it is.
 */
const DEFAULT_LAB = [
  "segment add LAN --subnet 192.168.10.0/24",
  "router add gateway --if 192.168.10.1/24",
  "internet add internet --ip 203.0.113.10 --listen tcp/80 tcp/443 --name www.example.com",
  "dns add dns --ip 192.168.10.5/24",
  "dhcp add dhcp --ip 192.168.10.2/24 --pool 192.168.10.100-192.168.10.199",
  "client add laptop --ip 192.168.10.50/24",
  'host add win-01 --os ws2022 --platform physical --nat-prefix 172.16.0.0/16 --nic Ethernet=192.168.10.21/24 --nic "Ethernet 2"',
];

/** Builds the default lab in the transaction, whose world is empty. */
export function buildDefaultLab(tx: Transaction): void {
  for (const line of DEFAULT_LAB) {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    const result = runVerb(tx, BUILDERS, words);
    if (!result.ok) throw new Error(`lab ${line}: ${result.error.message}`);
  }
}
