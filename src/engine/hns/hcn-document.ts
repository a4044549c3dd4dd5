/**
 * The v2 (HCN) form of an object that HNS prints in v1 form. Names and nesting are those of the schema's v1-to-v2 table;
 * v2 keeps a policy's parameters under `Settings`. Source: facts on HNS, sections 3 and 5.2.
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

const SCHEMA_VERSION = { Major: 2, Minor: 0 } as const;

export function hcnDocument(kind: "network" | "endpoint" | "policyList", v1: Fields): Fields {
  switch (kind) {
    case "network":
      return networkV2(v1);
    case "endpoint":
      return endpointV2(v1);
    case "policyList":
      return loadBalancerV2(v1);
  }
}

function networkV2(v1: Fields): Fields {
  const adapter = text(v1["NetworkAdapterName"]);
  const router = text(v1["DrMacAddress"]);
  const policies = list(v1["Policies"]).map(fields);
  const isolation = policies.filter(isIsolation);
  const subnets = list(v1["Subnets"]).map(fields);
  return {
    ID: v1["ID"] ?? null,
    Name: v1["Name"] ?? "",
    Type: typeName(text(v1["Type"])),
    Policies: [
      ...policies.filter((policy) => !isIsolation(policy)).map(policyV2),
      ...(adapter === "" ? [] : [{ Type: "NetAdapterName", Settings: { NetworkAdapterName: adapter } }]),
      ...(router === "" ? [] : [{ Type: "DrMacAddress", Settings: { Address: router } }]),
      ...(v1["AutomaticDNS"] === true ? [{ Type: "AutomaticDNS", Settings: { Enable: true } }] : []),
    ],
    MacPool: {
      Ranges: list(v1["MacPools"]).map((pool) => ({
        StartMacAddress: fields(pool)["StartMacAddress"] ?? "",
        EndMacAddress: fields(pool)["EndMacAddress"] ?? "",
      })),
    },
    Dns: {
      Domain: v1["DNSSuffix"] ?? "",
      ServerList: text(v1["DNSServerList"]).split(",").filter(Boolean),
    },
    Ipams: [
      subnets.length > 0
        ? { Type: "Static", Subnets: subnets.map((subnet) => subnetV2(subnet, isolation)) }
        : { Type: "Dhcp", Subnets: [subnetV2({ AddressPrefix: "0.0.0.0/0" }, isolation)] },
    ],
    Flags: v1["Flags"] ?? 0,
    SchemaVersion: SCHEMA_VERSION,
  };
}

/** v1 has VLAN and VSID on networks too, v2 on subnets only. */
function isIsolation({ Type }: Fields): boolean {
  return Type === "VLAN" || Type === "VSID";
}

function subnetV2(subnet: Fields, isolation: readonly Fields[]): Fields {
  const gateway = text(subnet["GatewayAddress"]);
  return {
    IpAddressPrefix: subnet["AddressPrefix"] ?? "",
    Policies: [...isolation, ...list(subnet["Policies"]).map(fields)].map(policyV2),
    Routes: gateway === "" ? [] : [{ NextHop: gateway, DestinationPrefix: "0.0.0.0/0" }],
  };
}

function endpointV2(v1: Fields): Fields {
  const gateway = text(v1["GatewayAddress"]);
  const ip = text(v1["IPAddress"]);
  const overhead = Number(v1["EncapOverhead"] ?? 0);
  return {
    ID: v1["ID"] ?? null,
    Name: v1["Name"] ?? "",
    HostComputeNetwork: v1["VirtualNetwork"] ?? "",
    Policies: [
      ...list(v1["Policies"]).map((policy) => policyV2(fields(policy))),
      ...(overhead > 0 ? [{ Type: "EncapOverhead", Settings: { Overhead: overhead } }] : []),
    ],
    IpConfigurations: ip === "" ? [] : [{ IpAddress: ip, PrefixLength: v1["PrefixLength"] ?? 0 }],
    Dns: {
      Domain: v1["DNSSuffix"] ?? "",
      ServerList: text(v1["DNSServerList"]).split(",").filter(Boolean),
    },
    Routes: gateway === "" ? [] : [{ NextHop: gateway, DestinationPrefix: "0.0.0.0/0" }],
    MacAddress: v1["MacAddress"] ?? "",
    Flags: (v1["IsRemoteEndpoint"] === true ? 1 : 0) + (v1["DisableICC"] === true ? 2 : 0),
    SchemaVersion: SCHEMA_VERSION,
  };
}

