import { atLeast, type CommandSpec, define, exactly, NO_ARGUMENTS } from "../grammar/command.ts";
import { flagTable } from "../grammar/flag-table.ts";

/** Flags that `create` and `update` share. */
const SHARED_FLAGS = flagTable(String.raw`
cap-add|list||linux-only|Grant a Linux capability
cap-drop|list||linux-only|Remove a Linux capability
credential-spec|credential-spec|||Windows credential spec
detach,d|bool|||Do not stay attached; return at once
entrypoint|command|||Replace the image entrypoint
health-cmd|string|||Health check command
health-interval|duration|||Delay between health checks
health-retries|int|||Failures in a row before unhealthy
health-start-interval|duration|||Check interval during the start period
health-start-period|duration|||Grace period before failures count
health-timeout|duration|||Time limit for one health check
hostname|string|||Host name inside the container
init|bool||linux-only|Run a small init process in the container
isolation|string|||Windows isolation: default, process or hyperv
limit-cpu|decimal|||CPU limit
limit-memory|bytes|||Memory limit
limit-pids|int64||linux-only|Process-count limit
log-driver|string|||Logging driver name
log-opt|list|||Logging driver option
max-concurrent|uint|||Job tasks run at once
memory-swap|bytes||linux-only|Memory plus swap limit, -1 unlimited
memory-swappiness|int64|-1|linux-only|Swappiness 0-100, -1 keeps default
no-healthcheck|bool|||Turn off the image health check
no-resolve-image|bool|||Skip registry digest lookup
oom-score-adj|int64||linux-only|OOM score adjustment
quiet,q|bool|||Reduced output
read-only|bool||linux-only|Read-only root filesystem
replicas|uint|||Desired number of tasks
replicas-max-per-node|uint64|||Per-node task limit, 0 unlimited
reserve-cpu|decimal|||Reserved CPUs
reserve-memory|bytes|||Reserved memory
restart-condition|string|||When to restart tasks
restart-delay|duration|||Delay between restarts
restart-max-attempts|uint|||Restart limit
restart-window|duration|||Window for judging restarts
rollback-delay|duration|||Delay between rolled-back tasks
rollback-failure-action|string|||What to do when rollback fails
rollback-max-failure-ratio|float|||Tolerated rollback failure ratio
rollback-monitor|duration|||Watch time after each rolled-back task
rollback-order|string|||Rollback order
stop-grace-period|duration|||Time before a forced kill
stop-signal|string|||Signal used to stop the container
tty,t|bool|||Allocate a terminal
update-delay|duration|||Delay between updated tasks
update-failure-action|string|||What to do when update fails
update-max-failure-ratio|float|||Tolerated update failure ratio
update-monitor|duration|||Watch time after each updated task
update-order|string|||Update order
user,u|string|||User to run as
with-registry-auth|bool|||Send registry credentials to nodes
workdir,w|string|||Working directory
`);

/** Flags of `create` alone. */
const CREATE_FLAGS = flagTable(String.raw`
config|config|||Swarm config to expose
constraint|list|||Placement constraint expression
container-label|list:label|||Label on the task containers
dns|list:dns|||DNS server IP address to use
dns-option|list||linux-only|Resolver option string
dns-search|list:dns-search|||DNS search suffix
endpoint-mode|string|vip||Service discovery mode: vip or dnsrr
env,e|list:env|||Set an environment variable
env-file|list|||File holding environment variables
generic-resource|list|||User-defined resource
group|list||linux-only|Supplementary group
host|list:add-host|||Extra host name to IP entry
label,l|list:label|||Service label
mode|string|replicated||Service mode
mount|mount|||Mount specification
name|string|||Service name
network|network|||Network to attach
placement-pref|pref|||Placement preference
publish,p|port|||Publish a container port
rollback-parallelism|uint64|1||Tasks rolled back together
secret|secret|||Swarm secret to expose
sysctl|list||linux-only|Kernel parameter
ulimit|ulimit||linux-only|Process resource limit
update-parallelism|uint64|1||Tasks updated together
`);

