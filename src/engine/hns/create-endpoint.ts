import { parsePrefix } from "../lib/ipv4.ts";
import { ok, type Result } from "../lib/result.ts";
import type { HnsEndpoint, HnsNetwork, HnsPolicy } from "../model/hns.ts";
import type { HnsEndpointId, HnsNetworkId, HostName } from "../model/ids.ts";
import type { NatMapping } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { shortName } from "../vmswitch/names.ts";
import { addMapping, mappingId } from "../winnat/mappings.ts";
import { checkAddress, chooseAddress, type EndpointAddress } from "./allocate-address.ts";
import { allocateMac } from "./allocate-mac.ts";
import { badPolicy } from "./check-policies.ts";
import { hnsStopped } from "./create-network.ts";
import { natOf } from "./find.ts";
import { listOf } from "./internal-network.ts";
import { normaliseMac } from "./mac-ranges.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";
import type { HnsEndpointRequest } from "./requests.ts";
import { reservePorts } from "./reserve-ports.ts";
import { isMacTaken } from "./taken.ts";

export interface EndpointOrder {
  readonly request: HnsEndpointRequest;
  /** Address and MAC derive from it, so that they do not depend on earlier steps. */
  readonly seed: string;
  /** For sentences: "web". */
  readonly owner: string;
}

/** POST /endpoints/: the endpoint exists before its container. Picks address and MAC, reserves ports. */
export function createHnsEndpoint(
  tx: Transaction,
  hostName: HostName,
  order: EndpointOrder,
): Result<HnsEndpoint, HnsRefusal> {
  return tx.attempt(() => {
    const { request, seed, owner } = order;
    const host = tx.host(hostName);
    if (!host.settings.hnsRunning) return hnsStopped();
    const network = host.hnsNetworks.get(request.VirtualNetwork.toUpperCase() as HnsNetworkId);
    if (!network) return networkGone(request.VirtualNetwork);
    const wrong = badPolicy(request.Policies ?? []);
    if (wrong) return wrong;

    const address = isGiven(request.IPAddress)
      ? checkAddress(host, network, request.IPAddress)
      : chooseAddress(tx.world, host, network, seed);
    if (!address.ok) return address;
    const mac = chooseMac(tx, hostName, network, order);
    if (!mac.ok) return mac;
    const policies = reservePorts(host, network, request.Policies ?? [], seed);
    if (!policies.ok) return policies;

    const endpoint = build(tx, network, order, address.value, mac.value, policies.value);
    tx.put(hostName, "hnsEndpoints", endpoint.id, endpoint, {
      actor: "HNS",
      why: whyEndpoint(network, endpoint, owner),
      call: { name: "POST /endpoints/", body: JSON.stringify(request) },
      show: `Get-HnsEndpoint | Where-Object ID -eq ${endpoint.id}`,
    });
    addMappings(tx, hostName, network, endpoint, owner);
    if (!endpoint.remote) preparePort(tx, hostName, network, endpoint, owner);
    return ok(endpoint);
  });
}

function build(
  tx: Transaction,
  network: HnsNetwork,
  { request }: EndpointOrder,
  address: EndpointAddress | null,
  mac: string,
  policies: readonly HnsPolicy[],
): HnsEndpoint {
  return {
    id: tx.mintGuid("hns-endpoint") as HnsEndpointId,
    name: request.Name ?? "Ethernet",
    networkId: network.id,
    ip: address?.ip ?? null,
    prefixLength: address === null ? 0 : (parsePrefix(address.subnet.prefix)?.length ?? 0),
    mac,
    gateway: request.GatewayAddress ?? address?.subnet.gateway ?? "",
    dnsServers: listOf(request.DNSServerList),
    dnsSuffix: request.DNSSuffix ?? network.dnsSuffix,
    policies: [...policies, ...network.endpointPolicies],
    remote: request.IsRemoteEndpoint ?? false,
    state: 1,
    containerIds: [],
    portId: null,
    compartmentId: null,
    internalDns: request.EnableInternalDNS ?? false,
    iccDisabled: request.DisableICC ?? false,
    encapOverheadBytes: NETWORK_KINDS[network.type].encapOverheadBytes,
    dhcp: address === null,
    staticIp: address !== null && isGiven(request.IPAddress),
  };
}

function chooseMac(
  tx: Transaction,
  hostName: HostName,
  network: HnsNetwork,
  { request, seed }: EndpointOrder,
): Result<string, HnsRefusal> {
  if (!isGiven(request.MacAddress)) return ok(allocateMac(tx, hostName, network.id, seed));
  const mac = normaliseMac(request.MacAddress);
  if (!isMacTaken(tx.host(hostName), network.id, mac)) return ok(mac);
  return hnsRefusal(
    "objectExists",
    "duplicate-mac",
    `Another endpoint of this network has the MAC address ${mac} already: a switch could not tell them apart.`,
  );
}

function addMappings(
  tx: Transaction,
  host: HostName,
  network: HnsNetwork,
  endpoint: HnsEndpoint,
  owner: string,
): void {
  const nat = natOf(tx.host(host), network);
  if (nat === null || endpoint.ip === null) return;
  for (const policy of endpoint.policies) {
    if (policy.Type !== "NAT") continue;
    const mapping: Omit<NatMapping, "number"> = {
      id: mappingId(policy.Protocol, policy.ExternalPort),
      winNatId: nat.id,
      protocol: policy.Protocol,
      externalAddress: "0.0.0.0",
      externalPort: policy.ExternalPort,
      internalAddress: endpoint.ip,
      internalPort: policy.InternalPort,
      hnsEndpointId: endpoint.id,
    };
    addMapping(tx, host, mapping, owner);
  }
}

/** The port gets an adapter when the endpoint is attached; until then it is a place that is kept. */
function preparePort(
  tx: Transaction,
  host: HostName,
  network: HnsNetwork,
  endpoint: HnsEndpoint,
  owner: string,
): void {
  const vswitch = tx.host(host).vswitches.get(network.vswitchId);
  tx.call(host, "hnsEndpoints", endpoint.id, {
    actor: "HNS",
    why: `HNS prepares a port for ${owner} on the vSwitch ${shortName(vswitch?.name ?? network.name)}: an adapter comes when the endpoint is attached.`,
    show: `Get-HnsEndpoint | Where-Object ID -eq ${endpoint.id}`,
  });
}

function networkGone(id: string): Result<never, HnsRefusal> {
  return hnsRefusal(
    "elementNotFound",
    "hns-network-gone",
    `HNS has no network ${id} any more; somebody removed it behind Docker's back. Restarting Docker makes it anew.`,
    "Restart-Service docker",
  );
}

function whyEndpoint(network: HnsNetwork, endpoint: HnsEndpoint, owner: string): string {
  if (endpoint.remote) {
    return `HNS notes a remote endpoint ${endpoint.ip}: it lives on another host and has no port here.`;
  }
  if (endpoint.ip === null) {
    return `HNS creates the endpoint of ${owner} with MAC ${endpoint.mac}; its address will come from the LAN's DHCP, so HNS does not know it.`;
  }
  const how = endpoint.staticIp ? "as asked" : `picked from ${network.subnets[0]?.prefix ?? ""}`;
  return `HNS creates the endpoint of ${owner}: address ${endpoint.ip} (${how}), MAC ${endpoint.mac}. The endpoint exists before the container.`;
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
