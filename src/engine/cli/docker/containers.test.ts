import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const DAEMON = "Error response from daemon: ";
const lab = labAfter(
  `docker run -d --name web -p 8080:80 -p 5353:53/udp --expose 443 ${RUNS}`,
  `docker run -d --name vm --isolation hyperv ${RUNS}`,
  `docker run -d --name cold --isolation hyperv ${RUNS}`,
  "docker pause cold",
  "docker run -d --name ended img cmd /c exit 3",
  "docker run -d --name said img cmd /c 'echo one& echo two& echo three'",
);
const idOf = (name: string) => stdoutOf(lab, `docker inspect -f '{{.Id}}' ${name}`).trim();
const missing = (name: string) => `${DAEMON}No such container: ${name}\n`;

interface Row {
  readonly line: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
}

function expectPrinted({ line, stdout = "", stderr = "", exit = stderr === "" ? 0 : 1 }: Row): void {
  const { output, exitCode } = type(lab, line);
  expect(output).toEqual({ stdout, stderr });
  expect(exitCode).toBe(exit);
}

describe("stop, restart, kill, rm, pause, unpause, wait (section 4.2)", () => {
  const cannotRemove = (name: string, why: string) =>
    `${DAEMON}cannot remove container "${name}": container is ${why}\n`;
  test.each<Row>([
    { line: "docker stop web", stdout: "web\n" },
    { line: "docker stop -t 5 web ended", stdout: "web\nended\n" },
    { line: "docker stop web nope vm", stdout: "web\nvm\n", stderr: missing("nope") },
    { line: "docker stop cold", stdout: "cold\n" },
    { line: "docker restart ended web", stdout: "ended\nweb\n" },
    { line: "docker restart nope", stderr: missing("nope") },
    { line: "docker kill web", stdout: "web\n" },
    {
      line: "docker kill ended",
      stderr: `${DAEMON}cannot kill container: ended: container ${idOf("ended")} is not running\n`,
    },
    { line: "docker kill -s FOO web", stderr: `${DAEMON}invalid signal: FOO\n` },
    { line: "docker rm ended", stdout: "ended\n" },
    {
      line: "docker rm web ended",
      stdout: "ended\n",
      stderr: cannotRemove("web", "running: stop the container before removing or force remove"),
    },
    { line: "docker rm cold", stderr: cannotRemove("cold", "paused and must be unpaused first") },
    { line: "docker rm -f web cold", stdout: "web\ncold\n" },
    { line: "docker rm nope", stderr: missing("nope") },
    { line: "docker rm -f nope", stdout: "" },
    { line: "docker container remove ended", stdout: "ended\n" },
    {
      line: "docker pause web",
      stderr: `${DAEMON}cannot pause container ${idOf("web")}: not implemented for containers using process isolation\n`,
    },
    { line: "docker pause vm", stdout: "vm\n" },
    { line: "docker unpause cold", stdout: "cold\n" },
    { line: "docker unpause vm", stderr: `${DAEMON}Container ${idOf("vm")} is not paused\n` },
    { line: "docker wait ended", stdout: "3\n" },
    { line: "docker wait ended nope", stdout: "3\n", stderr: missing("nope") },
  ])("$line", expectPrinted);

  test("a restarted container runs again", () => {
    const { world } = type(lab, "docker restart web");
    expect(stdoutOf(world, "docker ps --filter name=web --format '{{.State}}'")).toBe("running\n");
  });

  test.each(["docker rm -f web", "docker rm -f cold"])("%s leaves nothing in HNS", (line) => {
    const name = line.split(" ").at(-1);
    const { world } = type(lab, line);
    const owners = world.hosts.toArray().flatMap(({ hnsEndpoints }) => hnsEndpoints.toArray());
    expect(owners.flatMap(({ containerIds }) => containerIds)).not.toContain(idOf(name ?? ""));
  });
});