/** Flags of `update` alone. */
const UPDATE_FLAGS = flagTable(String.raw`
args|command|||Replacement command arguments
config-add|config|||Add or change: swarm config to expose
config-rm|list|||Remove: swarm config to expose
constraint-add|list|||Add or change: placement constraint expression
constraint-rm|list|||Remove: placement constraint expression
container-label-add|list:label|||Add or change: label on the task containers
container-label-rm|list|||Remove: label on the task containers
dns-add|list:dns|||Add or change: dNS server IP address to use
dns-option-add|list||linux-only|Add or change: resolver option string
dns-option-rm|list|||Remove: resolver option string
dns-rm|list|||Remove: dNS server IP address to use
dns-search-add|list:dns-search|||Add or change: dNS search suffix
dns-search-rm|list|||Remove: dNS search suffix
endpoint-mode|string|||Service discovery mode: vip or dnsrr
env-add|list:env|||Add or change: set an environment variable
env-rm|list|||Remove: set an environment variable
force|bool|||Redeploy even without changes
generic-resource-add|list|||Add or change: user-defined resource
generic-resource-rm|list|||Remove: user-defined resource
group-add|list||linux-only|Extra group membership
group-rm|list|||Remove: supplementary group
host-add|list:add-host|||Add or change: extra host name to IP entry
host-rm|list|||Remove: extra host name to IP entry
image|string|||New image reference
label-add|list:label|||Add or change a label
label-rm|list|||Remove a label
mount-add|mount|||Add or change: mount specification
mount-rm|list|||Remove: mount specification
network-add|network|||Add or change: network to attach, simple or key=value syntax
network-rm|list|||Remove: network to attach, simple or key=value syntax
placement-pref-add|pref|||Add or change: placement preference
placement-pref-rm|pref|||Remove: placement preference
publish-add|port|||Add or change: publish a container port
publish-rm|port|||Remove: publish a container port
rollback|bool|||Go back to the previous specification
rollback-parallelism|uint64|||Tasks rolled back together
secret-add|secret|||Add or change: swarm secret to expose
secret-rm|list|||Remove: swarm secret to expose
sysctl-add|list||linux-only|Add or change: kernel parameter
sysctl-rm|list|||Remove: kernel parameter
ulimit-add|ulimit||linux-only|Add or change: process resource limit
ulimit-rm|list|||Remove: process resource limit
update-parallelism|uint64|||Tasks updated together
`);

/** `docker service …`. */
export const SERVICE_COMMANDS: readonly CommandSpec[] = [
  define(
    "service create",
    "[OPTIONS] IMAGE [COMMAND] [ARG...]",
    atLeast(1),
    "Create a new service",
    { interspersed: false },
    [...SHARED_FLAGS, ...CREATE_FLAGS],
  ),
  define(
    "service inspect",
    "[OPTIONS] SERVICE [SERVICE...]",
    atLeast(1),
    "Display detailed information on one or more services",
    {},
    String.raw`
format,f|string|||@inspect-format
pretty|bool|||Human-readable output
`,
  ),
  define(
    "service logs",
    "[OPTIONS] SERVICE|TASK",
    exactly(1),
    "Fetch the logs of a service or task",
    {},
    String.raw`
details|bool|||Show extra log attributes
follow,f|bool|||Keep streaming new lines
no-resolve|bool|||Show IDs instead of names
no-task-ids|bool|||Hide task IDs
no-trunc|bool|||Print full values
raw|bool|||Do not reformat log lines
since|string|||Only entries after this time
tail,n|string|all||Number of trailing lines, or all
timestamps,t|bool|||Prefix lines with timestamps
`,
  ),
  define(
    "service ls",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "List services",
    { aliases: ["list"] },
    String.raw`
filter,f|filter|||Restrict output to matching items, key=value
format|string|||@list-format
quiet,q|bool|||IDs only
`,
  ),
  define(
    "service ps",
    "[OPTIONS] SERVICE [SERVICE...]",
    atLeast(1),
    "List the tasks of one or more services",
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
    "service rm",
    "SERVICE [SERVICE...]",
    atLeast(1),
    "Remove one or more services",
    { aliases: ["remove"] },
    "",
  ),
  define(
    "service rollback",
    "[OPTIONS] SERVICE",
    exactly(1),
    "Revert changes to a service's configuration",
    {},
    String.raw`
detach,d|bool|||Do not stay attached; return at once
quiet,q|bool|||Reduced output
`,
  ),
  define(
    "service scale",
    "SERVICE=REPLICAS [SERVICE=REPLICAS...]",
    atLeast(1),
    "Scale one or multiple replicated services",
    {},
    String.raw`
detach,d|bool|||Do not stay attached; return at once
`,
  ),
  define("service update", "[OPTIONS] SERVICE", exactly(1), "Update a service", {}, [
    ...SHARED_FLAGS,
    ...UPDATE_FLAGS,
  ]),
];
