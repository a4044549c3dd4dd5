import { ANY, atLeast, type CommandSpec, define, exactly, NO_ARGUMENTS } from "../grammar/command.ts";

/** `docker swarm …` and `docker node …`. */
export const SWARM_COMMANDS: readonly CommandSpec[] = [
  define(
    "swarm ca",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Display and rotate the root CA",
    {},
    String.raw`
ca-cert|pem-file|||PEM root certificate file
ca-key|pem-file|||PEM root key file
cert-expiry|duration|2160h0m0s||Node certificate lifetime
detach,d|bool|||Do not stay attached; return at once
external-ca|external-ca|||External certificate authority
quiet,q|bool|||Reduced output
rotate|bool|||Generate a fresh secret
`,
  ),
  define(
    "swarm init",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Initialize a swarm",
    {},
    String.raw`
advertise-addr|string|||Address or interface told to other nodes
autolock|bool|||Protect manager keys with an unlock key
availability|string|active||Node availability: active, pause or drain
cert-expiry|duration|2160h0m0s||Node certificate lifetime
data-path-addr|string|||Address or interface for data traffic
data-path-port|uint32|||VXLAN UDP port, 1024-49151
default-addr-pool|ipNetSlice|||Address pool for overlay networks
default-addr-pool-mask-length|uint32|24||Subnet size cut from the pool
dispatcher-heartbeat|duration|5s||Heartbeat period
external-ca|external-ca|||External certificate authority
force-new-cluster|bool|||Rebuild a one-node cluster from local state
listen-addr|node-addr|0.0.0.0:2377||Address the manager listens on
max-snapshots|uint64|||Extra Raft snapshots to keep
snapshot-interval|uint64|10000||Raft entries between snapshots
task-history-limit|int64|5||Old tasks kept per slot
`,
  ),
  define(
    "swarm join",
    "[OPTIONS] HOST:PORT",
    exactly(1),
    "Join a swarm as a node and/or manager",
    {},
    String.raw`
advertise-addr|string|||Address or interface told to other nodes
availability|string|active||Node availability: active, pause or drain
data-path-addr|string|||Address or interface for data traffic
listen-addr|node-addr|0.0.0.0:2377||Address the manager listens on
token|string|||Join token
`,
  ),
  define(
    "swarm join-token",
    "[OPTIONS] (worker|manager)",
    exactly(1),
    "Manage join tokens",
    {},
    String.raw`
quiet,q|bool|||Print the token only
rotate|bool|||Issue a new join token
`,
  ),
  define(
    "swarm leave",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Leave the swarm",
    {},
    String.raw`
force,f|bool|||Leave even as (last) manager
`,
  ),
  define("swarm unlock", "", NO_ARGUMENTS, "Unlock swarm", {}, ""),
  define(
    "swarm unlock-key",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Manage the unlock key",
    {},
    String.raw`
quiet,q|bool|||Print the key only
rotate|bool|||Generate a fresh secret
`,
  ),
  define(
    "swarm update",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Update the swarm",
    {},
    String.raw`
autolock|bool|||Protect manager keys with an unlock key
cert-expiry|duration|2160h0m0s||Node certificate lifetime
dispatcher-heartbeat|duration|5s||Heartbeat period
external-ca|external-ca|||External certificate authority
max-snapshots|uint64|||Extra Raft snapshots to keep
snapshot-interval|uint64|10000||Raft entries between snapshots
task-history-limit|int64|5||Old tasks kept per slot
`,
  ),
  define(
    "node demote",
    "NODE [NODE...]",
    atLeast(1),
    "Demote one or more nodes from manager in the swarm",
    {},
    "",
  ),
  define(
    "node inspect",
    "[OPTIONS] self|NODE [NODE...]",
    atLeast(1),
    "Display detailed information on one or more nodes",
    {},
    String.raw`
format,f|string|||@inspect-format
pretty|bool|||Human-readable output
`,
  ),
  define(
    "node ls",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "List nodes in the swarm",
    { aliases: ["list"] },
    String.raw`
filter,f|filter|||Restrict output to matching items, key=value
format|string|||@list-format
quiet,q|bool|||IDs only
`,
  ),
  define(
    "node promote",
    "NODE [NODE...]",
    atLeast(1),
    "Promote one or more nodes to manager in the swarm",
    {},
    "",
  ),
  define(
    "node ps",
    "[OPTIONS] [NODE...]",
    ANY,
    "List tasks running on one or more nodes, defaults to current node",
    {},
    String.raw`
filter,f|filter|||Restrict output to matching items, key=value
format|string|||@list-format
no-resolve|bool|||Show IDs instead of names
no-trunc|bool|||Print full values
quiet,q|bool|||Task IDs only
`,
  ),
  define(
    "node rm",
    "[OPTIONS] NODE [NODE...]",
    atLeast(1),
    "Remove one or more nodes from the swarm",
    { aliases: ["remove"] },
    String.raw`
force,f|bool|||Remove a node that is not down
`,
  ),
  define(
    "node update",
    "[OPTIONS] NODE",
    exactly(1),
    "Update a node",
    {},
    String.raw`
availability|string|||Node availability: active, pause or drain
label-add|list:label|||Add or change a label
label-rm|list|||Remove a label
role|string|||Node role: worker or manager
`,
  ),
];
