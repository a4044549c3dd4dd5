import type { ContainerCreateRequest, EndpointRequest, PortRequest } from "../../../dockerd/requests.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { FlagSpec } from "../grammar/flag-table.ts";
import type { FlagValues } from "../grammar/flag-values.ts";
import { imageReferenceFault } from "../grammar/image-reference.ts";
import { type NetworkOption, parseNetworkOption } from "../grammar/network-option.ts";
import { parsePublish, portRange } from "../grammar/publish.ts";

type Fault = string | null;

/**
 * What `run` and `create` send to the daemon, or the client's complaint without its footer. The checks stand in the
 * client's order. Source: facts on the command line, sections 3.2 to 3.4.
 */
export function containerRequest(
  flags: FlagValues,
  args: readonly string[],
): Result<ContainerCreateRequest, string> {
  const [image = "", ...command] = args;
  const early = macFault(flags.text("mac-address")) ?? swappinessFault(flags);
  if (early !== null) return err(early);
  const ports = publishedPorts(flags.list("publish"));
  if (!ports.ok) return ports;
  const exposed = exposedPorts(flags.list("expose"));
  if (!exposed.ok) return exposed;
  const late =
    fileFault(flags) ?? modeFault(flags) ?? restartFault(flags) ?? optionFault(flags) ?? healthFault(flags);
  if (late !== null) return err(late);
  if (flags.bool("rm") && !["", "no"].includes(flags.text("restart"))) {
    return err("conflicting options: cannot specify both --restart and --rm");
  }
  const endpoints = endpointsOf(flags);
  if (!endpoints.ok) return endpoints;
  const reference = imageReferenceFault(image);
  if (reference !== null) return err(reference);
  const entrypoint = flags.text("entrypoint");
  return ok({
    name: flags.text("name"),
    image,
    command,
    entrypoint: flags.has("entrypoint") ? (entrypoint === "" ? [] : [entrypoint]) : null,
    networkMode: endpoints.value[0]?.network ?? "default",
    endpoints: endpoints.value,
    ports: ports.value,
    exposed: exposed.value,
    publishAll: flags.bool("publish-all"),
    isolation: flags.text("isolation"),
    hostname: flags.text("hostname"),
    domainname: flags.text("domainname"),
    mac: flags.text("mac-address") || null,
    dns: flags.list("dns"),
    dnsSearch: flags.list("dns-search"),
    dnsOptions: flags.list("dns-option"),
    extraHosts: flags.list("add-host"),
    env: flags.list("env"),
    labels: flags.map("label"),
    restartPolicy: flags.text("restart") === "no" ? "" : flags.text("restart"),
    autoRemove: flags.bool("rm"),
    tty: flags.bool("tty"),
    openStdin: flags.bool("interactive"),
    attached: attachedStreams(flags),
    hostConfig: hostConfigOf(flags),
  });
}

/** Flags with a field of their own in the request; all others go to the daemon by name. */
const OWN_FIELDS = new Set(
  `name entrypoint publish expose publish-all isolation hostname domainname mac-address dns dns-search
  dns-option add-host env label restart rm tty interactive network-alias ip ip6 link link-local-ip detach attach
  pull quiet platform sig-proxy detach-keys help`.split(/\s+/),
);

function hostConfigOf(flags: FlagValues): ContainerCreateRequest["hostConfig"] {
  const typed = flags.typed().filter((flag) => !OWN_FIELDS.has(flag.name) && !isZero(flag, flags));
  return Object.fromEntries(typed.map(({ name }) => [name, flags.list(name)]));
}

/** Without -a the client stays attached to the output, and with -i to the input; -d attaches nothing. */
function attachedStreams(flags: FlagValues): ContainerCreateRequest["attached"] {
  if (flags.has("detach") && flags.bool("detach")) return [];
  const asked = flags.list("attach").map((stream) => stream.toLowerCase());
  const isMeant = (stream: string) => (stream === "stdin" ? flags.bool("interactive") : true);
  return (["stdin", "stdout", "stderr"] as const).filter((stream) =>
    asked.length > 0 ? asked.includes(stream) : isMeant(stream),
  );
}