function loadBalancerV2(v1: Fields): Fields {
  const [first] = list(v1["Policies"]);
  const policy = fields(first ?? {});
  return {
    ID: v1["ID"] ?? null,
    HostComputeEndpoints: list(v1["References"]).map((path) => text(path).split("/").at(-1) ?? ""),
    SourceVIP: policy["SourceVIP"] ?? "",
    FrontendVIPs: list(policy["VIPs"]),
    PortMappings: [
      {
        Protocol: policy["Protocol"] ?? 0,
        InternalPort: policy["InternalPort"] ?? 0,
        ExternalPort: policy["ExternalPort"] ?? 0,
        Flags: policy["ILB"] === true ? 1 : 0,
      },
    ],
    Flags: policy["IsDSR"] === true ? 1 : 0,
    SchemaVersion: SCHEMA_VERSION,
  };
}

const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = { tcp: 6, udp: 17 };

function policyV2({ Type, ...rest }: Fields): Fields {
  switch (Type) {
    case "NAT":
      return {
        Type: "PortMapping",
        Settings: {
          Protocol: PROTOCOL_NUMBERS[text(rest["Protocol"]).toLowerCase()] ?? rest["Protocol"] ?? 0,
          InternalPort: rest["InternalPort"] ?? 0,
          ExternalPort: rest["ExternalPort"] ?? 0,
          VIP: "",
          Flags: rest["ExternalPortReserved"] === true ? 4 : 0,
        },
      };
    case "OutBoundNAT":
      return {
        Type: "OutBoundNAT",
        Settings: {
          VirtualIP: rest["VIP"] ?? "",
          Exceptions: list(rest["ExceptionList"]),
          Destinations: [],
          Flags: 0,
        },
      };
    case "PA":
      return { Type: "ProviderAddress", Settings: { ProviderAddress: rest["PA"] ?? "" } };
    case "ROUTE":
      return {
        Type: "SDNRoute",
        Settings: {
          DestinationPrefix: rest["DestinationPrefix"] ?? "",
          NextHop: rest["NextHop"] ?? "",
          NeedEncap: rest["NeedEncap"] ?? false,
        },
      };
    case "VLAN":
      return { Type: "VLAN", Settings: { IsolationId: rest["VLAN"] ?? 0 } };
    case "VSID":
      return { Type: "VSID", Settings: { IsolationId: rest["VSID"] ?? 0 } };
    case "PROXY":
      return {
        Type: "L4Proxy",
        Settings: {
          IP: rest["IP"] ?? "",
          Port: text(rest["Port"]),
          Protocol: PROTOCOL_NUMBERS["tcp"] ?? 0,
          ExceptionList: list(rest["ExceptionList"]),
          Destination: rest["Destination"] ?? "",
          OutboundNat: rest["OutboundNat"] ?? false,
        },
      };
    case "ACL":
      return { Type: "ACL", Settings: aclSettings(rest) };
    default:
      return { Type: Type ?? "", Settings: rest };
  }
}

/** v2 writes numbers of protocols and ports as text. */
function aclSettings(rest: Fields): Fields {
  const { Protocol, LocalPorts, LocalPort, RemotePorts, RemotePort, ...kept } = rest;
  return {
    ...kept,
    Protocols: Protocol === undefined || Protocol === 256 ? "" : text(Protocol),
    LocalPorts: text(LocalPorts ?? LocalPort ?? ""),
    RemotePorts: text(RemotePorts ?? RemotePort ?? ""),
  };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  nat: "NAT",
  ics: "ICS",
  transparent: "Transparent",
  l2bridge: "L2Bridge",
  l2tunnel: "L2Tunnel",
  overlay: "Overlay",
  internal: "Internal",
  private: "Private",
};

function typeName(type: string): string {
  return TYPE_NAMES[type.toLowerCase()] ?? type;
}

function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** PowerShell prints a list of one as the thing itself. */
function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Json[];
}

function fields(value: Json): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
