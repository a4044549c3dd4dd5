import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import type { CompartmentId, ContainerId, HnsEndpointId, HostName, VNicId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { adapterAlias, freeAdapterNumber } from "../tcpip/adapter-alias.ts";
import { hostAdapterDescription, sharesAdapterDriver } from "../tcpip/add-host-vnic.ts";
import { compartmentOf, withInterface } from "../tcpip/compartment.ts";
import { leaseAddress } from "../tcpip/dhcp.ts";
import { withPublishedPorts } from "../tcpip/inbound-filter.ts";
import { freeInterfaceIndex } from "../tcpip/interface-index.ts";
import { interfaceRoutes } from "../tcpip/routes.ts";
import { addPort } from "../vmswitch/add-port.ts";
import { shortName } from "../vmswitch/names.ts";
import { endpointOf, networkOf } from "./find.ts";
import { nextHopOf } from "./host-endpoint.ts";
import { programPort } from "./program-port.ts";

export interface Attachment {
  readonly endpointId: HnsEndpointId;
  readonly compartmentId: CompartmentId;
  readonly containerId: ContainerId;
  readonly isolation: "process" | "hyperv";
  /** For sentences: "web". */
  readonly owner: string;
}

/**
 * Plugs the endpoint's adapter into its switch and into the compartment, and configures the compartment's TCP/IP.
 * Process isolation: a host vNIC is moved into the compartment. Hyper-V isolation: a synthetic NIC of the utility VM.
 */
export function attachHnsEndpoint(tx: Transaction, host: HostName, attachment: Attachment): void {
  const endpoint = endpointOf(tx.host(host), attachment.endpointId);
  const network = networkOf(tx.host(host), endpoint.networkId);
  const vnic = plug(tx, host, attachment, network, endpoint);
  tx.put(
    host,
    "hnsEndpoints",
    endpoint.id,
    {
      ...endpoint,
      state: 2,
      containerIds: [attachment.containerId],
      portId: vnic.portId,
      compartmentId: attachment.compartmentId,
    },
    {
      actor: "HNS",
      why: `The endpoint is attached: it belongs to ${attachment.owner} from now on.`,
      call: {
        name: `POST /endpoints/${endpoint.id}/attach`,
        body: JSON.stringify({
          ContainerId: attachment.containerId,
          SystemType: attachment.isolation === "hyperv" ? "VirtualMachine" : "Container",
        }),
      },
      show: `Get-HnsEndpoint | Where-Object ID -eq ${endpoint.id}`,
    },
  );
  configure(tx, host, attachment, network, endpointOf(tx.host(host), endpoint.id), vnic);
}

function plug(
  tx: Transaction,
  hostName: HostName,
  { compartmentId, isolation, owner }: Attachment,
  network: HnsNetwork,
  endpoint: HnsEndpoint,
): VNic {
  const vnicId = tx.mintGuid("vnic") as VNicId;
  const host = tx.host(hostName);
  const portId = addPort(tx, hostName, {
    vswitchId: network.vswitchId,
    role: "endpoint",
    nic: { kind: "vnic", id: vnicId },
    vlan: portVlan(network),
    hnsEndpointId: endpoint.id,
    isolated: endpoint.iccDisabled,
    why: `A port on ${shortName(network.name)} is the socket for the adapter of ${owner}. Nothing flows yet: the adapter comes later.`,
  });
  programPort(tx, hostName, { ...endpoint, portId }, owner);
  const name = adapterName(host, endpoint, vnicId, isolation);
  const vnic: VNic = {
    id: vnicId,
    kind: isolation === "hyperv" ? "vm" : "container",
    name,
    number: isolation === "hyperv" ? 1 : freeAdapterNumber(host, name),
    mac: endpoint.mac,
    portId,
    compartmentId,
    hnsNetworkId: network.id,
    hnsEndpointId: endpoint.id,
  };
  tx.put(hostName, "vnics", vnicId, vnic, {
    actor: "VMSwitch",
    why:
      isolation === "hyperv"
        ? `The utility VM of ${owner} gets a synthetic adapter on that port. The host's own list of adapters does not show it.`
        : `A host vNIC on that port is moved into the compartment of ${owner}: a process container has no VM adapter.`,
    show: isolation === "hyperv" ? "hcsdiag list" : "Get-NetAdapter -IncludeHidden",
  });
  return vnic;
}

/** Access VLAN of the endpoints' ports. On switches without uplink the numbers of HNS tag nothing. */
export function portVlan(network: HnsNetwork): number | null {
  if (network.networkAdapterName === null) return null;
  const policy = network.policies.find((each) => each.Type === "VLAN");
  return policy?.Type === "VLAN" ? policy.VLAN : null;
}

function configure(
  tx: Transaction,
  hostName: HostName,
  { compartmentId, isolation, owner }: Attachment,
  network: HnsNetwork,
  endpoint: HnsEndpoint,
  vnic: VNic,
): void {
  const host = tx.host(hostName);
  const compartment = compartmentOf(host, compartmentId);
  const inVm = isolation === "hyperv";
  const index = inVm ? compartment.interfaces.length + 4 : freeInterfaceIndex(host);
  const base: NetInterface = {
    index,
    alias: inVm ? aliasInVm(compartment.interfaces.length) : adapterAlias(vnic.name, vnic.number),
    description: description(tx, hostName, vnic, inVm),
    mac: endpoint.mac,
    nic: { kind: "vnic", id: vnic.id },
    addresses:
      endpoint.ip === null
        ? []
        : [{ ip: endpoint.ip, prefixLength: endpoint.prefixLength, origin: "manual" }],
    dhcp: { enabled: false },
    dnsServers: dnsServersOf(host, network, endpoint),
    dnsSuffix: endpoint.dnsSuffix,
    mtuBytes: 1500 - endpoint.encapOverheadBytes,
    metric: OS_PROFILES[host.settings.os].build < 20348 ? 500 : 25,
    forwarding: false,
    hnsEndpointId: endpoint.id,
  };
  const gateway = nextHopOf(host, network, endpoint);
  const filter = withPublishedPorts(compartment.filter, endpoint.policies);
  const added = { ...compartment, filter };
  if (!endpoint.dhcp) {
    const routes = interfaceRoutes(index, base.addresses, gateway);
    tx.put(hostName, "compartments", compartmentId, withInterface(added, base, routes), {
      actor: "TCPIP",
      why:
        gateway === null
          ? `In the compartment of ${owner} ${base.alias} gets ${endpoint.ip}/${endpoint.prefixLength}. There is no way out of this network.`
          : `In the compartment of ${owner} ${base.alias} gets ${endpoint.ip}/${endpoint.prefixLength} and a default route to ${gateway}.`,
      show: `docker exec ${owner} ipconfig /all`,
    });
    return;
  }
  tx.put(hostName, "compartments", compartmentId, withInterface(added, base, []), {
    actor: "TCPIP",
    why: `In the compartment of ${owner} ${base.alias} is up without an address: its DHCP client asks the LAN.`,
    show: `docker exec ${owner} ipconfig /all`,
  });
  leaseAddress(tx, hostName, { compartmentId, interfaceIndex: index, vnicId: vnic.id, owner });
}

/**
 * Windows Server 2016 names the adapter after itself; later versions after the endpoint, which Docker leaves at
 * "Ethernet". Source: facts on HNS, section 2.
 */
function adapterName(
  host: Host,
  endpoint: HnsEndpoint,
  vnicId: VNicId,
  isolation: "process" | "hyperv",
): string {
  const old = OS_PROFILES[host.settings.os].build < 16000;
  if (isolation === "process" && old) return `Container NIC ${vnicId.slice(0, 8).toLowerCase()}`;
  return endpoint.name;
}

function aliasInVm(interfacesBefore: number): string {
  return interfacesBefore === 0 ? "Ethernet" : `Ethernet ${interfacesBefore + 1}`;
}

function description(tx: Transaction, host: HostName, vnic: VNic, inVm: boolean): string {
  if (inVm) return "Microsoft Hyper-V Network Adapter";
  if (sharesAdapterDriver(tx.host(host))) return hostAdapterDescription(tx, host);
  const driver = "Hyper-V Virtual Ethernet Container Adapter";
  return vnic.number === 1 ? driver : `${driver} #${vnic.number}`;
}

/**
 * Docker's resolver on the gateway first, where there is one; then the servers of the endpoint, of the network, or of
 * the host. Source: facts on HNS, section 3.4.
 */
function dnsServersOf(host: Host, network: HnsNetwork, endpoint: HnsEndpoint): readonly string[] {
  const given = [endpoint.dnsServers, network.dnsServers, host.settings.dnsServers].find(
    (list) => list.length > 0,
  );
  return endpoint.internalDns && endpoint.gateway !== ""
    ? [endpoint.gateway, ...(given ?? [])]
    : (given ?? []);
}