/** The value that the API leaves out: `--pids-limit 0` asks for nothing, `--cpuset-mems 0` for memory node 0. */
function isZero({ name, type, defaultValue }: FlagSpec, flags: FlagValues): boolean {
  const value = flags.text(name);
  if (type === "bool") return value === "false";
  if (type === "string") return value === "";
  return value === defaultValue || (defaultValue === "" && Number(value) === 0 && type !== "list");
}

function macFault(mac: string): Fault {
  if (mac === "") return null;
  const isMac = /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}(?:[0-9a-f]{2}\1[0-9a-f]{2}\1)?[0-9a-f]{2}$/i.test(
    mac,
  );
  const isDotted = /^(?:[0-9a-f]{4}\.){2,3}[0-9a-f]{4}$/i.test(mac);
  return isMac || isDotted ? null : `${mac} is not a valid mac address`;
}

function swappinessFault(flags: FlagValues): Fault {
  const value = flags.number("memory-swappiness");
  return value < -1 || value > 100 ? `invalid value: ${value}. Valid memory swappiness range is 0-100` : null;
}

function publishedPorts(texts: readonly string[]): Result<readonly PortRequest[], string> {
  const ports: PortRequest[] = [];
  for (const text of texts) {
    const parsed = parsePublish(text);
    if (!parsed.ok) return parsed;
    ports.push(...parsed.value);
  }
  return ok(ports);
}

function exposedPorts(texts: readonly string[]): Result<readonly string[], string> {
  const ports: string[] = [];
  for (const text of texts) {
    if (text.includes(":")) return err(`invalid port format for --expose: ${text}`);
    const [range = "", protocol = "tcp"] = text.split("/", 2);
    const parsed = portRange(range);
    if (!parsed) {
      const [start = ""] = range.split("-", 1);
      return err(`invalid range format for --expose: invalid start port '${start}': invalid syntax`);
    }
    for (let port = parsed.start; port <= parsed.end; port += 1)
      ports.push(`${port}/${protocol.toLowerCase()}`);
  }
  return ok(ports);
}

/** The lab has no files, so every file that is named is missing. */
function fileFault(flags: FlagValues): Fault {
  for (const name of ["env-file", "label-file"]) {
    const [file] = flags.list(name);
    if (file !== undefined) return `--${name}: open ${file}: The system cannot find the file specified.`;
  }
  return null;
}

const MODES: readonly (readonly [flag: string, word: string, allowed: RegExp])[] = [
  ["pid", "PID", /^(?:|host|container:.+)$/],
  ["uts", "UTS", /^(?:|host)$/],
  ["userns", "USER", /^(?:|host)$/],
  ["cgroupns", "CGROUP", /^(?:|private|host)$/],
];

function modeFault(flags: FlagValues): Fault {
  const wrong = MODES.find(([flag, , allowed]) => !allowed.test(flags.text(flag)));
  return wrong ? `--${wrong[0]}: invalid ${wrong[1]} mode` : null;
}

function restartFault(flags: FlagValues): Fault {
  const [policy = "", count = ""] = flags.text("restart").split(":", 2);
  if (policy === "" && flags.text("restart") !== "") {
    return "invalid restart policy format: no policy provided before colon";
  }
  return count === "" || /^[+-]?\d+$/.test(count)
    ? null
    : "invalid restart policy format: maximum retry count must be an integer";
}

function optionFault(flags: FlagValues): Fault {
  const security = flags
    .list("security-opt")
    .find((option) => !/[=:]/.test(option) && option !== "no-new-privileges");
  if (security !== undefined) return `invalid --security-opt: "${security}"`;
  return flags.list("storage-opt").some((option) => !option.includes("=")) ? "invalid storage option" : null;
}

