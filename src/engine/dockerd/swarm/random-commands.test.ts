import fc from "fast-check";
import { expect, test } from "vitest";
import { execute } from "../../execute.ts";
import { violations } from "../../model/invariants.ts";
import { EMPTY_WORLD, type Host, type World } from "../../model/world.ts";

const HOSTS = ["win-01", "win-02", "win-03"];
const FIRST = [
  "lab segment add LAN --subnet 192.168.10.0/24",
  ...HOSTS.map((name, at) => `lab host add ${name} --nic Ethernet=192.168.10.${21 + at}/24`),
].reduce((world, line) => execute(world, "win-01", line).world, EMPTY_WORLD);

const IIS = "mcr.microsoft.com/windows/servercore/iis";
const name = fc.constantFrom("s1", "s2", "s3");
const network = fc.constantFrom("n1", "n2", "ingress", "nat", "nope");
const node = fc.constantFrom(...HOSTS, "self", "nope");
const words = (...parts: readonly (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.filter((text) => text !== "").join(" "));
const maybe = (text: string) => fc.constantFrom("", text);

/** Lines of every command of the room, with values that are right and wrong. "TOKEN" is win-01's, when it has one. */
const line = fc.oneof(
  words("docker swarm init", maybe("--force-new-cluster"), maybe("--task-history-limit 2")),
  words(
    "docker swarm join --token",
    fc.constantFrom("WORKER", "MANAGER"),
    fc.constantFrom("192.168.10.21", "192.168.10.22"),
  ),
  words("docker swarm leave", maybe("--force")),
  words("docker swarm join-token --rotate", fc.constantFrom("worker", "manager")),
  words("docker network create -d overlay", maybe("--attachable"), maybe("--subnet 10.0.9.0/28"), network),
  words("docker network rm", network),
  words("docker run -d --name", fc.constantFrom("c1", "c2"), "--network", network, IIS),
  words("docker rm -f", fc.constantFrom("c1", "c2")),
  words(
    "docker service create --name",
    name,
    fc.constantFrom("--replicas 3", "--mode global", "--endpoint-mode dnsrr", "--replicas-max-per-node 1"),
    fc.constantFrom("", "--publish 8080:80", '--publish "mode=host,target=80,published=8081"'),
    fc.constantFrom("", "--network n1", "--network n1 --network n2"),
    fc.constantFrom("", "--constraint node.role==worker", "--constraint node.labels.a==1"),
    IIS,
    fc.constantFrom("", "", "hostname"),
  ),
  words("docker service scale", name, "").chain((text) =>
    fc.nat(5).map((count) => `${text.trim()}=${count}`),
  ),
  words(
    "docker service update",
    fc.constantFrom(
      "--force",
      "--network-add n2",
      "--network-rm n1",
      "--publish-add 8080:80",
      "--publish-rm 80",
      "--endpoint-mode dnsrr",
      "--endpoint-mode vip",
      "--image nginx",
      "--rollback",
      "--constraint-add node.role==manager",
    ),
    name,
  ),
  words("docker service rm", name),
  words("docker node update --availability", fc.constantFrom("active", "pause", "drain"), node),
  words("docker node update", fc.constantFrom("--label-add a=1", "--label-rm a"), node),
  words("docker node", fc.constantFrom("promote", "demote", "rm", "rm --force"), node),
  fc.constantFrom(
    "Restart-Computer",
    "Restart-Service docker",
    "Stop-Service docker",
    "Start-Service docker",
  ),
  fc.constant("docker rm -f (docker ps -q)"),
);
const typed = fc.record({ host: fc.constantFrom(...HOSTS), line });

function type(world: World, host: string, text: string): World {
  const token = (role: string) => {
    const holder = world.swarms.find(() => true);
    return (role === "worker" ? holder?.workerToken : holder?.managerToken) ?? "SWMTKN-1-x";
  };
  const filled = text.replace("WORKER", token("worker")).replace("MANAGER", token("manager"));
  return execute(world, host, filled).world;
}

/** What a host has apart from its settings: numbers of objects that a swarm makes and must take away again. */
function belongings(host: Host | undefined): readonly (readonly [string, number | undefined])[] {
  const kinds = [
    "hnsNetworks",
    "hnsEndpoints",
    "hnsPolicyLists",
    "vfpSpaces",
    "vswitches",
    "ports",
    "vnics",
  ] as const;
  const others = ["containers", "dockerNetworks", "natMappings", "compartments"] as const;
  return [...kinds, ...others].map((kind) => [kind, host?.[kind].size] as const);
}

test("any commands on three hosts keep the invariants, and leaving gives each host back what it had", () => {
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 30, size: "max" }), (steps) => {
      let world = type(FIRST, "win-01", "docker swarm init");
      for (const { host, line: text } of steps) {
        world = type(world, host, text);
        expect([`${host}> ${text}`, violations(world)]).toEqual([`${host}> ${text}`, []]);
      }
      for (const host of HOSTS) world = type(world, host, "Start-Service docker");
      for (const host of HOSTS) world = type(world, host, "docker swarm leave --force");
      for (const host of HOSTS) world = type(world, host, "docker rm -f c1 c2");
      expect(world.swarms.size).toBe(0);
      for (const { resolvers, dockerNetworks } of world.hosts) {
        const orphans = resolvers.filter(
          ({ id }) => !dockerNetworks.some((network) => `${network.id}` === id),
        );
        expect(orphans).toEqual([]);
      }
      for (const { settings } of FIRST.hosts) {
        expect(belongings(world.hosts.get(settings.name))).toEqual(
          belongings(FIRST.hosts.get(settings.name)),
        );
      }
    }),
    { numRuns: 50 },
  );
});
