import type { World } from "#engine";
import { hostNamed } from "../relations.ts";
import { cannot, freeName, type Proposal, propose, quoted } from "./proposal.ts";

export const DEFAULT_IMAGE = "mcr.microsoft.com/windows/servercore/iis";

/** What the small form of the palette lets a person choose; what is left out gets a sensible value. */
export interface ContainerWish {
  readonly name?: string;
  readonly image?: string;
  /** null or left out: Docker's own choice, the network nat. */
  readonly network?: string | null;
  /** "8080:80", several with blanks or commas between; empty for none. */
  readonly ports?: string;
  readonly isolation?: "default" | "process" | "hyperv";
}

/** Values that the form starts with: a free name, and the first free host port when nothing is published yet. */
export function defaultContainer(
  world: World,
  hostName: string,
  network: string | null,
): Required<ContainerWish> {
  const host = hostNamed(world, hostName);
  const names = host?.containers.map(({ name }) => name) ?? [];
  const driver = host?.dockerNetworks.find(({ name }) => name === (network ?? "nat"))?.driver;
  const publishes = host?.containers.some(({ publish }) => publish.length > 0) ?? false;
  return {
    name: freeName("web", names),
    image: DEFAULT_IMAGE,
    network,
    ports: driver === "nat" && !publishes ? "8080:80" : "",
    isolation: "default",
  };
}

/** `docker run -d …` on the host. */
export function addContainer(world: World, hostName: string, wish: ContainerWish = {}): Proposal {
  const host = hostNamed(world, hostName);
  if (!host) return cannot(`There is no host ${hostName}. Add a host first.`);
  if (!host.settings.docker.running) return cannot(`Docker does not run on ${hostName}.`);
  const preset = defaultContainer(world, hostName, wish.network ?? null);
  const { name, image, network, ports, isolation } = { ...preset, ...wish };
  if (network && !host.dockerNetworks.some((one) => one.name === network)) {
    return cannot(`${hostName} has no network ${network}.`);
  }
  if (host.containers.some((one) => one.name === name))
    return cannot(`${hostName} has a container ${name} already.`);
  const words = [
    "docker run -d",
    `--name ${quoted(name)}`,
    ...(network && network !== "nat" ? [`--network ${quoted(network)}`] : []),
    ...(isolation === "default" ? [] : [`--isolation ${isolation}`]),
    ...ports.split(/[\s,]+/).flatMap((port) => (port === "" ? [] : [`-p ${quoted(port)}`])),
    quoted(image),
  ];
  return propose(name, { machine: hostName, text: words.join(" ") });
}