const HEALTH = ["interval", "timeout", "retries", "start-period", "start-interval"].map(
  (name) => `health-${name}`,
);

function healthFault(flags: FlagValues): Fault {
  if (flags.bool("no-healthcheck") && ["health-cmd", ...HEALTH].some((name) => flags.has(name))) {
    return "--no-healthcheck conflicts with --health-* options";
  }
  const negative = HEALTH.find((name) => flags.text(name).startsWith("-"));
  return negative === undefined ? null : `--${negative} cannot be negative`;
}

/** True for a name that Windows does not keep for itself; `host` and `bridge` count as names here. */
function isUserDefined(network: string): boolean {
  return !["default", "nat", "none"].includes(network) && !network.startsWith("container:");
}

function endpointsOf(flags: FlagValues): Result<readonly EndpointRequest[], string> {
  const texts = flags.has("network") ? flags.list("network") : ["default"];
  const endpoints: EndpointRequest[] = [];
  for (const [at, text] of texts.entries()) {
    const option = parseNetworkOption(text);
    if (!option.ok) return option;
    const joined = at === 0 ? withSingleFlags(option.value, flags) : ok(endpointOf(option.value, []));
    if (!joined.ok) return joined;
    const fault = endpointFault(joined.value) ?? twiceFault(endpoints, joined.value.network);
    if (fault !== null) return err(fault);
    endpoints.push(joined.value);
  }
  const own = endpoints.filter(({ network }) => isUserDefined(network)).length;
  return own > 0 && own < endpoints.length
    ? err("conflicting options: cannot attach both user-defined and non-user-defined network-modes")
    : ok(endpoints);
}

/** What a flag of its own and a field of --network can both say. */
const GIVEN_TWICE: readonly (readonly [string, string, (option: NetworkOption) => boolean])[] = [
  ["network-alias", "alias", ({ aliases }) => aliases.length > 0],
  ["ip", "IPv4 address", ({ ip }) => ip !== null],
  ["ip6", "IPv6 address", ({ ip6 }) => ip6 !== null],
  ["mac-address", "MAC address", ({ mac }) => mac !== null],
  ["link-local-ip", "link-local IP addresses", ({ linkLocalIps }) => linkLocalIps.length > 0],
];

/** Flags without a network's name belong to the first network. */
function withSingleFlags(option: NetworkOption, flags: FlagValues): Result<EndpointRequest, string> {
  const twice = GIVEN_TWICE.find(([flag, , isGiven]) => flags.has(flag) && isGiven(option));
  if (twice) {
    return err(`conflicting options: cannot specify both --${twice[0]} and per-network ${twice[1]}`);
  }
  const links =
    isUserDefined(option.target) || option.target.startsWith("container:") ? flags.list("link") : [];
  return ok(
    endpointOf(
      {
        ...option,
        aliases: [...option.aliases, ...flags.list("network-alias")],
        ip: (option.ip ?? flags.text("ip")) || null,
        ip6: (option.ip6 ?? flags.text("ip6")) || null,
        mac: (option.mac ?? flags.text("mac-address")) || null,
        linkLocalIps: [...option.linkLocalIps, ...flags.list("link-local-ip")],
      },
      links,
    ),
  );
}

function endpointOf(option: NetworkOption, links: readonly string[]): EndpointRequest {
  const { target, ...rest } = option;
  return { network: target, links, ...rest };
}

function endpointFault({ network, aliases, mac }: EndpointRequest): Fault {
  if (network.trim() === "") return "no name set for network";
  if (aliases.length > 0 && !isUserDefined(network)) {
    return "network-scoped aliases are only supported for user-defined networks";
  }
  return macFault(mac ?? "");
}

function twiceFault(endpoints: readonly EndpointRequest[], name: string): Fault {
  return endpoints.some(({ network }) => network === name)
    ? `network "${name}" is specified multiple times`
    : null;
}
