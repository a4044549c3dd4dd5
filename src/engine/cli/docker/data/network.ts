import { atLeast, type CommandSpec, define, exactly, NO_ARGUMENTS } from "../grammar/command.ts";

/** `docker network …`. */
export const NETWORK_COMMANDS: readonly CommandSpec[] = [
  define(
    "network connect",
    "[OPTIONS] NETWORK CONTAINER",
    exactly(2),
    "Connect a container to a network",
    {},
    String.raw`
alias|stringSlice|||Add network-scoped alias for the container
driver-opt|stringSlice|||driver options for the network
gw-priority|int||ignored|Highest gw-priority provides the default gateway. Accepts positive and negative values.|It is stored, but does not choose the default gateway on Windows.
ip|ip|||IPv4 address (e.g., "172.30.100.104")
ip6|ip||unsupported|IPv6 address (e.g., "2001:db8::33")|Windows container networks have no IPv6 address management. Use --ip.
link|list:link||ignored|Add link to another container|It is stored. Use --alias and the container's name instead.
link-local-ip|ipSlice|[]|ignored|Add a link-local address for the container|Windows drivers never read link-local addresses.
`,
  ),
  define(
    "network create",
    "[OPTIONS] NETWORK",
    exactly(1),
    "Create a network",
    {},
    String.raw`
attachable|bool|||Enable manual container attachment
aux-address|map|map[]|ignored|Auxiliary IPv4 or IPv6 addresses used by Network driver|The address must lie in a --subnet, but the Windows drivers drop it: it is not reserved and inspect does not show it.
config-from|string|||The network from which to copy the configuration
config-only|bool|||Create a configuration only network
driver,d|string|bridge||Driver to manage the Network
gateway|ipSlice|[]||IPv4 or IPv6 Gateway for the master subnet
ingress|bool|||Create swarm routing-mesh network
internal|bool||ignored|Restrict external access to the network|inspect shows "Internal": true and published ports are dropped in silence, but traffic is not cut off.
ip-range|ipNetSlice|[]|unsupported|Allocate container ip from a sub-range|HNS gives addresses from the whole subnet. Make the subnet itself smaller; overlay networks accept a range.
ipam-driver|string|default|unsupported|IP Address Management Driver|Address management belongs to HNS. Leave the flag away.
ipam-opt|map|map[]|ignored|Set IPAM driver specific options|Docker keeps it and inspect shows it; addresses belong to HNS, which never sees it.
ipv4|bool|true||Enable or disable IPv4 address assignment
ipv6|bool||unsupported|Enable or disable IPv6 address assignment|Windows container networks have no IPv6 address management. Leave the flag away.
label|list:label|||Set metadata on a network
opt,o|map|map[]||Set driver specific options
scope|string|||Control the network's scope
subnet|stringSlice|||Subnet in CIDR format that represents a network segment
`,
  ),
  define(
    "network disconnect",
    "[OPTIONS] NETWORK CONTAINER",
    exactly(2),
    "Disconnect a container from a network",
    {},
    String.raw`
force,f|bool|||Force the container to disconnect from a network
`,
  ),
  define(
    "network inspect",
    "[OPTIONS] NETWORK [NETWORK...]",
    atLeast(1),
    "Display detailed information on one or more networks",
    {},
    String.raw`
format,f|string|||@inspect-format
verbose,v|bool|||Verbose output for diagnostics
`,
  ),
  define(
    "network ls",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "List networks",
    { aliases: ["list"] },
    String.raw`
filter,f|filter|||Provide filter values (e.g. "driver=bridge")
format|string|||@list-format
no-trunc|bool|||Do not truncate the output
quiet,q|bool|||Only display network IDs
`,
  ),
  define(
    "network prune",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Remove all unused networks",
    {},
    String.raw`
filter|filter|||Provide filter values (e.g. "until=<timestamp>")
force,f|bool|||Do not prompt for confirmation
`,
  ),
  define(
    "network rm",
    "NETWORK [NETWORK...]",
    atLeast(1),
    "Remove one or more networks",
    { aliases: ["remove"] },
    String.raw`
force,f|bool|||Do not error if the network does not exist
`,
  ),
];
