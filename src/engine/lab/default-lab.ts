import { Transaction } from "../model/transaction.ts";
import { EMPTY_WORLD, type World } from "../model/world.ts";
import { runVerb } from "./run-verb.ts";
import { VERBS } from "./verbs.ts";

/**
 * The lab that a scenario starts from: one Windows Server 2022 host on a LAN with a router, DHCP, DNS and a client.
 * Documentation describes it address by address, so it stays as it is.
 */
export const DEFAULT_LAB: readonly (readonly string[])[] = [
  ["segment", "add", "LAN", "--subnet", "192.168.10.0/24"],
  ["router", "add", "gateway", "--if", "192.168.10.1/24"],
  [
    "internet",
    "add",
    "internet",
    "--ip",
    "203.0.113.10",
    "--listen",
    "tcp/80",
    "tcp/443",
    "--name",
    "www.example.com",
  ],
  ["dns", "add", "dns", "--ip", "192.168.10.5/24"],
  ["dhcp", "add", "dhcp", "--ip", "192.168.10.2/24", "--pool", "192.168.10.100-192.168.10.199"],
  ["client", "add", "laptop", "--ip", "192.168.10.50/24"],
  [
    "host",
    "add",
    "win-01",
    "--os",
    "ws2022",
    "--platform",
    "physical",
    "--nat-prefix",
    "172.16.0.0/16",
    "--nic",
    "Ethernet=192.168.10.21/24",
    "--nic",
    "Ethernet 2",
  ],
];

/** Builds the default lab in the transaction, whose world is empty. */
export function buildDefaultLab(tx: Transaction): void {
  for (const words of DEFAULT_LAB) {
    const result = runVerb(tx, VERBS, words);
    if (!result.ok) throw new Error(`lab ${words.join(" ")}: ${result.error.message}`);
  }
}

let built: World | null = null;

/** The World that a scenario without `lab reset` or `lab preset` starts from; always the same object. */
export function defaultLab(): World {
  if (built) return built;
  const tx = new Transaction(EMPTY_WORLD);
  buildDefaultLab(tx);
  tx.end(0);
  built = tx.world;
  return built;
}
