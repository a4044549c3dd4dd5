import {
  ANY,
  atLeast,
  between,
  type CommandSpec,
  define,
  exactly,
  NO_ARGUMENTS,
} from "../grammar/command.ts";

/** `docker container …` besides `run` and `create`, and `docker inspect`. */
export const CONTAINER_COMMANDS: readonly CommandSpec[] = [
  define(
    "container attach",
    "[OPTIONS] CONTAINER",
    exactly(1),
    "Attach local standard input, output, and error streams to a running container",
    { top: "attach" },
    String.raw`
detach-keys|string|||Key sequence that detaches the session
no-stdin|bool|||Leave standard input unattached
sig-proxy|bool|true||Forward received signals to the process
`,
  ),
  define(
    "container commit",
    "[OPTIONS] CONTAINER [REPOSITORY[:TAG]]",
    between(1, 2),
    "Create a new image from a container's changes",
    { top: "commit" },
    String.raw`
author,a|string|||Image author
change,c|list|||Dockerfile instruction to apply
message,m|string|||Commit message
no-pause|bool|||Do not pause during commit
pause,p|bool|true|hidden deprecated|Hidden; deprecated, no effect|and enabled by default. Use --no-pause to disable pausing during commit.
`,
  ),
  define(
    "container cp",
    "[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n[OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH",
    exactly(2),
    "Copy files/folders between a container and the local filesystem",
    { top: "cp" },
    String.raw`
archive,a|bool|||Preserve ownership information
follow-link,L|bool|||Follow symlinks in the source
quiet,q|bool|||Reduced output
`,
  ),
  define(
    "container diff",
    "CONTAINER",
    exactly(1),
    "Inspect changes to files or directories on a container's filesystem",
    { top: "diff" },
    "",
  ),
  define(
    "container exec",
    "[OPTIONS] CONTAINER COMMAND [ARG...]",
    atLeast(2),
    "Execute a command in a running container",
    { top: "exec", interspersed: false },
    String.raw`
detach,d|bool|||Run the command in the background
detach-keys|string|||Key sequence that detaches the session
env,e|list:env|||Set an environment variable
env-file|list|||File holding environment variables
interactive,i|bool|||Keep standard input open
privileged|bool|||Extended privileges for the command
tty,t|bool|||Allocate a terminal
user,u|string|||User to run as
workdir,w|string|||Working directory
`,
  ),
  define(
    "container export",
    "[OPTIONS] CONTAINER",
    exactly(1),
    "Export a container's filesystem as a tar archive",
    { top: "export" },
    String.raw`
output,o|string|||Write to this file
`,
  ),
  define(
    "container inspect",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Display detailed information on one or more containers",
    {},
    String.raw`
format,f|string|||@inspect-format
size,s|bool|||Include size columns
`,
  ),
  define(
    "container kill",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Kill one or more running containers",
    { top: "kill" },
    String.raw`
signal,s|string|||Signal to send
`,
  ),
  define(
    "container logs",
    "[OPTIONS] CONTAINER",
    exactly(1),
    "Fetch the logs of a container",
    { top: "logs" },
    String.raw`
details|bool|||Show extra log attributes
follow,f|bool|||Keep streaming new lines
since|string|||Only entries after this time
tail,n|string|all||Number of trailing lines, or all
timestamps,t|bool|||Prefix lines with timestamps
until|string|||Only entries before this time
`,
  ),
  define(
    "container ls",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "List containers",
    { aliases: ["list", "ps"], top: "ps" },
    String.raw`
all,a|bool|||Also show stopped containers
filter,f|filter|||Restrict output to matching items, key=value
format|string|||@list-format
last,n|int|-1||Show the N newest containers
latest,l|bool|||Show only the newest container
no-trunc|bool|||Print full values
quiet,q|bool|||IDs only
size,s|bool|||Include size columns
`,
  ),
  define(
    "container pause",
    "CONTAINER [CONTAINER...]",
    atLeast(1),
    "Pause all processes within one or more containers",
    { top: "pause" },
    "",
  ),
  define(
    "container port",
    "CONTAINER [PRIVATE_PORT[/PROTO]]",
    between(1, 2),
    "List port mappings or a specific mapping for the container",
    { top: "port" },
    "",
  ),
  define(
    "container prune",
    "[OPTIONS]",
    NO_ARGUMENTS,
    "Remove all stopped containers",
    {},
    String.raw`
filter|filter|||Restrict output to matching items, key=value
force,f|bool|||Skip the confirmation prompt
`,
  ),
  define("container rename", "CONTAINER NEW_NAME", exactly(2), "Rename a container", { top: "rename" }, ""),
  define(
    "container restart",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Restart one or more containers",
    { top: "restart" },
    String.raw`
signal,s|string|||Signal to send
timeout,t|int|||Seconds to wait before killing
time|int||hidden alias=timeout deprecated|Same as --timeout|use --timeout instead
`,
  ),
  define(
    "container rm",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Remove one or more containers",
    { aliases: ["remove"], top: "rm" },
    String.raw`
force,f|bool|||Kill a running container first
link,l|bool|||Remove the named link only
volumes,v|bool|||Remove its anonymous volumes too
`,
  ),
  define(
    "container start",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Start one or more stopped containers",
    { top: "start" },
    String.raw`
attach,a|bool|||Attach output and forward signals
checkpoint|string||linux-only os=linux hidden|Checkpoint to restore from|Checkpoints (CRIU) exist on Linux only.
checkpoint-dir|string||linux-only os=linux hidden|Directory holding checkpoints|Checkpoints (CRIU) exist on Linux only.
detach-keys|string|||Key sequence that detaches the session
interactive,i|bool|||Attach standard input
`,
  ),
  define(
    "container stats",
    "[OPTIONS] [CONTAINER...]",
    ANY,
    "Display a live stream of container(s) resource usage statistics",
    { top: "stats" },
    String.raw`
all,a|bool|||Include stopped containers
format|string|||@list-format
no-stream|bool|||Print one sample and exit
no-trunc|bool|||Print full values
`,
  ),
  define(
    "container stop",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Stop one or more running containers",
    { top: "stop" },
    String.raw`
signal,s|string|||Signal to send
timeout,t|int|||Seconds to wait before killing
time|int||hidden alias=timeout deprecated|Same as --timeout|use --timeout instead
`,
  ),
  define(
    "container top",
    "CONTAINER [ps OPTIONS]",
    atLeast(1),
    "Display the running processes of a container",
    { top: "top", interspersed: false },
    "",
  ),
  define(
    "container unpause",
    "CONTAINER [CONTAINER...]",
    atLeast(1),
    "Unpause all processes within one or more containers",
    { top: "unpause" },
    "",
  ),
  define(
    "container update",
    "[OPTIONS] CONTAINER [CONTAINER...]",
    atLeast(1),
    "Update configuration of one or more containers",
    { top: "update" },
    String.raw`
blkio-weight|uint16||unsupported|Relative block-IO weight, 10-1000 or 0
cpu-period|int64||unsupported|CFS scheduler period
cpu-quota|int64||unsupported|CFS scheduler quota
cpu-rt-period|int64||unsupported|Real-time scheduler period in microseconds
cpu-rt-runtime|int64||unsupported|Real-time scheduler runtime in microseconds
cpu-shares,c|int64||unsupported|Relative CPU weight
cpus|decimal||unsupported|Fractional number of CPUs
cpuset-cpus|string||unsupported|CPU list the container may use
cpuset-mems|string||unsupported|Memory-node list the container may use
memory,m|bytes||unsupported|Memory limit
memory-reservation|bytes||unsupported|Soft memory limit
memory-swap|bytes||unsupported|Memory plus swap limit, -1 unlimited
pids-limit|int64||unsupported|Process-count limit
restart|string|||New restart policy
`,
  ),
  define(
    "container wait",
    "CONTAINER [CONTAINER...]",
    atLeast(1),
    "Block until one or more containers stop, then print their exit codes",
    { top: "wait" },
    "",
  ),
  define(
    "inspect",
    "[OPTIONS] NAME|ID [NAME|ID...]",
    atLeast(1),
    "Return low-level information on Docker objects",
    {},
    String.raw`
format,f|string|||@inspect-format
size,s|bool|||Include size columns
type|string|||Restrict lookup to one object type
`,
  ),
];
