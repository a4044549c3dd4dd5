import { createHnsNetwork } from "../hns/create-network.ts";
import { DEFAULT_SWITCH_NAME } from "../hns/internal-network.ts";
import { ANY_PREFIX } from "../hns/requests.ts";
import { ok, type Result } from "../lib/result.ts";
import type { DockerNetwork } from "../model/docker.ts";
import type { DockerNetworkId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { adoptNetworks } from "./adopt-networks.ts";
import { nat } from "./drivers/nat.ts";
import { NETWORK_NAME } from "./drivers/windows-options.ts";
import { newNetwork } from "./new-network.ts";
import { realiseNetwork } from "./realise-network.ts";
import { lockManager } from "./swarm/lock.ts";

/**
 * Starts dockerd: it looks at what HNS has, makes `none`, and `nat` unless daemon.json says `"bridge": "none"`.
 * Without HNS it ends at once. Source: facts on HNS, section 7.1.
 */
export function startDaemon(tx: Transaction, host: HostName): void {
  const { settings } = tx.host(host);
  if (!settings.hnsRunning) return;
  makeDefaultSwitch(tx, host);
  if (!settings.docker.installed) return;
  tx.putHost(
    { ...settings, docker: { ...settings.docker, running: true } },
    {
      actor: "dockerd",
      why: "The service docker starts. On Windows it is only a client of two services: HNS for networks, HCS for containers.",
      show: "Get-Service docker",
    },
  );
  tx.call(host, "hnsNetworks", "", {
    actor: "dockerd",
    why: "dockerd asks HNS first what exists: HNS is the source of truth.",
    call: { name: "GET /networks/" },
    show: "Get-HnsNetwork",
  });
  if (!settings.docker.running) lockManager(tx, host);
  createNone(tx, host);
  adoptNetworks(tx, host);
  createNat(tx, host);
}

/** Client Windows has a Default Switch from the first boot on. Source: facts on HNS, section 7.21. */
function makeDefaultSwitch(tx: Transaction, host: HostName): void {
  const { settings, hnsNetworks } = tx.host(host);
  if (!OS_PROFILES[settings.os].client) return;
  if (hnsNetworks.some((network) => network.name === DEFAULT_SWITCH_NAME)) return;
  createHnsNetwork(tx, host, {
    request: { Name: DEFAULT_SWITCH_NAME, Type: "ICS", Subnets: [{ AddressPrefix: ANY_PREFIX }] },
    seed: `${host}/${DEFAULT_SWITCH_NAME}`,
  });
}

function createNone(tx: Transaction, host: HostName): void {
  if (tx.host(host).dockerNetworks.some((network) => network.name === "none")) return;
  const id = tx.mintDockerId("docker-network-none") as DockerNetworkId;
  tx.put(host, "dockerNetworks", id, newNetwork(id, "none", "null", tx.world.clock), {
    actor: "dockerd",
    why: "`none` is a network of Docker only: HNS knows nothing of it, and a container on it has only loopback.",
    show: "docker network ls",
  });
}

/** Makes the default network; a host whose daemon.json says otherwise has none. */
export function createNat(tx: Transaction, host: HostName): Result<DockerNetwork | null, Refusal> {
  const { settings, dockerNetworks } = tx.host(host);
  const { natPrefix } = settings.docker;
  const known = dockerNetworks.find((network) => network.name === "nat");
  if (known) return ok(known);
  if (natPrefix === null) return ok(null);
  return tx.attempt(() => {
    const id = tx.mintDockerId("docker-network-nat") as DockerNetworkId;
    const made = realiseNetwork(tx, host, nat, {
      ...newNetwork(id, "nat", "nat", tx.world.clock),
      ipam: natPrefix === "auto" ? [] : [{ subnet: natPrefix, gateway: null }],
      options: { [NETWORK_NAME]: "nat" },
    });
    if (!made.ok) return made;
    tx.put(host, "dockerNetworks", id, made.value, {
      actor: "dockerd",
      why: `libnetwork stores HNS's answer: nat is ${made.value.ipam[0]?.subnet ?? ""} with gateway ${made.value.ipam[0]?.gateway ?? ""}.`,
      show: "docker network inspect nat",
    });
    return ok(made.value);
  });
}
