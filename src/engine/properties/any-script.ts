import fc from "fast-check";
import { dockerLine, firstNetworks, runInto } from "./docker-line.ts";
import { hostileLine, mutated } from "./hostile-line.ts";
import { HOST_NAMES, type Line } from "./lab.ts";
import { administrationLine, labLine, readLine } from "./windows-line.ts";

/** The first host more often than the others, so that lines meet each other. */
const host = fc.oneof(
  { weight: 4, arbitrary: fc.constant("win-01") },
  { weight: 2, arbitrary: fc.constantFrom(...HOST_NAMES) },
);
const elsewhere = fc.constantFrom(
  "win-01/c1",
  "win-16/c2",
  "laptop",
  "gateway",
  "nope",
  "",
  "WIN-01/",
  "/c1",
);

const onHost = (text: fc.Arbitrary<string>): fc.Arbitrary<Line> => fc.record({ machine: host, text });

const realLine = fc.oneof(
  { weight: 6, arbitrary: dockerLine },
  { weight: 2, arbitrary: administrationLine },
  { weight: 1, arbitrary: labLine },
  { weight: 1, arbitrary: readLine },
);

const anyLine = fc.oneof(
  { weight: 18, arbitrary: onHost(realLine) },
  { weight: 1, arbitrary: onHost(hostileLine) },
  { weight: 2, arbitrary: onHost(mutated(realLine)) },
  { weight: 1, arbitrary: fc.record({ machine: elsewhere, text: fc.oneof(realLine, hostileLine) }) },
);

/** Half of the labs begin with a swarm of three hosts, which random lines would rarely reach. */
const SWARM: readonly Line[] = [
  { machine: "win-01", text: "docker swarm init" },
  { machine: "win-25", text: "docker swarm join --token {manager} 192.168.10.21:2377" },
  { machine: "win-19", text: "docker swarm join --token {worker} 192.168.10.21:2377" },
  { machine: "win-01", text: "docker network create -d overlay --attachable o1" },
  { machine: "win-01", text: "docker service create --name s1 --network o1 --publish 8088:80 nginx" },
];
const swarm = fc.constantFrom<readonly Line[]>([], SWARM);

/** Networks on the first host and on another, and a container in some of them. */
const furniture = fc
  .record({
    other: fc.constantFrom(...HOST_NAMES),
    networks: fc.tuple(firstNetworks, firstNetworks),
    runs: fc.array(
      fc.record({ here: fc.constantFrom(true, true, false), network: fc.nat(20), lineOf: runInto }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
  })
  .map(({ other, networks: [here, there], runs }): readonly Line[] => [
    ...here.map((text) => ({ machine: "win-01", text })),
    ...there.map((text) => ({ machine: other, text })),
    ...runs.map((run, at) => {
      const names = [
        "",
        "o1",
        "none",
        ...(run.here ? here : there).map((text) => text.split(" ").at(-1) ?? ""),
      ];
      const text = run.lineOf(`c${at + 1}`, names[run.network % names.length] ?? "");
      return { machine: run.here ? "win-01" : other, text };
    }),
  ]);

function script(line: fc.Arbitrary<Line>, maxLength: number): fc.Arbitrary<readonly Line[]> {
  const lines = fc.array(line, { minLength: 5, maxLength, size: "max" });
  return fc.tuple(swarm, furniture, lines).map((parts) => parts.flat());
}

/** Anything typed anywhere. */
export const anyScript = script(anyLine, 25);
/** What Docker users do, without anybody who works behind Docker's back. */
export const dockerScript = script(onHost(dockerLine), 20);
/** Lines that mean something. */
export const realScript = script(onHost(realLine), 20);
export const lookingLine = onHost(readLine);