describe("docker start (section 4.3)", () => {
  test.each<Row>([
    { line: "docker start web", stdout: "web\n" },
    { line: "docker start nope", stderr: `${missing("nope")}failed to start containers: nope\n` },
    {
      line: "docker start nope web none",
      stdout: "web\n",
      stderr: `${missing("nope")}${missing("none")}failed to start containers: nope, none\n`,
    },
    {
      line: "docker start -a web ended",
      stderr: "you cannot start and attach multiple containers at once\n",
    },
    {
      line: "docker start cold",
      stderr: `${DAEMON}cannot start a paused container, try unpause instead\nfailed to start containers: cold\n`,
    },
  ])("$line", expectPrinted);

  test("-a shows what the container prints", () => {
    expect(stdoutOf(lab, "docker start -a said")).toBe("one\ntwo\nthree\n");
  });

  test("every start makes a new endpoint (section 3.10)", () => {
    const endpoint = "docker inspect -f '{{.NetworkSettings.Networks.nat.EndpointID}}' web";
    const { world } = type(type(lab, "docker stop web").world, "docker start web");
    expect(stdoutOf(world, endpoint)).toMatch(/^[0-9a-f]{64}\n$/);
    expect(stdoutOf(world, endpoint)).not.toBe(stdoutOf(lab, endpoint));
  });
});

describe("docker exec (section 4.4)", () => {
  const noProgram = (words: string) =>
    `${DAEMON}container ${idOf("web")} encountered an error during hcs::System::CreateProcess: ${words}: failure in a Windows system call: The system cannot find the file specified. (0x2)\n`;
  test.each<Row>([
    { line: "docker exec nope hostname", stderr: missing("nope") },
    { line: "docker exec ended hostname", stderr: `${DAEMON}container ${idOf("ended")} is not running\n` },
    {
      line: "docker exec cold hostname",
      stderr: `${DAEMON}Container ${idOf("cold")} is paused, unpause the container before exec\n`,
    },
    { line: "docker exec web nosuch -x", stderr: noProgram("nosuch -x"), exit: 127 },
    { line: "docker exec web hostname", stdout: `${idOf("web").slice(0, 12)}\n` },
    { line: "docker exec -it web cmd /c exit 4", exit: 4 },
    { line: "docker exec -e A=1 -e B=2 web cmd /c 'echo %A%%B%'", stdout: "12\n" },
    { line: "docker exec -e A=1 web powershell '$env:A'", stdout: "1\n" },
    { line: "docker exec -w C:\\ web cmd /c 'echo here'", stdout: "here\n" },
    { line: "docker exec -d web hostname", stdout: "" },
  ])("$line", expectPrinted);

  test("what follows the container belongs to the program", () => {
    expect(stdoutOf(lab, "docker exec web ping -n 1 vm")).toMatch(/Reply from 172\.16\.[\d.]+: bytes=32 /);
    expect(stdoutOf(lab, "docker exec web ipconfig /all")).toContain("Physical Address");
    expect(stdoutOf(lab, "docker exec web powershell Get-NetIPAddress")).toContain("vEthernet (Ethernet)");
  });
});

describe("docker port (section 4.5)", () => {
  test.each<Row>([
    { line: "docker port web", stdout: "53/udp -> 0.0.0.0:5353\n80/tcp -> 0.0.0.0:8080\n" },
    { line: "docker port web 80", stdout: "0.0.0.0:8080\n" },
    { line: "docker port web 80/tcp", stdout: "0.0.0.0:8080\n" },
    { line: "docker port web 53/udp", stdout: "0.0.0.0:5353\n" },
    { line: "docker port ended", stdout: "" },
    { line: "docker port vm", stdout: "" },
    { line: "docker port web 443", stderr: "no public port '443' published for web\n" },
    { line: "docker port web 53", stderr: "no public port '53' published for web\n" },
    { line: "docker port web foo", stderr: "invalid port 'foo': invalid syntax\n" },
    { line: "docker port nope", stderr: missing("nope") },
  ])("$line", expectPrinted);
});

