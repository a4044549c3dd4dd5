import { normaliseMac } from "../../hns/mac-ranges.ts";
import type { HnsEndpointRequest, HnsNetworkRequest } from "../../hns/requests.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { DockerNetwork } from "../../model/docker.ts";
import type { HnsPolicy } from "../../model/hns.ts";
import type { Refusal } from "../../model/refusal.ts";
import { libnetworkRefusal } from "../refusals.ts";
import type { EndpointPlan, NetworkDriver } from "./driver.ts";

const NETWORK_NAME_OPTION = "com.docker.network.windowsshim.networkname";
const INTERFACE_OPTION = "com.docker.network.windowsshim.interface";
const VXLAN_OPTION = "com.docker.network.driver.overlay.vxlanid_list";

/**
 * Containers across hosts, in VXLAN. Only name, adapter and VNIs of the options count; the rest is stored and has no
 * effect. Source: moby, daemon/libnetwork/drivers/windows/overlay; facts on Windows options, section 4.
 */
export const overlay: NetworkDriver = {
  name: "overlay",
  scope: "swarm",
  resolves: true,
  publishes: "daemon",
  networkRequest,
  endpointRequest,
};

function networkRequest(network: DockerNetwork): Result<HnsNetworkRequest, Refusal> {
  const texts = (network.options[VXLAN_OPTION] ?? "").split(",").filter((text) => text.trim() !== "");
  const bad = texts.find((text) => !/^\s*\d+\s*$/.test(text));
  if (bad !== undefined) {
    return libnetworkRefusal("vni-invalid", `invalid vxlan id value "${bad}" passed`, "A VNI is a number.");
  }
  if (texts.length < network.ipam.length) {
    return libnetworkRefusal(
      "vni-missing",
      `insufficient vnis(${texts.length}) passed to overlay. Windows driver requires VNIs to be prepopulated`,
      "One VNI for each subnet.",
    );
  }
  const adapter = network.options[INTERFACE_OPTION] ?? "";
  return ok({
    Name: network.options[NETWORK_NAME_OPTION] ?? network.id,
    Type: "overlay",
    ...(adapter === "" ? {} : { NetworkAdapterName: adapter }),
    Subnets: network.ipam.map(({ subnet, gateway }, index) => ({
      AddressPrefix: subnet,
      ...(gateway === null ? {} : { GatewayAddress: gateway }),
      Policies: [{ Type: "VSID", VSID: Number(texts[index]) }],
    })),
    AutomaticDNS: true,
  });
}

function endpointRequest(plan: EndpointPlan): Result<HnsEndpointRequest, Refusal> {
  const { network, endpoint, endpointId, hnsNetworkId, published, dns } = plan;
  const policies: HnsPolicy[] = [...plan.providerPolicies, ...published];
  const gateway = network.ipam[0]?.gateway ?? null;
  return ok({
    Name: endpointId,
    VirtualNetwork: hnsNetworkId,
    ...(endpoint.requestedIp === null ? {} : { IPAddress: endpoint.requestedIp }),
    ...(endpoint.requestedMac === null ? {} : { MacAddress: normaliseMac(endpoint.requestedMac) }),
    EnableInternalDNS: true,
    ...(gateway === null ? {} : { GatewayAddress: gateway }),
    ...(dns.length === 0 ? {} : { DNSServerList: dns.join(",") }),
    Policies: policies,
  });
}
