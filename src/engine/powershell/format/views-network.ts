import type { View } from "./view.ts";

/** Views of the network cmdlets' objects. Source: facts on PowerShell, sections 5 to 8. */
export const NETWORK_VIEWS: Readonly<Record<string, View>> = {
  NetAdapter: {
    table: [
      { name: "Name", width: 25, keepsTail: true },
      { name: "InterfaceDescription", width: 39, keepsTail: true },
      { name: "ifIndex", width: 7, align: "right" },
      { name: "Status", width: 12 },
      { name: "MacAddress", width: 22 },
      { name: "LinkSpeed", width: 9, align: "right" },
    ],
    list: [
      "Name",
      "InterfaceDescription",
      "InterfaceIndex",
      "MacAddress",
      "MediaType",
      "PhysicalMediaType",
      "InterfaceOperationalStatus",
      "AdminStatus",
      "LinkSpeed(Gbps)",
      "MediaConnectionState",
      "ConnectorPresent",
      "DriverInformation",
    ],
  },
  NetIPAddress: {
    asTable: [
      { name: "InterfaceIndex", label: "ifIndex", width: 7, align: "left" },
      { name: "IPAddress", width: 47 },
      { name: "PrefixLength", width: 12, align: "right" },
      { name: "PrefixOrigin", width: 12 },
      { name: "SuffixOrigin", width: 12 },
      { name: "AddressState", width: 12 },
      { name: "PolicyStore", width: 11 },
    ],
  },
  NetIPConfiguration: { perLine: true },
  NetCompartment: { list: ["CompartmentId", "CompartmentDescription", "CompartmentGuid"] },
  NetRoute: {
    table: [
      { name: "ifIndex", width: 7, align: "left" },
      { name: "DestinationPrefix", width: 46 },
      { name: "NextHop", width: 40 },
      { name: "RouteMetric", width: 11, align: "right" },
      { name: "ifMetric", width: 8, align: "left" },
      { name: "PolicyStore", width: 11 },
    ],
  },
  NetIPInterface: {
    table: [
      { name: "ifIndex", width: 7, align: "left" },
      { name: "InterfaceAlias", width: 31 },
      { name: "AddressFamily", width: 13 },
      { name: "NlMtu(Bytes)", width: 12, align: "right" },
      { name: "InterfaceMetric", width: 15, align: "right" },
      { name: "Dhcp", width: 8 },
      { name: "ConnectionState", width: 15 },
      { name: "PolicyStore", width: 11 },
    ],
  },
  NetNeighbor: {
    table: [
      { name: "ifIndex", width: 7, align: "left" },
      { name: "IPAddress", width: 50 },
      { name: "LinkLayerAddress", width: 20 },
      { name: "State", width: 11 },
      { name: "PolicyStore", width: 11 },
    ],
  },
  VMSwitch: {
    table: [
      { name: "Name", align: "left" },
      { name: "SwitchType", align: "left" },
      { name: "NetAdapterInterfaceDescription", align: "left" },
    ],
  },
  VMNetworkAdapter: {
    table: [
      { name: "Name" },
      { name: "IsManagementOs" },
      { name: "VMName" },
      { name: "SwitchName" },
      { name: "MacAddress" },
      { name: "Status" },
      { name: "IPAddresses" },
    ],
  },
  VMNetworkAdapterVlan: {
    table: [
      { name: "VMName", width: 6 },
      { name: "VMNetworkAdapterName", width: 20 },
      { name: "Mode", width: 8 },
      { name: "VlanList", align: "left" },
    ],
  },
  ServiceController: {
    table: [
      { name: "Status", width: 8 },
      { name: "Name", width: 18 },
      { name: "DisplayName", width: 38 },
    ],
    list: ["Name", "DisplayName", "Status", "CanPauseAndContinue", "CanShutdown", "CanStop", "ServiceType"],
  },
  DnsClientServerAddress: {
    table: [
      { name: "InterfaceAlias", width: 28 },
      { name: "InterfaceIndex", label: "Interface Index", width: 15, align: "right" },
      { name: "AddressFamily", label: "Address Family", width: 14 },
      { name: "ServerAddresses", width: 32 },
    ],
  },
  TestNetConnectionResult: { perLine: true },
  DnsRecord_A: {
    table: [
      { name: "Name", width: 46 },
      { name: "Type", width: 6 },
      { name: "TTL", width: 5, align: "left" },
      { name: "Section", width: 10 },
      { name: "IPAddress", width: 41 },
    ],
  },
  WebResponse: { excerpts: ["Content", "RawContent"] },
  NetTCPConnection: {
    table: [
      { name: "LocalAddress", width: 35 },
      { name: "LocalPort", width: 9, align: "left" },
      { name: "RemoteAddress", width: 35 },
      { name: "RemotePort", width: 10, align: "left" },
      { name: "State", width: 11 },
      { name: "AppliedSetting", width: 14 },
    ],
  },
};
