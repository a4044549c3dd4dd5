import type { Completion, CompletionQuery, Place } from "../../../shell/program.ts";
import { isAvailable, programs } from "../../../shell/registry.ts";
import type { CommandSpec } from "../grammar/command.ts";
import { containerNames, hostOf, imageNames, networkNames } from "./names.ts";
import { managerAddresses, nodeNames, SELF, scaleArguments, serviceNames, taskIds } from "./swarm-names.ts";

/** Names that fit the next argument of a command. */
export function argumentsAt(
  query: CompletionQuery,
  spec: CommandSpec,
  args: readonly string[],
): readonly Completion[] {
  const source = SOURCES[spec.path];
  if (!source) return [];
  return source(query, args).filter(({ text }) => !args.includes(text));
}

type Source = (query: CompletionQuery, args: readonly string[]) => readonly Completion[];

const anyContainer: Source = (query) => containerNames(query);
const running: Source = (query) => containerNames(query, ({ state }) => state === "running");
const stopped: Source = (query) =>
  containerNames(query, ({ state }) => state === "created" || state === "exited");
const paused: Source = (query) => containerNames(query, ({ state }) => state === "paused");
const firstOnly =
  (source: Source): Source =>
  (query, args) =>
    args.length === 0 ? source(query, args) : [];

const SOURCES: Readonly<Record<string, Source>> = {
  "container attach": firstOnly(running),
  "container create": firstOnly(imageNames),
  "container exec": execArguments,
  "container inspect": anyContainer,
  "container kill": running,
  "container logs": firstOnly(anyContainer),
  "container pause": running,
  "container port": firstOnly(running),
  "container rename": firstOnly(anyContainer),
  "container restart": anyContainer,
  "container rm": anyContainer,
  "container run": firstOnly(imageNames),
  "container start": stopped,
  "container stop": running,
  "container top": firstOnly(running),
  "container unpause": paused,
  "container update": anyContainer,
  "container wait": running,
  "image pull": firstOnly(imageNames),
  inspect: (query) => [...containerNames(query), ...networkNames(query), ...serviceNames(query)],
  "network connect": networkThenContainer,
  "network disconnect": disconnectArguments,
  "network inspect": networkNames,
  "network rm": (query) => networkNames(query).filter(({ text }) => text !== "nat" && text !== "none"),
  "node demote": (query) => nodeNames(query, ({ role }) => role === "manager"),
  "node inspect": (query) => [SELF, ...nodeNames(query)],
  "node promote": (query) => nodeNames(query, ({ role }) => role === "worker"),
  "node ps": (query) => [SELF, ...nodeNames(query)],
  "node rm": (query) => nodeNames(query),
  "node update": firstOnly((query) => nodeNames(query)),
  "service create": firstOnly(imageNames),
  "service inspect": serviceNames,
  "service logs": firstOnly((query) => [...serviceNames(query), ...taskIds(query)]),
  "service ps": serviceNames,
  "service rm": serviceNames,
  "service rollback": firstOnly(serviceNames),
  "service scale": scaleArguments,
  "service update": firstOnly(serviceNames),
  "swarm join": firstOnly(managerAddresses),
  "swarm join-token": firstOnly(() => [
    { text: "worker", kind: "value", description: "token for a worker" },
    { text: "manager", kind: "value", description: "token for a manager" },
  ]),
};

/** A running container, then a program that it has. */
function execArguments(query: CompletionQuery, args: readonly string[]): readonly Completion[] {
  const [name] = args;
  if (name === undefined) return running(query, args);
  const host = hostOf(query);
  const container = host?.containers.find((one) => one.name === name);
  if (!host || !container || args.length > 1) return [];
  const place: Place = { kind: "container", host: host.settings.name, container: container.id };
  return [...programs.values()]
    .filter((program) => isAvailable(program, query.world, place))
    .map((program) => ({ text: program.name, kind: "command", description: program.summary }));
}

function networkThenContainer(query: CompletionQuery, args: readonly string[]): readonly Completion[] {
  if (args.length === 0) return networkNames(query);
  return args.length === 1 ? containerNames(query) : [];
}

/** Only containers that are on the network. */
function disconnectArguments(query: CompletionQuery, args: readonly string[]): readonly Completion[] {
  const [network] = args;
  if (network === undefined) return networkNames(query);
  const id = hostOf(query)?.dockerNetworks.find(({ name }) => name === network)?.id;
  if (args.length > 1) return [];
  return containerNames(query, ({ endpoints }) => endpoints.some(({ networkId }) => networkId === id));
}
