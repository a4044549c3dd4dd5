import fc from "fast-check";

const SHIM = "com.docker.network.windowsshim";

/** Networks of every driver under a few names, so that later lines meet them; some share a prefix or an adapter too. */
const NETWORK_WORDS = [
  "-d nat n1",
  "-d nat --subnet 172.29.0.0/24 --gateway 172.29.0.1 n2",
  "-d nat --subnet 172.29.0.0/29 n2",
  "-d transparent e1",
  `-d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 -o ${SHIM}.interface="Ethernet 2" e1`,
  `-d transparent -o ${SHIM}.vlanid=20 -o ${SHIM}.interface="Ethernet 3" --subnet 10.20.0.0/24 --gateway 10.20.0.1 e2`,
  `-d transparent -o "${SHIM}.interface=Ethernet 2,Ethernet 3" e1`,
  "-d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 e1",
  `-d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 -o ${SHIM}.enable_outboundnat=true e2`,
  `-d l2bridge --subnet 10.50.0.0/24 --gateway 10.50.0.1 -o ${SHIM}.interface="Ethernet 2" -o ${SHIM}.macpool=00-15-5D-AA-00-00,00-15-5D-AA-00-01 e2`,
  "-d l2tunnel --subnet 10.240.0.0/24 --gateway 10.240.0.1 e1",
  "-d internal --subnet 10.60.0.0/24 --gateway 10.60.0.1 x1",
  "-d private x1",
  "-d ics x2",
  "-d overlay --attachable o1",
  "-d overlay --attachable --subnet 10.77.0.0/24 o2",
  "-d overlay o3",
  "-d null x2",
  "--internal -d nat n2",
  "--config-only --subnet 10.61.0.0/24 conf",
  "--config-from conf -d nat n2",
  `-d nat -o ${SHIM}.networkname=other n1`,
];

const networkCreate = fc.constantFrom(...NETWORK_WORDS).map((words) => `docker network create ${words}`);

/** Some of the networks, in the order of the table: what a host has before containers come. */
export const firstNetworks = fc
  .subarray(NETWORK_WORDS, { minLength: 2, maxLength: 8 })
  .map((some) => some.map((words) => `docker network create ${words}`));

const NETWORKS = ["nat", "n1", "n2", "e1", "e2", "x1", "x2", "o1", "o2"] as const;
const network = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...NETWORKS) },
  { weight: 2, arbitrary: fc.constantFrom("none", "none", "default", "host", "nope", "o3", "") },
);
const container = fc.constantFrom("c1", "c1", "c2", "c2", "c3", "c4", "c5", "c6");

const IMAGES = [
  "mcr.microsoft.com/windows/servercore/iis",
  "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
  "mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost",
  "mcr.microsoft.com/windows/nanoserver:ltsc2022 cmd /c ipconfig",
  "nginx",
];

const OPTIONS = [
  "-p 8080:80",
  "-p 80",
  "-p 8080:80/udp -p 8081:81",
  "-p 127.0.0.1:80:80",
  "-P",
  "--isolation hyperv",
  "--isolation=process",
  "--ip 192.168.10.77",
  "--ip 10.240.0.5",
  "--ip 172.29.0.7",
  "--mac-address 00:15:5d:11:22:33",
  "--network-alias web",
  "--rm",
  "--restart always",
  "--expose 81",
  "--dns 8.8.8.8 --hostname box",
  "--network container:c1",
  "-e A=B -l a=b",
  "--memory 1g",
];

/** Mostly none, so that most containers start. */
const options = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.subarray(OPTIONS, { minLength: 1, maxLength: 2 }) },
);

const runWords = fc.record({
  verb: fc.constantFrom("run -d", "run -d", "run -d", "run -d", "run -d", "run", "run -it", "create"),
  options,
  image: fc.constantFrom(...IMAGES),
});

/** `docker run` of a container with that name in that network; "" is the default one. */
export const runInto = runWords.map(
  ({ verb, options: some, image }) =>
    (name: string, at: string) =>
      ["docker", verb, `--name ${name}`, at === "" ? "" : `--network ${at}`, ...some, image]
        .filter((word) => word !== "")
        .join(" "),
);
const run = fc.tuple(runInto, container, network).map(([lineOf, name, at]) => lineOf(name, at));

const lifecycle = fc
  .tuple(
    fc.constantFrom(
      "stop",
      "stop",
      "start",
      "start",
      "restart",
      "kill",
      "pause",
      "unpause",
      "rm",
      "rm -f",
      "wait",
      "rename c4",
      "update --restart no",
      "exec",
      "logs",
    ),
    fc.array(container, { minLength: 1, maxLength: 2 }),
  )
  .map(([verb, names]) => `docker ${verb} ${names.join(" ")}`);

const attachment = fc
  .tuple(
    fc.constantFrom(
      "connect",
      "connect --alias other",
      "connect --ip 172.29.0.9",
      "disconnect",
      "disconnect",
      "disconnect -f",
    ),
    network,
    container,
  )
  .map(([verb, at, name]) => `docker network ${verb} ${at} ${name}`);

const SWARM = [
  "docker swarm init",
  "docker swarm init --advertise-addr 192.168.10.21",
  "docker swarm leave",
  "docker swarm leave --force",
  "docker swarm update --autolock",
  "docker node demote win-25",
  "docker node promote win-19",
  "docker node update --availability drain win-19",
  "docker node update --availability active win-19",
  "docker node rm --force win-19",
  "docker service create --name s1 --replicas 2 --network o1 --publish 8088:80 nginx",
  "docker service create --name s2 --mode global --publish mode=host,target=80,published=8089 nginx",
  "docker service create --name s3 --network o2 --endpoint-mode dnsrr nginx",
  "docker service scale s1=4",
  "docker service scale s1=0 s2=2",
  "docker service rollback s1",
  "docker service rm s1 s2",
];
const join = fc
  .tuple(
    fc.constantFrom("worker", "manager"),
    fc.constantFrom("192.168.10.21", "192.168.10.25", "10.240.0.4"),
  )
  .map(([role, address]) => `docker swarm join --token {${role}} ${address}:2377`);

const PRUNE = ["docker network prune -f", "docker container prune -f", "docker network rm n1 n2 e1 x1 nope"];

export const swarmLine = fc.oneof(fc.constantFrom(...SWARM), join);

/** Lines that a Docker user types, right ones and wrong ones. */
export const dockerLine = fc.oneof(
  { weight: 3, arbitrary: networkCreate },
  { weight: 8, arbitrary: run },
  { weight: 8, arbitrary: lifecycle },
  { weight: 10, arbitrary: attachment },
  { weight: 3, arbitrary: network.map((name) => `docker network rm ${name}`) },
  { weight: 4, arbitrary: swarmLine },
  { weight: 1, arbitrary: fc.constantFrom(...PRUNE) },
);
