import { createHnsNetwork } from "../hns/create-network.ts";
import { networkOf } from "../hns/find.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { DockerNetwork } from "../model/docker.ts";
import type { HnsNetwork } from "../model/hns.ts";
import type { HnsNetworkId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { NetworkDriver } from "./drivers/driver.ts";
import { HNS_ID, NETWORK_NAME } from "./drivers/windows-options.ts";
import { fromHns } from "./refusals.ts";

/**
 * Lets the driver ask HNS for the network and gives back the Docker network with what HNS answered: its id, its name,
 * and the subnet that it chose. The caller stores it.
 */
export function realiseNetwork(
  tx: Transaction,
  host: HostName,
  driver: NetworkDriver,
  network: DockerNetwork,
): Result<DockerNetwork, Refusal> {
  const given = network.options[HNS_ID];
  if (given !== undefined && given !== "") {
    const hnsNetworkId = given.toUpperCase() as HnsNetworkId;
    return ok({ ...network, hnsNetworkId });
  }
  const request = driver.networkRequest(network);
  if (!request.ok) return request;
  tx.call(host, "hnsNetworks", network.id, {
    actor: "dockerd",
    why: `The driver ${driver.name} of libnetwork asks HNS for the network ${network.name}: Docker builds nothing itself.`,
    call: { name: "POST /networks/", body: JSON.stringify(request.value) },
  });
  const created = createHnsNetwork(tx, host, { request: request.value, seed: `${host}/${network.name}` });
  if (!created.ok) return err(fromHns(tx.host(host), created.error));
  return ok(withAnswer(network, networkOf(tx.host(host), created.value.id)));
}

/** The Docker network with HNS's answer in it: `docker network inspect` shows what HNS chose. */
export function withAnswer(network: DockerNetwork, hns: HnsNetwork): DockerNetwork {
  return {
    ...network,
    hnsNetworkId: hns.id,
    ipam: hns.subnets.map((subnet, index) => ({
      ...network.ipam[index],
      subnet: subnet.prefix,
      gateway: subnet.gateway === "" || subnet.gateway === "0.0.0.0" ? null : subnet.gateway,
    })),
    options: { ...network.options, [HNS_ID]: hns.id, [NETWORK_NAME]: hns.name },
  };
}
