import { defaultLab, execute, type World } from "#engine";

const IMAGES = [
  "mcr.microsoft.com/windows/servercore/iis",
  "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
  "mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost",
];
const NETWORKS = [
  "docker network create -d nat --subnet 172.29.0.0/16 --gateway 172.29.0.1 back",
  'docker network create -d l2bridge --subnet 10.50.0.0/16 --gateway 10.50.0.1 -o com.docker.network.windowsshim.interface="Ethernet 2" plant',
];

/** Command `index` of an irregular script: containers on three networks, some published, some stopped and removed. */
export function irregularCommand(index: number): string {
  if (index < NETWORKS.length) return NETWORKS[index] ?? "";
  const kind = index % 10;
  if (kind === 7) return `docker stop c${index - 4}`;
  if (kind === 8) return `docker rm -f c${index - 4}`;
  if (kind === 9) return "docker ps";
  const network = ["nat", "back", "plant"][index % 3] ?? "nat";
  const publish = kind < 2 && network !== "plant" ? ` -p ${10_000 + index}:80` : "";
  return `docker run -d --name c${index} --network ${network}${publish} ${IMAGES[index % IMAGES.length] ?? ""}`;
}

/** Runs the commands and throws when one fails: a bench of refusals would measure nothing. */
export function build(commands: Iterable<string>, start: World = defaultLab()): World {
  let world = start;
  for (const command of commands) {
    const { world: next, exitCode, output } = execute(world, "win-01", command);
    if (exitCode !== 0) throw new Error(`${command}: ${output.stderr}`);
    world = next;
  }
  return world;
}

export function runContainer(index: number): string {
  return `docker run -d --name c${index} --network back ${IMAGES[0] ?? ""}`;
}

/** The default lab with `count` containers on a nat network that has room for all of them. */
export function labWith(count: number): World {
  return build([NETWORKS[0] ?? "", ...Array.from({ length: count }, (_, index) => runContainer(index))]);
}
