import { expect, test } from "vitest";
import { defaultLab, execute } from "#engine";
import { stepWords } from "./step-words.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";
const CORP =
  'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp';

/** Interface specification, section 8, live regions. */
test.each<[says: string, lines: readonly string[]]>([
  ["Container web added on nat.", [`docker run -d --name web ${IIS}`]],
  ["Network corp added.", [CORP]],
  ["Container legacy added on corp.", [CORP, `docker run -d --name legacy --network corp ${IIS}`]],
  ["Container web removed.", [`docker run -d --name web ${IIS}`, "docker rm -f web"]],
  ["Container web is stopped.", [`docker run -d --name web ${IIS}`, "docker stop web"]],
  [
    "Container web is on nat, corp.",
    [CORP, `docker run -d --name web ${IIS}`, "docker network connect corp web"],
  ],
  [
    "Host win-02 added. Network nat added.",
    ["lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24"],
  ],
  ["Machine laptop removed.", ["lab client rm laptop"]],
  ["", ["New-NetFirewallRule -DisplayName a -Direction Inbound -Protocol TCP -LocalPort 80 -Action Allow"]],
])("%j is said of the last of %j", (says, lines) => {
  let before = defaultLab();
  let execution = execute(before, "win-01", "hostname");
  for (const line of lines) {
    before = execution.world;
    execution = execute(before, "win-01", line);
  }
  expect(stepWords(execution, before)).toBe(says);
});
