import { normaliseMac } from "../../hns/mac-ranges.ts";
import { ANY_PREFIX, type HnsEndpointRequest, type HnsNetworkRequest } from "../../hns/requests.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { DockerNetwork } from "../../model/docker.ts";
import type { HnsPolicy } from "../../model/hns.ts";
import type { Refusal } from "../../model/refusal.ts";
import { libnetworkRefusal } from "../refusals.ts";
import type { EndpointPlan, NetworkDriver } from "./driver.ts";
import { parseWindowsOptions } from "./windows-options.ts";

type Traits = Pick<NetworkDriver, "name" | "resolves" | "publishes">;

/**
 * The family of local drivers: one parser and one form of request for all of them, as in dockerd. Docker does not
 * check whether an option suits the driver. Source: moby, daemon/libnetwork/drivers/windows.
 */
export function localDriver(traits: Traits): NetworkDriver {
  return {
    ...traits,
    scope: "local",
    networkRequest: (network) => networkRequest(traits, network),
    endpointRequest: (plan) => endpointRequest(traits, plan),
  };
}

function networkRequest(traits: Traits, network: DockerNetwork): Result<HnsNetworkRequest, Refusal> {
  const parsed = parseWindowsOptions(network.options);
  if (!parsed.ok) return parsed;
  const { networkName, interfaceName, vlanId, vsid, dnsSuffix, dnsServers, macPools } = parsed.value;
  const policies: HnsPolicy[] = [];
  if (vlanId !== 0) policies.push({ Type: "VLAN", VLAN: vlanId });
  if (vsid !== 0) policies.push({ Type: "VSID", VSID: vsid });
  return ok({
    Name: networkName === "" ? network.id : networkName,
    Type: traits.name,
    ...(interfaceName === "" ? {} : { NetworkAdapterName: interfaceName }),
    ...(policies.length === 0 ? {} : { Policies: policies }),
    ...(macPools.length === 0 ? {} : { MacPools: macPools }),
    Subnets:
      network.ipam.length === 0
        ? [{ AddressPrefix: ANY_PREFIX }]
        : network.ipam.map(({ subnet, gateway }) => ({
            AddressPrefix: subnet,
            ...(gateway === null ? {} : { GatewayAddress: gateway }),
          })),
    ...(dnsSuffix === "" ? {} : { DNSSuffix: dnsSuffix }),
    ...(dnsServers === "" ? {} : { DNSServerList: dnsServers }),
  });
}

/** Endpoint options that dockerd wants typed; the command line can only give text. */
const TYPED_OPTIONS = [
  "com.docker.endpoint.windowsshim.qospolicies",
  "com.docker.network.windowsshim.disableicc",
  "com.docker.network.windowsshim.disable_dns",
];

function endpointRequest(traits: Traits, plan: EndpointPlan): Result<HnsEndpointRequest, Refusal> {
  const { network, endpoint, published, dns } = plan;
  const typed = TYPED_OPTIONS.find((key) => endpoint.driverOptions[key] !== undefined);
  if (typed !== undefined) {
    return libnetworkRefusal(
      "unsupported-option",
      "Invalid endpoint configuration",
      `${typed} cannot be set from the command line: dockerd expects a value that is no text.`,
    );
  }
  const options = parseWindowsOptions(network.options);
  if (!options.ok) return options;
  const { gatewayDnsDisabled, outboundNat, outboundNatExceptions } = options.value;
  const policies: HnsPolicy[] = [...published];
  if (outboundNat)
    policies.push(
      outboundNatExceptions.length > 0
        ? { Type: "OutBoundNAT", ExceptionList: outboundNatExceptions }
        : { Type: "OutBoundNAT" },
    );
  const servers = network.internal ? [] : dns;
  return ok({
    VirtualNetwork: plan.hnsNetworkId,
    ...(endpoint.requestedIp === null ? {} : { IPAddress: endpoint.requestedIp }),
    ...(endpoint.requestedMac === null ? {} : { MacAddress: normaliseMac(endpoint.requestedMac) }),
    ...(servers.length === 0 ? {} : { DNSServerList: servers.join(",") }),
    ...(traits.resolves && !gatewayDnsDisabled && !endpoint.automatic ? { EnableInternalDNS: true } : {}),
    // Source: moby, daemon/libnetwork/default_gateway_windows.go: the way out of a task is no way to its neighbours.
    ...(endpoint.automatic ? { DisableICC: true } : {}),
    ...(policies.length === 0 ? {} : { Policies: policies }),
  });
}
