import { describe, expect, test } from "vitest";
import FACTS from "./data/flag-facts.json" with { type: "json" };
import { labAfter, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web -p 8080:80 ${RUNS}`,
  `docker run -d --name vm --isolation hyperv ${RUNS}`,
);

/** The note beside an error, and the command that mends it. */
const notesOf = (line: string) => type(lab, line).notes.map(({ text, fix }) => ({ text, fix }));

describe("the line that works, as a whole", () => {
  test.each([
    { line: "docker network create n", fix: "docker network create -d nat n" },
    { line: "docker network create -d macvlan n", fix: "docker network create -d nat n" },
    {
      line: "docker network create -d nat --subnet 10.1.0.5/24 n",
      fix: "docker network create -d nat --subnet 10.1.0.0/24 n",
      same: "docker network create --subnet 10.1.0.0/24 -d nat n",
    },
    { line: "docker network create -d nat --ipv6 n", fix: "docker network create -d nat n" },
    {
      line: "docker network create --subnt 10.1.0.0/24 -d nat n",
      fix: "docker network create --subnet 10.1.0.0/24 -d nat n",
    },
    { line: "docker run -d --privileged --read-only --name a1 img", fix: "docker run -d --name a1 img" },
    { line: "docker run -dp foo --name a1 img", fix: "docker run -p 8080:80 -d --name a1 img", ports: true },
    { line: "docker create --mac-address zz img", fix: "docker create --mac-address 02:42:ac:11:00:05 img" },
    { line: "docker create --rm --restart always img", fix: "docker create --rm img" },
    { line: "docker create --network-alias x img", fix: "docker create img" },
    {
      line: "docker create --network 'name=mynat,ip=10.9.0.8' --ip 10.9.0.9 img",
      fix: "docker create --network 'name=mynat,ip=10.9.0.8' img",
    },
    { line: "docker create --network mynat --network mynat img", fix: "docker create --network mynat img" },
    { line: "docker create --ip6 fd00::1 img", fix: "docker create img" },
    { line: "docker create --pid foo -v 'C:\\a b:C:\\c' img", fix: "docker create -v 'C:\\a b:C:\\c' img" },
    { line: "docker start --checkpoint c web", fix: "docker start web" },
    {
      line: "docker inspect -f '{{.NetworkSettings.IPAddress}}' web",
      fix: "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web",
    },
    { line: "docker port web 443", fix: "docker port web" },
  ])("$line → $fix", ({ line, fix, same = fix, ports = false }) => {
    const notes = notesOf(line);
    expect(notes.map((note) => note.fix)).toEqual([same]);
    const world = ports ? type(lab, "docker stop web").world : lab;
    expect(type(world, same).exitCode).toBe(0);
  });

  test.each([
    {
      line: `docker run -d --name box -p 127.0.0.1:9000:80 ${RUNS}`,
      fix: `docker rm box; docker run -p 9000:80 -d --name box ${RUNS}`,
    },
    {
      line: `docker run -d --name box -p 9000-9010:80 ${RUNS}`,
      fix: `docker rm box; docker run -p 9000:80 -d --name box ${RUNS}`,
    },
    {
      line: `docker run -d --name box -p 9000:80/sctp ${RUNS}`,
      fix: `docker rm box; docker run -p 9000:80/tcp -d --name box ${RUNS}`,
    },
    {
      line: `docker run -d --name box --network host ${RUNS}`,
      fix: `docker rm box; docker run -d --name box ${RUNS}`,
    },
    {
      line: `docker run -d --rm --name box --network bridge ${RUNS}`,
      fix: `docker run -d --rm --name box ${RUNS}`,
    },
  ])("a failed start left the name behind: $line", ({ line, fix }) => {
    const failed = type(lab, line);
    expect(failed.notes.map((note) => note.fix)).toEqual([fix]);
    expect(type(failed.world, fix).exitCode).toBe(0);
  });
});

describe("each common error has a note", () => {
  test.each([
    "docker run -d -a stdout img",
    "docker run --pull foo img",
    "docker run --memory-swappiness 200 img",
    "docker run --expose foo img",
    "docker run --env-file x img",
    "docker run --restart on-failure:x img",
    "docker run --security-opt x img",
    "docker run --no-healthcheck --health-cmd x img",
    "docker run --health-interval=-1s img",
    "docker run --network nat --network mynat img",
    "docker run --network '' img",
    "docker run IMG",
    "docker run --network nope img",
    "docker run --network container:nope img",
    "docker run -p 8080:80 img",
    "docker run --ip 10.9.9.9 img",
    "docker run --name web img",
    "docker run --isolation foo img",
    "docker run --cpus 99 img",
    "docker network create -d nat nat",
    "docker network create -d nat mynat",
    "docker network create -d nat --gateway 10.1.0.1 n",
    "docker network create a b",
    "docker network rm nat",
    "docker network rm nope",
    "docker network connect nat web",
    "docker network connect --driver-opt x mynat web",
    "docker network disconnect mynat web",
    "docker start nope",
    "docker start -a web vm",
    "docker stop nope",
    "docker kill nope",
    "docker rm web",
    "docker rm nope",
    "docker pause web",
    "docker unpause web",
    "docker exec nope hostname",
    "docker exec web nosuch",
    "docker port web foo",
    "docker rename web vm",
    "docker rename web ''",
    "docker top web -ef",
    "docker update --memory 1g web",
    "docker cp a b",
    "docker cp vm:C:\\x .",
    "docker inspect nope",
    "docker inspect --type foo web",
    "docker inspect -f '{{.Foo}}' web",
    "docker inspect -f '{{' web",
    "docker ps --format '{{.Foo}}'",
    "docker ps --filter foo=1",
    "docker ps --bogus",
    "docker ps --last x",
    "docker ps --filter",
    "docker pss",
    "docker network foo",
    "docker commit web",
    "docker export web",
    "docker attach nope",
  ])("%s", (line) => {
    const { notes, exitCode } = type(lab, line);
    expect(exitCode).not.toBe(0);
    expect(notes.filter(({ kind }) => kind === "error").map(({ text }) => text)).toEqual([
      expect.stringMatching(/^\S.*[.?:!]$/s),
    ]);
  });

  test("a note never repeats the tool's words", () => {
    const { output, notes } = type(lab, "docker run --name web img");
    expect(notes.some(({ text }) => output.stderr.includes(text))).toBe(false);
  });
});

describe("each flag that Windows ignores has a note (flag table)", () => {
  /** A value for each type of flag; a check of its own decides before the type. */
  const VALUES: Readonly<Record<string, string>> = {
    bool: "",
    bytes: " 1m",
    int: " 1",
    int64: " 1",
    ip: " 10.9.0.9",
    ipSlice: " 169.254.1.1",
    map: " k=v",
    "gpu-request": " all",
    "--add-host": " h:10.0.0.1",
    "--aux-address": " a=10.1.0.9",
    "--cap-add": " CHOWN",
    "--cap-drop": " CHOWN",
    "--cgroupns": " host",
    "--pid": " host",
    "--userns": " host",
    "--uts": " host",
  };
  const OPERANDS: Readonly<Record<string, string>> = {
    "docker create": "img",
    "docker run": "-d img",
    "docker network create": "-d nat --subnet 10.1.0.0/24 n",
    "docker network connect": "mynat web",
  };
  const ignored = Object.entries(FACTS).flatMap(([command, { flags }]) =>
    flags
      .filter((flag) => flag.windows === "ignored" && !("deprecated" in flag) && command in OPERANDS)
      .map((flag) => ({ command, flag: flag.flag, type: flag.type })),
  );
  test.each(ignored)("$command $flag", ({ command, flag, type: valueType }) => {
    const value = VALUES[flag] ?? VALUES[valueType] ?? " word";
    const { notes, exitCode, output } = type(lab, `${command} ${flag}${value} ${OPERANDS[command]}`);
    expect([output.stderr, exitCode]).toEqual(["", 0]);
    const told = notes.filter(({ code }) => code === "option-ignored");
    expect(told).toHaveLength(1);
  });
});
