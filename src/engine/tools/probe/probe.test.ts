import { expect, test } from "vitest";
import { execute } from "../../execute.ts";
import { defaultLab } from "../../lab/default-lab.ts";
import type { World } from "../../model/world.ts";

const SERVER = "mcr.microsoft.com/windows/servercore/iis";
const SHELL = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";

/** Two containers on nat, one on none, one whose address comes from DHCP, a router without a route. */
const LINES: readonly string[] = [
  `docker run -d --name web --ip 172.16.0.5 ${SERVER}`,
  `docker run -d --name api --ip 172.16.0.6 ${SHELL}`,
  `docker run -d --name alone --network none ${SHELL}`,
  "lab listen win-01 tcp/5000",
  "lab router add inner --if 192.168.10.9/24 --internet off",
  "lab client add guest --ip 192.168.10.60/24 --gateway 192.168.10.9",
];

function typed(world: World, line: string): World {
  const { world: next, exitCode, output } = execute(world, "win-01", line);
  expect(exitCode, `${line}\n${output.stderr}`).toBe(0);
  return next;
}

const LAB = LINES.reduce(typed, defaultLab());

const times = (line: string, count: number) => `${line}\n`.repeat(count);
const pinging = (target: string, bytes = 32) => `\nPinging ${target} with ${bytes} bytes of data:\n`;
const statistics = (ip: string, sent: number, received: number) =>
  `\nPing statistics for ${ip}:\n    Packets: Sent = ${sent}, Received = ${received}, Lost = ${sent - received} (${100 - (100 * received) / sent}% loss),\n`;
const BELOW_ONE =
  "Approximate round trip times in milli-seconds:\n    Minimum = 0ms, Maximum = 0ms, Average = 0ms\n";
const asked = (server: string) => `Server:  UnKnown\nAddress:  ${server}\n\n`;
const PAGE =
  "<!DOCTYPE html>\r\n<html>\r\n<head><title>IIS Windows Server</title></head>\r\n<body><h1>IIS Windows Server</h1></body>\r\n</html>\r\n";

/** The exit code is curl's; the facts say nothing of the other tools'. */
type Case = readonly [machine: string, line: string, printed: string, exitCode?: number];

const pings: readonly Case[] = [
  [
    "win-01/api",
    "ping web",
    pinging("web [172.16.0.5]") +
      times("Reply from 172.16.0.5: bytes=32 time<1ms TTL=128", 4) +
      statistics("172.16.0.5", 4, 4) +
      BELOW_ONE,
  ],
  [
    "win-01/api",
    "ping -n 2 192.168.10.21",
    pinging("192.168.10.21") + times("Request timed out.", 2) + statistics("192.168.10.21", 2, 0),
  ],
  [
    "win-01/api",
    "ping -n 2 172.16.9.9",
    pinging("172.16.9.9") +
      times("Reply from 172.16.0.6: Destination host unreachable.", 2) +
      statistics("172.16.9.9", 2, 2),
  ],
  [
    "win-01/alone",
    "ping -n 2 8.8.8.8",
    pinging("8.8.8.8") + times("PING: transmit failed. General failure. ", 2) + statistics("8.8.8.8", 2, 0),
  ],
  [
    "win-01/api",
    "ping -n 1 -i 1 203.0.113.10",
    pinging("203.0.113.10") +
      "Reply from 172.16.0.1: TTL expired in transit.\n" +
      statistics("203.0.113.10", 1, 1),
  ],
  [
    "win-01/api",
    "ping -n 1 -i 2 203.0.113.10",
    pinging("203.0.113.10") +
      "Reply from 192.168.10.1: TTL expired in transit.\n" +
      statistics("203.0.113.10", 1, 1),
  ],
  [
    "win-01/api",
    "ping -n 1 -f -l 1473 203.0.113.10",
    pinging("203.0.113.10", 1473) +
      "Packet needs to be fragmented but DF set.\n" +
      statistics("203.0.113.10", 1, 0),
  ],
  [
    "guest",
    "ping -n 1 203.0.113.10",
    pinging("203.0.113.10") +
      "Reply from 192.168.10.9: Destination net unreachable.\n" +
      statistics("203.0.113.10", 1, 1),
  ],
  [
    "win-01/api",
    "ping nobody",
    "Ping request could not find host nobody. Please check the name and try again.\n",
  ],
  [
    "laptop",
    "ping -n 1 192.168.10.1",
    pinging("192.168.10.1") +
      "Reply from 192.168.10.1: bytes=32 time<1ms TTL=128\n" +
      statistics("192.168.10.1", 1, 1) +
      BELOW_ONE,
  ],
];

