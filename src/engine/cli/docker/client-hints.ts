import type { Mend } from "./mend.ts";

/** What a learner reads beside an error of the client, and how the line is mended. */
export interface ClientHint extends Mend {
  readonly code: string;
  /** Matched against what stands on stderr. */
  readonly when: RegExp;
  readonly text: string;
}

/** The first row that matches speaks, unless the daemon's refusal has a hint. A new error of the client is a new row. */
export const CLIENT_HINTS: readonly ClientHint[] = [
  {
    code: "mac-invalid",
    when: / is not a valid mac address$/m,
    text: "A MAC address is six pairs of hexadecimal digits.",
    drop: ["mac-address"],
    add: "--mac-address 02:42:ac:11:00:05",
  },
  {
    code: "port-invalid",
    when: /invalid (?:containerPort|hostPort|proto|IP address):|no port specified:|invalid ranges specified|invalid publish opts/,
    text: "-p is [HOST-PORT:]CONTAINER-PORT[/tcp or /udp], with ports up to 65535. A range on both sides must have the same length.",
    drop: ["publish"],
    add: "-p 8080:80",
  },
  {
    code: "port-invalid",
    when: / for --expose: /,
    text: "--expose takes a port, or a range such as 8000-8010, without a host port.",
    drop: ["expose"],
    add: "--expose 80",
  },
  {
    code: "no-files",
    when: /^docker: --(env-file|label-file): open /m,
    text: "The hosts of the lab have no files: give the values with -e NAME=value or -l key=value.",
    drop: ["$1"],
  },
  {
    code: "unsupported-option",
    when: /^docker: --(pid|uts|userns|cgroupns): invalid /m,
    text: "Such namespaces are a Linux matter: leave the option out.",
    drop: ["$1"],
  },
  {
    code: "restart-policy-invalid",
    when: /^docker: invalid restart policy format/m,
    text: "The number of tries stands behind on-failure and a colon.",
    drop: ["restart"],
    add: "--restart on-failure:3",
  },
  {
    code: "conflicting-options",
    when: /cannot specify both --restart and --rm/,
    text: "--rm removes the container when it ends; a restart policy starts it again.",
    drop: ["restart"],
  },
  {
    code: "conflicting-options",
    when: /cannot specify both --attach and --detach/,
    text: "-d gives the prompt back at once; -a stays with the container.",
    drop: ["attach"],
  },
  {
    code: "conflicting-options",
    when: /cannot specify both --([\w-]+) and per-network /,
    text: "The long form of --network says the same already.",
    drop: ["$1"],
  },
  {
    code: "conflicting-options",
    when: /--no-healthcheck conflicts/,
    text: "Either the health check is off, or it has options.",
    drop: ["no-healthcheck"],
  },
  {
    code: "bad-flag-value",
    when: /^docker: --(health-[\w-]+) cannot be negative/m,
    text: "A time goes forward: give it as 30s or 2m.",
    drop: ["$1"],
  },
  {
    code: "bad-flag-value",
    when: /^docker: invalid pull option/m,
    text: "In the lab every image is at hand, so the option changes nothing.",
    drop: ["pull"],
  },
  {
    code: "unsupported-option",
    when: /memory swappiness range/,
    text: "Windows has no swappiness.",
    drop: ["memory-swappiness"],
  },
  {
    code: "unsupported-option",
    when: /^docker: invalid --(security-opt):|^docker: invalid (storage) option/m,
    text: "On Windows --security-opt takes credentialspec=…, and --storage-opt takes size=….",
    drop: ["security-opt", "storage-opt"],
  },
  {
    code: "no-terminal",
    when: /stdin is not a terminal$/m,
    text: "Text is piped in, so there is no terminal.",
    drop: ["tty"],
  },
  {
    code: "alias-needs-network",
    when: /network-scoped aliases are only supported for user-defined networks/,
    text: "Aliases need a network of your own, made with docker network create. On nat a container is found by its name without any alias.",
    drop: ["network-alias"],
  },
  {
    code: "network-twice",
    when: /^docker: network "(.*)" is specified multiple times/m,
    text: "Name each network once; all options of one network go into one --network.",
    drop: ["network"],
    add: "--network $1",
  },
  {
    code: "conflicting-options",
    when: /cannot attach both user-defined and non-user-defined/,
    text: "nat, none and default stand alone here. Start the container in one network and add nat with docker network connect.",
  },
  {
    code: "network-name-missing",
    when: /^docker: no name set for network/m,
    text: "--network takes a name; without the option the container goes to nat.",
    drop: ["network"],
  },
  {
    code: "image-invalid",
    when: /invalid reference format/,
    text: "An image is [REGISTRY/]NAME[:TAG] in small letters, and it is the first word that is no option.",
  },
  {
    code: "driver-option-invalid",
    when: /invalid key\/value pair format in driver options/,
    text: "--driver-opt takes key=value.",
    drop: ["driver-opt"],
  },
  {
    code: "argument-empty",
    when: /value is empty$|names may be empty$/m,
    text: "One of the names is an empty text. A variable without a value often is the cause.",
  },
  {
    code: "port-not-published",
    when: /^no public port /m,
    text: "This port is not published. What is published is fixed when the container is made.",
    fix: "docker port REF",
  },
  {
    code: "port-invalid",
    when: /^invalid port '/m,
    text: "Give the container's port, with /udp when it is one: docker port web 53/udp.",
    fix: "docker port REF",
  },
  {
    code: "one-at-a-time",
    when: /cannot start and attach multiple containers/,
    text: "A terminal shows one container only.",
    drop: ["attach", "interactive"],
  },
  {
    code: "field-unknown",
    when: /at <\.NetworkSettings\.IPAddress>/,
    text: "From Docker 29 on addresses stand only with their networks; before, this field was empty for Windows containers.",
    fix: "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' REF",
  },
  {
    code: "field-unknown",
    when: /map has no entry for key "(.*)"$/m,
    text: "There is no field $1 at this place, and capitals count. Without -f all fields are printed.",
    fix: "docker inspect REF",
  },
  {
    code: "field-unknown",
    when: /can't evaluate field (\S+) in type \*/,
    text: "A row has no field $1, and capitals count. --format json shows the names of all fields.",
    drop: ["format", "quiet"],
    add: "--format json",
  },
  {
    code: "index-out-of-range",
    when: /error calling index: |nil pointer evaluating /,
    text: "There is nothing at this place: a port that is not published has no list, a container is in no such network.",
    fix: "docker inspect REF",
  },
  {
    code: "template-invalid",
    when: /template parsing error: |^failed to execute template: /m,
    text: "A template needs }} for each {{, and {{end}} for each if, range and with. In PowerShell put it in single quotes, so that it arrives as typed.",
  },
  {
    code: "other-system",
    when: /is only supported on a Docker daemon running on linux/,
    text: "Checkpoints exist on Linux only.",
    drop: ["checkpoint", "checkpoint-dir"],
  },
  {
    code: "type-unknown",
    when: /^unknown type: /m,
    text: "Without --type Docker looks for a container first, then for a network.",
    drop: ["type"],
  },
  {
    code: "unsupported-option",
    when: /^cowardly refusing to save to a terminal/,
    text: "Docker does not write an archive to the screen. With -o the daemon refuses too: it exports Linux containers only.",
  },
  {
    code: "container-missing",
    when: /must specify at least one container source/,
    text: "One of the two paths begins with a container and a colon: docker cp web:C:\\log.txt .",
  },
];

/** For a wrong number of arguments. */
export const ARGUMENT_HINT = "The words that are no options do not fit the usage line.";
