declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** Computer name of a Windows container host, as typed in `lab host add NAME`. */
export type HostName = Id<"host">;
/** Name of a machine that is not a container host: client, router, server on the LAN or on the Internet. */
export type DeviceName = Id<"device">;
/** Name of a physical network. */
export type SegmentName = Id<"segment">;
export type AzureVnetName = Id<"azure-vnet">;
export type UnderlayFilterName = Id<"underlay-filter">;
/** 25 base-36 digits. */
export type SwarmId = Id<"swarm">;
export type SwarmNodeId = Id<"swarm-node">;
export type SwarmServiceId = Id<"swarm-service">;
export type SwarmTaskId = Id<"swarm-task">;

/** GUIDs in upper case. */
export type PNicId = Id<"pnic">;
export type VSwitchId = Id<"vswitch">;
export type PortId = Id<"port">;
export type VNicId = Id<"vnic">;
export type HnsNetworkId = Id<"hns-network">;
export type HnsEndpointId = Id<"hns-endpoint">;
export type HnsPolicyListId = Id<"hns-policy-list">;
export type VfpSpaceId = Id<"vfp-space">;
export type WinNatId = Id<"winnat">;
export type NatMappingId = Id<"nat-mapping">;
export type FirewallRuleId = Id<"firewall-rule">;

/** "1" is the host's own compartment; containers get "2" and up; a utility VM's is "uvm-" and the container's id. */
export type CompartmentId = Id<"compartment">;
/** 64 hexadecimal digits. */
export type DockerNetworkId = Id<"docker-network">;
export type ContainerId = Id<"container">;
/** One resolver of dockerd, keyed by the Docker network it answers for. */
export type ResolverId = Id<"resolver">;
