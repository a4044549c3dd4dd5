import type { HnsEndpointRequest, HnsNetworkRequest } from "../../hns/requests.ts";
import type { Result } from "../../lib/result.ts";
import type { DockerEndpoint, DockerNetwork } from "../../model/docker.ts";
import type { HnsPolicy } from "../../model/hns.ts";
import type { HnsNetworkId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";

/** What a container's endpoint needs, decided by the daemon before the driver asks HNS. */
export interface EndpointPlan {
  readonly network: DockerNetwork;
  readonly hnsNetworkId: HnsNetworkId;
  readonly endpoint: DockerEndpoint;
  /** 64 hexadecimal digits of this life of the endpoint. */
  readonly endpointId: string;
  /** --dns of the container. */
  readonly dns: readonly string[];
  /** What every endpoint of a network in an envelope gets: the host's address, and OutBoundNAT where there is. */
  readonly providerPolicies: readonly HnsPolicy[];
  /** What -p and -P ask for, host ports decided where the daemon decides them. */
  readonly published: readonly Extract<HnsPolicy, { Type: "NAT" }>[];
}

/**
 * A network driver of libnetwork: it turns Docker's words into HNS requests, nothing more. What HNS builds from them
 * is HNS's business. A driver is one file and one row of the registry.
 */
export interface NetworkDriver {
  readonly name: string;
  readonly scope: "local" | "swarm";
  /** dockerd answers names on the network's gateway, port 53. */
  readonly resolves: boolean;
  /**
   * Who holds a published port. hns: the NAT. daemon: dockerd opens the socket and keeps it. nobody: the policy is
   * sent and opens nothing. dropped: not even the policy is sent.
   */
  readonly publishes: "hns" | "daemon" | "nobody" | "dropped";
  /** Body of POST /networks/; refuses options that it cannot read. */
  networkRequest(network: DockerNetwork): Result<HnsNetworkRequest, Refusal>;
  /** Body of POST /endpoints/. */
  endpointRequest(plan: EndpointPlan): Result<HnsEndpointRequest, Refusal>;
}
