import { ok, type Result } from "../lib/result.ts";
import type { AzureVnetName } from "../model/ids.ts";
import type { AzureVnet } from "../model/physical.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";
import { findVnet, vnetNames } from "./names.ts";
import { refuse } from "./refuse.ts";

export function existingVnet(world: World, name: string): Result<AzureVnet, Refusal> {
  const vnet = findVnet(world, name);
  if (vnet) return ok(vnet);
  const known = vnetNames(world);
  return refuse(
    "vnet.unknown",
    `there is no Azure network "${name}"`,
    known.length > 0
      ? `Azure networks of this lab: ${known.join(", ")}.`
      : `Create it first: lab azure add ${name} --prefix 10.240.0.0/16 --subnet 10.240.0.0/24`,
  );
}

export function putVnet(tx: Transaction, vnet: AzureVnet, why: string): void {
  tx.putShared("azureVnets", vnet.name, vnet, { actor: "lab", why });
}

/** A VM's own address is the first IP configuration of its NIC. */
export function assignOwnAddress(tx: Transaction, name: AzureVnetName, machine: string, ip: string): void {
  const vnet = tx.world.azureVnets.get(name);
  const assigned = vnet?.ipConfigs[machine] ?? [];
  if (!vnet || assigned.includes(ip)) return;
  putVnet(
    tx,
    { ...vnet, ipConfigs: { ...vnet.ipConfigs, [machine]: [ip, ...assigned] } },
    `Azure assigns ${ip} to the NIC of ${machine}: other source addresses of that VM are dropped.`,
  );
}
