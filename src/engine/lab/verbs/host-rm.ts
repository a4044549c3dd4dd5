import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { putVnet } from "../azure.ts";
import { type Arguments, type Done, done, type Verb } from "../grammar.ts";
import { existingHost } from "../machine.ts";
import { HOST } from "../names.ts";
import { refuse } from "../refuse.ts";

export const hostRm: Verb = {
  path: ["host", "rm"],
  summary: "Removes a host with everything on it.",
  operands: [HOST],
  options: [],
  examples: ["lab host rm win-02"],
  run: removeHost,
};

function removeHost(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const found = existingHost(tx.world, args.one(HOST));
  if (!found.ok) return found;
  const { settings, containers } = found.value;
  const { name, docker } = settings;
  if (docker.swarm) {
    return refuse(
      "host.in-swarm",
      `${name} is a node of a swarm`,
      `Let it leave first: ${name}> docker swarm leave --force`,
    );
  }
  tx.removeHost(name, { actor: "lab", why: `${name} leaves the lab with everything on it.` });
  removeMentions(tx, name);
  const count = containers.size;
  return ok(
    done(
      count === 0 ? `${name} removed` : `${name} removed with ${count} container${count === 1 ? "" : "s"}`,
    ),
  );
}

/** Underlay filters and Azure assignments that name the host go with it. */
function removeMentions(tx: Transaction, name: HostName): void {
  for (const filter of tx.world.filters) {
    if (!filter.between.includes(name)) continue;
    tx.removeShared("filters", filter.name, {
      actor: "lab",
      why: `${filter.name} stood between two hosts, and one of them is gone.`,
    });
  }
  for (const vnet of tx.world.azureVnets) {
    if (!(name in vnet.ipConfigs) && !(name in vnet.publicIps)) continue;
    const { [name]: _addresses, ...ipConfigs } = vnet.ipConfigs;
    const { [name]: _public, ...publicIps } = vnet.publicIps;
    putVnet(tx, { ...vnet, ipConfigs, publicIps }, `Azure takes the addresses of ${name} back.`);
  }
}