const route = (target: string) => `\nTracing route to ${target} over a maximum of 30 hops\n\n`;

const others: readonly Case[] = [
  ["win-01/api", "curl.exe http://web", PAGE, 0],
  [
    "win-01/api",
    "curl.exe http://web:81",
    "curl: (7) Failed to connect to web port 81 after 2034 ms: Couldn't connect to server\n",
    7,
  ],
  [
    "win-01/api",
    "curl.exe http://192.168.10.21:5000",
    "curl: (28) Failed to connect to 192.168.10.21 port 5000 after 21034 ms: Couldn't connect to server\n",
    28,
  ],
  ["win-01/api", "curl.exe http://nobody", "curl: (6) Could not resolve host: nobody\n", 6],
  [
    "win-01/alone",
    "curl.exe http://10.9.9.9",
    "curl: (7) Failed to connect to 10.9.9.9 port 80: Network unreachable\n",
    7,
  ],
  ["laptop", "curl.exe -s -o NUL -w '%{http_code}' http://203.0.113.10", "200", 0],
  [
    "win-01/api",
    "nslookup web",
    `${asked("172.16.0.1")}Non-authoritative answer:\nName:    web\nAddress:  172.16.0.5\n\n`,
  ],
  [
    "win-01/api",
    "nslookup web 192.168.10.5",
    `${asked("192.168.10.5")}*** UnKnown can't find web: Non-existent domain\n`,
  ],
  [
    "laptop",
    "nslookup nobody.internal",
    `${asked("192.168.10.5")}*** UnKnown can't find nobody.internal: Non-existent domain\n`,
  ],
  // Docker's resolver knows who has an address; it has no pointer for its own. Source: moby, libnetwork, ResolveIP.
  ["win-01/api", "nslookup 172.16.0.5", `${asked("172.16.0.1")}Name:    web.nat\nAddress:  172.16.0.5\n\n`],
  [
    "win-01/api",
    "nslookup 172.16.0.1",
    `${asked("172.16.0.1")}*** UnKnown can't find 172.16.0.1: Non-existent domain\n`,
  ],
  [
    "laptop",
    "nslookup 203.0.113.10",
    `${asked("192.168.10.5")}*** UnKnown can't find 203.0.113.10: Non-existent domain\n`,
  ],
  [
    "win-01",
    "nslookup www.example.com 192.168.10.77",
    `DNS request timed out.\n    timeout was 2 seconds.\n${asked("192.168.10.77")}${times("DNS request timed out.\n    timeout was 2 seconds.", 4)}*** Request to UnKnown timed-out\n`,
  ],
  [
    "win-01/api",
    "tracert 172.16.9.9",
    `${route("172.16.9.9")}  1  172.16.0.6  reports: Destination host unreachable.\n\nTrace complete.\n`,
  ],
  [
    "win-01/api",
    "tracert web",
    "\nTracing route to web [172.16.0.5]\nover a maximum of 30 hops:\n\n  1    <1 ms    <1 ms    <1 ms  172.16.0.5 \n\nTrace complete.\n",
  ],
  [
    "guest",
    "tracert -d 203.0.113.10",
    `${route("203.0.113.10")}  1    <1 ms    <1 ms    <1 ms  192.168.10.9 \n  2  192.168.10.9  reports: Destination net unreachable.\n\nTrace complete.\n`,
  ],
  ["win-01/api", "tracert nobody", "Unable to resolve target system name nobody.\n"],
];

function named(cases: readonly Case[]) {
  return cases.map(([machine, line, printed, exitCode]) => ({ machine, line, printed, exitCode }));
}

test.each(named([...pings, ...others]))(
  "facts on PowerShell, section 11: $machine> $line",
  ({ machine, line, printed, exitCode }) => {
    const execution = execute(LAB, machine, line);
    expect(execution.output.stdout + execution.output.stderr).toBe(printed);
    if (exitCode !== undefined) expect(execution.exitCode).toBe(exitCode);
  },
);

const inContainers = named(pings).filter(({ machine }) => machine.includes("/"));

test.each(inContainers)("docker exec prints the same: $machine> $line", ({ machine, line, printed }) => {
  const { output } = execute(LAB, "win-01", `docker exec ${machine.split("/")[1]} ${line}`);
  expect(output.stdout).toBe(printed);
});
