import type { DockerNetwork } from "../model/docker.ts";
import type { HnsNetwork } from "../model/hns.ts";
import type { DockerNetworkId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { findDriver } from "./drivers/registry.ts";
import { HNS_OWNED } from "./drivers/windows-options.ts";
import { newNetwork } from "./new-network.ts";
import { realiseNetwork, withAnswer } from "./realise-network.ts";
import { stopResolver } from "./resolver.ts";
import { isAtLeast } from "./version.ts";

/** Types that dockerd leaves to others. */
const NOT_ADOPTED: ReadonlySet<string> = new Set(["internal", "private"]);

/**
 * Brings Docker's own list in line with HNS: networks without HNS twin are made anew or dropped, networks that only
 * HNS knows are adopted under their HNS name. Source: facts on HNS, sections 7.1 and 7.15.
 */
export function adoptNetworks(tx: Transaction, host: HostName): void {
  for (const network of tx.host(host).dockerNetworks.toArray()) mend(tx, host, network);
  for (const hns of tx.host(host).hnsNetworks.toArray()) {
    const known = tx.host(host).dockerNetworks.some((network) => network.hnsNetworkId === hns.id);
    if (!known && !NOT_ADOPTED.has(hns.type)) adopt(tx, host, hns);
  }
}

function mend(tx: Transaction, host: HostName, network: DockerNetwork): void {
  const { hnsNetworkId } = network;
  if (hnsNetworkId === null || tx.host(host).hnsNetworks.has(hnsNetworkId)) return;
  const { version } = tx.host(host).settings.docker;
  const driver = findDriver(network.driver);
  const rebuilds = isAtLeast(version, 20, 10, 18) && network.driver === "nat" && network.name !== "nat";
  if (rebuilds && driver) {
    const { [`com.docker.network.windowsshim.hnsid`]: _gone, ...options } = network.options;
    const made = tx.attempt(() =>
      realiseNetwork(tx, host, driver, { ...network, options, hnsNetworkId: null }),
    );
    if (made.ok) {
      tx.put(host, "dockerNetworks", network.id, made.value, {
        actor: "dockerd",
        why: `HNS has lost ${network.name}; dockerd makes it anew with its old id and subnet.`,
        show: "docker network ls",
      });
      return;
    }
  }
  stopResolver(tx, host, network);
  tx.remove(host, "dockerNetworks", network.id, {
    actor: "dockerd",
    why: `HNS does not have ${network.name} any more, so dockerd drops it: a network without its HNS twin cannot work.`,
    show: "docker network ls",
  });
}

function adopt(tx: Transaction, host: HostName, hns: HnsNetwork): void {
  const id = tx.mintDockerId("docker-network") as DockerNetworkId;
  const base = newNetwork(id, hns.name, hns.type, tx.world.clock);
  const network = withAnswer({ ...base, hnsOwned: true, options: { [HNS_OWNED]: "true" } }, hns);
  tx.put(host, "dockerNetworks", id, network, {
    actor: "dockerd",
    why: `dockerd finds ${hns.name} in HNS and adopts it under that name.`,
    show: "docker network ls",
  });
}