describe("logs, rename, top, prune, update, cp (section 4.6)", () => {
  const RENAMING = "failed to rename container: Error response from daemon: ";
  test.each<Row>([
    { line: "docker logs said", stdout: "one\ntwo\nthree\n" },
    { line: "docker logs --tail 1 said", stdout: "three\n" },
    { line: "docker logs -n 0 said", stdout: "" },
    { line: "docker logs nope", stderr: missing("nope") },
    { line: "docker rename web site", stdout: "" },
    {
      line: "docker rename web web",
      stderr: `${RENAMING}Renaming a container with the same name as its current name\n`,
    },
    {
      line: "docker rename web vm",
      stderr: `${RENAMING}Error when allocating new name: Conflict. The container name "/vm" is already in use by container "${idOf("vm")}". You have to remove (or rename) that container to be able to reuse that name.\n`,
    },
    { line: "docker rename web ''", stderr: "Neither old nor new names may be empty\n" },
    { line: "docker rename nope site", stderr: `${RENAMING}No such container: nope\n` },
    { line: "docker top web -ef", stderr: `${DAEMON}Windows does not support arguments to top\n` },
    { line: "docker top nope", stderr: missing("nope") },
    { line: "docker update --restart always web", stdout: "web\n" },
    {
      line: "docker update --memory 1g web",
      stderr: `${DAEMON}Cannot update container ${idOf("web")}: resource updating isn't supported on Windows\n`,
    },
    {
      line: "docker cp vm:C:\\log.txt .",
      stderr: `${DAEMON}filesystem operations against a running Hyper-V container are not supported\n`,
    },
    { line: "docker cp a b", stderr: "must specify at least one container source\n" },
    { line: "docker cp nope:C:\\x .", stderr: missing("nope") },
  ])("$line", expectPrinted);

  test("top: Windows' columns", () => {
    expect(stdoutOf(lab, "docker top web").split("\n")[0]).toMatch(/^Name +PID +CPU +Private Working Set$/);
  });

  test("rename changes the name that others find it by (section 9)", () => {
    const { world } = type(lab, "docker rename web site");
    expect(stdoutOf(world, "docker exec vm ping -n 1 site")).toContain("Reply from 172.16.");
    expect(stdoutOf(world, "docker exec vm ping -n 1 web")).toContain("could not find host web");
  });

  const PROMPT =
    "WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ";
  const removed = `Deleted Containers:\n${idOf("ended")}\n${idOf("said")}\n\nTotal reclaimed space: 0B\n`;
  test.each<Row>([
    { line: "docker container prune", stdout: PROMPT },
    { line: "echo n | docker container prune", stdout: PROMPT },
    { line: "echo y | docker container prune", stdout: PROMPT + removed },
    { line: "docker container prune -f", stdout: removed },
    { line: "docker container prune -f --filter label=x", stdout: "Total reclaimed space: 0B\n" },
    { line: "docker container prune -f --filter foo=1", stderr: `${DAEMON}invalid filter 'foo'\n` },
  ])("$line", expectPrinted);
});

describe("what the client or a Windows daemon refuses, by Docker's sources", () => {
  test.each<Row>([
    { line: "docker attach ended", stderr: "cannot attach to a stopped container, start it first\n" },
    { line: "docker attach cold", stderr: "cannot attach to a paused container, unpause it first\n" },
    { line: "docker attach nope", stderr: missing("nope") },
    {
      line: "docker commit web",
      stderr: `${DAEMON}windows does not support commit of a running container\n`,
    },
    { line: "docker diff web", stderr: `${DAEMON}Windows does not support diff of a running container\n` },
    { line: "docker diff ended", stdout: "" },
    {
      line: "docker export web",
      stderr: "cowardly refusing to save to a terminal. Use the -o flag or redirect\n",
    },
    {
      line: "docker export -o web.tar ended",
      stderr: `${DAEMON}the daemon on this operating system does not support exporting Windows containers\n`,
    },
    { line: "docker stats --no-stream nope", stderr: missing("nope") },
  ])("$line", expectPrinted);

  test("commit of a stopped container prints an image's id", () => {
    expect(stdoutOf(lab, "docker commit ended tools:1")).toMatch(/^sha256:[0-9a-f]{64}\n$/);
  });

  test("stats: Windows' columns, without values that the lab does not measure", () => {
    const [header, row] = stdoutOf(lab, "docker stats --no-stream web").split("\n");
    expect(header).toBe("CONTAINER ID   NAME      CPU %     PRIV WORKING SET   NET I/O   BLOCK I/O");
    expect(row).toMatch(/^[0-9a-f]{12} {3}web {7}--/);
  });

  test.each(["docker system df", "docker image rm x", "docker build .", "docker compose up"])(
    "%s is Docker's, but not part of the lab",
    (line) => {
      const [, group = "", word = ""] = line.split(" ");
      const path = ["system", "image"].includes(group) ? `docker ${group} ${word}` : `docker ${group}`;
      expect(stderrOf(lab, line)).toBe(`docker: '${path}' is not part of this lab\n`);
    },
  );
});
