import { atLeast, type CommandSpec, define } from "../grammar/command.ts";
import { flagTable } from "../grammar/flag-table.ts";

/** Flags of `docker create`, and all but three of `docker run`. */
const CREATE_FLAGS = flagTable(String.raw`
add-host|list:add-host||ignored|Extra host name to IP entry for the container|It is stored in HostConfig.ExtraHosts, but nobody writes it into a Windows container's hosts file.
annotation|map|map[]||Key/value annotation stored with the container
attach,a|list:attach|||Which standard streams to attach to
blkio-weight|uint16||linux-only|Relative block-IO weight, 10-1000 or 0
blkio-weight-device|list||linux-only|Relative block-IO weight for one device
cap-add|list||ignored|Grant a Linux capability|Capabilities are a Linux matter; an unknown name still fails.
cap-drop|list||ignored|Remove a Linux capability|Capabilities are a Linux matter; an unknown name still fails.
cgroup-parent|string||linux-only|Parent cgroup path
cgroupns|string||ignored|Cgroup namespace mode: host or private
cidfile|string|||File that receives the new container ID
cpu-count|int64|||Number of CPUs, Windows only
cpu-percent|int64|||CPU percentage cap, Windows only
cpu-period|int64||linux-only|CFS scheduler period
cpu-quota|int64||ignored|CFS scheduler quota
cpu-rt-period|int64||unsupported|Real-time scheduler period in microseconds
cpu-rt-runtime|int64||unsupported|Real-time scheduler runtime in microseconds
cpu-shares,c|int64|||Relative CPU weight
cpus|decimal|||Fractional number of CPUs
cpuset-cpus|string||linux-only|CPU list the container may use
cpuset-mems|string||linux-only|Memory-node list the container may use
device|list|||Host device to expose inside the container
device-cgroup-rule|list||ignored|Allowed-device cgroup rule
device-read-bps|list||linux-only|Byte-per-second read cap for a device
device-read-iops|list||linux-only|IO-per-second read cap for a device
device-write-bps|list||linux-only|Byte-per-second write cap for a device
device-write-iops|list||linux-only|IO-per-second write cap for a device
dns|list:dns|||DNS server IP address to use
dns-option|list||ignored|Resolver option string|It is stored, but the Windows resolver has no options for each container.
dns-search|list:dns-search|||DNS search suffix
domainname|string||ignored|NIS domain name|It is stored; the Windows container only gets the host name. Use --dns-search for a DNS suffix.
entrypoint|string|||Replace the image entrypoint
env,e|list:env|||Set an environment variable
env-file|list|||File holding environment variables
expose|list|||Mark a port or port range as exposed
gpus|gpu-request||ignored|GPU devices to request|Only Linux daemons handle device requests of this kind. Use --device class/GUID.
group-add|list||ignored|Extra group membership
health-cmd|string|||Health check command
health-interval|duration|||Delay between health checks
health-retries|int|||Failures in a row before unhealthy
health-start-interval|duration|||Check interval during the start period
health-start-period|duration|||Grace period before failures count
help|bool|||Print usage
health-timeout|duration|||Time limit for one health check
hostname,h|string|||Host name inside the container
init|bool||ignored|Run a small init process in the container
interactive,i|bool|||Keep standard input open
io-maxbandwidth|bytes|||System-drive IO bandwidth cap, Windows only
io-maxiops|uint64|||System-drive IOPS cap, Windows only
ip|ip|||Fixed IPv4 address for the endpoint
ip6|ip||unsupported|Fixed IPv6 address for the endpoint|Windows container networks have no IPv6 address management. Use --ip.
ipc|string||ignored|IPC namespace mode
isolation|string|||Windows isolation: default, process or hyperv
label,l|list:label|||Attach a key=value label
label-file|list|||File with one label per line
link|list:link|||Link to another container, NAME[:ALIAS]
link-local-ip|list||ignored|Link-local address for the endpoint|Windows drivers never read link-local addresses.
log-driver|string|||Logging driver name
log-opt|list|||Logging driver option
mac-address|string|||Fixed MAC address for the endpoint
memory,m|bytes|||Memory limit
memory-reservation|bytes||linux-only|Soft memory limit
memory-swap|bytes||linux-only|Memory plus swap limit, -1 unlimited
memory-swappiness|int64|-1|linux-only|Swappiness 0-100, -1 keeps default
mount|mount|||Mount specification
name|string|||Name to assign
network|network|||Network to attach, simple or key=value syntax
network-alias|list|||Extra DNS name on that network
no-healthcheck|bool|||Turn off the image health check
oom-kill-disable|bool||linux-only|Disable the OOM killer
oom-score-adj|int||ignored|OOM score adjustment
pid|string||ignored|PID namespace mode
pids-limit|int64||linux-only|Process-count limit
platform|string|||Requested image platform
privileged|bool||unsupported|Run with extended privileges|Windows containers have no privileged mode. HostProcess containers of Kubernetes come closest.
publish,p|list|||Publish a container port
publish-all,P|bool|||Publish every exposed port on a random port
pull|string|missing||Pull policy: always, missing or never
quiet,q|bool|||Reduced output
read-only|bool||unsupported|Read-only root filesystem|The root file system of a Windows container is always writable.
restart|string|no||Restart policy
rm|bool|||Delete container automatically once it exits
runtime|string|||Container runtime name
security-opt|list|||Security option, on Windows credentialspec=
shm-size|bytes||ignored|Size of /dev/shm
stop-signal|string|||Signal used to stop the container
stop-timeout|int|||Seconds to wait before killing
storage-opt|list|||Storage driver option, for example size=
sysctl|map|map[]|ignored|Kernel parameter
tmpfs|list||ignored|tmpfs mount
tty,t|bool|||Allocate a terminal
ulimit|ulimit||linux-only|Process resource limit
use-api-socket|bool||unsupported|Mount the engine API socket and credentials|The socket of the engine cannot be mounted into a Windows container.
user,u|string|||User to run as
userns|string||ignored|User namespace mode
uts|string||ignored|UTS namespace mode
volume,v|list|||Bind mount or volume
volume-driver|string|||Volume driver name
volumes-from|list|||Mount volumes of another container
workdir,w|string|||Working directory
net|network||hidden alias=network|Same as --network
net-alias|list||hidden alias=network-alias|Same as --network-alias
dns-opt|list||ignored hidden alias=dns-option|Same as --dns-option|It is stored, but the Windows resolver has no options for each container.
kernel-memory|bytes||ignored hidden deprecated|Hidden; deprecated, no effect|and no longer supported by the kernel
disable-content-trust|bool|true|ignored hidden deprecated|Hidden; deprecated, no effect|support for docker content trust was removed
`);

/** Flags of `docker run` alone. */
const RUN_ONLY_FLAGS = flagTable(String.raw`
detach,d|bool|||Do not stay attached; return at once
detach-keys|string|||Key sequence that detaches the session
sig-proxy|bool|true||Forward received signals to the process
`);

/** `docker create` and `docker run`. */
export const CREATE_COMMANDS: readonly CommandSpec[] = [
  define(
    "container create",
    "[OPTIONS] IMAGE [COMMAND] [ARG...]",
    atLeast(1),
    "Create a new container",
    { top: "create", interspersed: false },
    CREATE_FLAGS,
  ),
  define(
    "container run",
    "[OPTIONS] IMAGE [COMMAND] [ARG...]",
    atLeast(1),
    "Create and run a new container from an image",
    { top: "run", interspersed: false },
    [...CREATE_FLAGS, ...RUN_ONLY_FLAGS],
  ),
];
