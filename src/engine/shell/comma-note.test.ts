import { describe, expect, test } from "vitest";
import { type Execution, execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

function type(line: string): Execution {
  const swarm = execute(defaultLab(), "win-01", "docker swarm init").world;
  return execute(swarm, "win-01", line);
}

function commaNotes({ notes }: Execution) {
  return notes.filter(({ code }) => code === "comma-makes-words");
}

describe("a comma outside quotes makes a list (facts on Windows' options, rule 9; on the command line, section 11)", () => {
  test.each([
    {
      line: `docker service create --name web --publish mode=host,target=80 ${IIS}`,
      words: "mode=host and target=80",
      fix: `docker service create --name web --publish 'mode=host,target=80' ${IIS}`,
    },
    {
      line: 'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2", "Ethernet 3" Teamed',
      words: "com.docker.network.windowsshim.interface=Ethernet 2 and Ethernet 3",
      fix: "docker network create -d transparent -o 'com.docker.network.windowsshim.interface=Ethernet 2,Ethernet 3' Teamed",
    },
    {
      line: "docker create --dns 1.1.1.1,8.8.8.8 --label a=1,b img",
      words: "1.1.1.1 and 8.8.8.8",
      fix: "docker create --dns '1.1.1.1,8.8.8.8' --label 'a=1,b' img",
    },
  ])("$line: docker gets $words", ({ line, words, fix }) => {
    const [note] = commaNotes(type(line));
    expect(note?.text).toContain(`2 words: ${words}.`);
    expect(note?.fix).toBe(fix);
  });

  test("the line of the note does what was meant", () => {
    const failed = type(`docker service create -d --name web --publish mode=host,target=80 ${IIS}`);
    expect(failed.exitCode).not.toBe(0);
    expect(failed.notes[0]).toMatchObject({ kind: "error", code: "comma-makes-words" });
    expect(type(commaNotes(failed)[0]?.fix ?? "").exitCode).toBe(0);
  });

  test.each([
    { line: `docker service create -d --name web --publish 'mode=host,target=80' ${IIS}`, why: "in quotes" },
    { line: '$names = "a", "b"; docker rm $names', why: "a variable that holds a list" },
    { line: 'docker rm "a","b"', why: "a list of quoted words" },
    { line: "Get-HnsNetwork | ft Name,Type", why: "a cmdlet takes lists" },
    { line: "lab listen win-01 tcp/8080,tcp/8081", why: "a lab line is taken as typed" },
  ])("no note: $why", ({ line }) => expect(commaNotes(type(line))).toEqual([]));
});
