import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";

const WEB = "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis";

function labWith(...lines: readonly string[]): World {
  return lines.reduce((world, line) => execute(world, "win-01", line).world, defaultLab());
}

const WITH_WEB = labWith(WEB);
const WEB_IP = execute(WITH_WEB, "win-01", "(Get-HnsEndpoint).IPAddress").output.stdout.trim();

function run(machine: string, line: string, world = WITH_WEB) {
  return execute(world, machine, line);
}

function block(...lines: readonly string[]): string {
  return `\n\n${lines.join("\n")}\n\n\n`;
}

test.each([
  [
    "win-01",
    `Test-NetConnection ${WEB_IP} -Port 80`,
    block(
      `ComputerName     : ${WEB_IP}`,
      `RemoteAddress    : ${WEB_IP}`,
      "RemotePort       : 80",
      "InterfaceAlias   : vEthernet (nat)",
      "SourceAddress    : 172.16.0.1",
      "TcpTestSucceeded : True",
    ),
  ],
  [
    "win-01",
    `tnc ${WEB_IP} -Port 81`,
    `WARNING: TCP connect to (${WEB_IP} : 81) failed\n${block(
      `ComputerName           : ${WEB_IP}`,
      `RemoteAddress          : ${WEB_IP}`,
      "RemotePort             : 81",
      "InterfaceAlias         : vEthernet (nat)",
      "SourceAddress          : 172.16.0.1",
      "PingSucceeded          : True",
      "PingReplyDetails (RTT) : 0 ms",
      "TcpTestSucceeded       : False",
    )}`,
  ],
  [
    "win-01",
    "Test-NetConnection 192.168.10.77 -Port 80",
    `WARNING: TCP connect to (192.168.10.77 : 80) failed\nWARNING: Ping to 192.168.10.77 failed with status: DestinationHostUnreachable\n${block(
      "ComputerName           : 192.168.10.77",
      "RemoteAddress          : 192.168.10.77",
      "RemotePort             : 80",
      "InterfaceAlias         : Ethernet",
      "SourceAddress          : 192.168.10.21",
      "PingSucceeded          : False",
      "PingReplyDetails (RTT) : 0 ms",
      "TcpTestSucceeded       : False",
    )}`,
  ],
  [
    "win-01/web",
    "Test-NetConnection 192.168.10.50",
    block(
      "ComputerName           : 192.168.10.50",
      "RemoteAddress          : 192.168.10.50",
      "InterfaceAlias         : vEthernet (Ethernet)",
      `SourceAddress          : ${WEB_IP}`,
      "PingSucceeded          : True",
      "PingReplyDetails (RTT) : 0 ms",
    ),
  ],
  [
    "win-01",
    "Test-NetConnection web",
    `WARNING: Name resolution of web failed\n${block(
      "ComputerName   : web",
      "RemoteAddress  : ",
      "InterfaceAlias : ",
      "SourceAddress  : ",
      "PingSucceeded  : False",
    )}`,
  ],
  ["laptop", "Test-NetConnection 192.168.10.21 -Port 8080 -InformationLevel Quiet", "True\n"],
  ["laptop", "(tnc 192.168.10.21 -Port 8080).TcpTestSucceeded", "True\n"],
  [
    "win-01",
    "Test-NetConnection www.example.com -TraceRoute",
    block(
      "ComputerName           : www.example.com",
      "RemoteAddress          : 203.0.113.10",
      "InterfaceAlias         : Ethernet",
      "SourceAddress          : 192.168.10.21",
      "PingSucceeded          : True",
      "PingReplyDetails (RTT) : 0 ms",
      "TraceRoute             : 192.168.10.1",
      "                         203.0.113.10",
    ),
  ],
  [
    "win-01",
    "Test-NetConnection www.example.com -CommonTCPPort HTTP -InformationLevel Detailed",
    block(
      "ComputerName            : www.example.com",
      "RemoteAddress           : 203.0.113.10",
      "RemotePort              : 80",
      "NameResolutionResults   : 203.0.113.10",
      "MatchingIPsecRules      : ",
      "NetworkIsolationContext : Internet",
      "IsAdmin                 : True",
      "InterfaceAlias          : Ethernet",
      "SourceAddress           : 192.168.10.21",
      "NetRoute (NextHop)      : 192.168.10.1",
      "PingSucceeded           : True",
      "PingReplyDetails (RTT)  : 0 ms",
      "TcpTestSucceeded        : True",
    ),
  ],
])("facts on PowerShell, 11.2: on %s, %s", (machine, line, text) => {
  const { stdout, stderr } = run(machine, line).output;
  // Round trips are made up.
  expect([stdout.replace(/ : \d+ ms$/m, " : 0 ms"), stderr]).toEqual([text, ""]);
});

test("facts on PowerShell, 11.2: Windows Server 2016 words the warning of a failed connection differently", () => {
  const line = "lab host add old --os ws2016 --platform physical --nic Ethernet=192.168.10.31/24";
  const { world } = execute(defaultLab(), "win-01", line);
  expect(run("old", "Test-NetConnection 192.168.10.21 -Port 81", world).output.stdout).toContain(
    "WARNING: TCP connect to 192.168.10.21:81 failed\n",
  );
});

const DNS_HEADER = [
  "",
  "Name                                           Type   TTL   Section    IPAddress                                ",
  "----                                           ----   ---   -------    ---------                                ",
];

test("facts on PowerShell, 11.6: Docker's resolver answers a container for 600 seconds", () => {
  expect(run("win-01/web", "Resolve-DnsName web").output.stdout.split("\n")).toEqual([
    ...DNS_HEADER,
    `${"web".padEnd(46)} A      600   Answer     ${WEB_IP.padEnd(41)}`,
    "",
    "",
    "",
  ]);
});

test.each([
  { server: "192.168.10.5", text: "203.0.113.10\n", stderr: "" },
  { server: "192.168.10.77,192.168.10.5", text: "203.0.113.10\n", stderr: "" },
  {
    server: "192.168.10.77",
    text: "",
    stderr: "Resolve-DnsName : www.example.com : This operation returned because the timeout period expired",
  },
])(
  "Resolve-DnsName asks -Server $server, and the next only when that is silent",
  ({ server, text, stderr }) => {
    const { output } = run("win-01", `(Resolve-DnsName www.example.com -Server ${server}).IPAddress`);
    expect(output.stdout).toBe(text);
    expect(output.stderr.split("\n")[0]).toBe(stderr);
  },
);

test.each([
  [
    "win-01",
    "Resolve-DnsName foo",
    "Resolve-DnsName : foo : DNS name does not exist",
    "DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName",
  ],
  [
    "win-01",
    `iwr http://${WEB_IP}:81`,
    "iwr : Unable to connect to the remote server",
    "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand",
  ],
  [
    "win-01",
    "curl http://web",
    "curl : The remote name could not be resolved: 'web'",
    "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand",
  ],
])("facts on PowerShell, 11.5 and 11.6: on %s, %s fails", (machine, line, message, id) => {
  const { output, exitCode } = run(machine, line);
  expect(output.stderr.split("\n")[0]).toBe(message);
  expect(output.stderr).toContain(`    + FullyQualifiedErrorId : ${id}\n`);
  expect(exitCode).toBe(1);
});

test("facts on PowerShell, 11.5: a page as Invoke-WebRequest prints it", () => {
  const { stdout } = run("laptop", "wget http://192.168.10.21:8080 -UseBasicParsing").output;
  const page = [
    "<!DOCTYPE html>",
    "<html>",
    "<head><title>IIS Windows Server</title></head>",
    "<body><h1>IIS Windows Server</h1></body>",
  ];
  const indent = " ".repeat(20);
  expect(stdout).toBe(
    block(
      "StatusCode        : 200",
      "StatusDescription : OK",
      `Content           : ${page[0]}`,
      ...[...page.slice(1), "</html>"].map((line) => indent + line),
      "RawContent        : HTTP/1.1 200 OK",
      ...["Content-Length: 124", "Content-Type: text/html", "Server: Microsoft-IIS/10.0", ""].map(
        (line) => indent + line,
      ),
      ...[...page, "<..."].map((line) => indent + line),
      "Forms             : ",
      "Headers           : {[Content-Length, 124], [Content-Type, text/html], [Server, Microsoft-IIS/10.0]}",
      "Images            : {}",
      "InputFields       : {}",
      "Links             : {}",
      "ParsedHtml        : ",
      "RawContentLength  : 124",
    ),
  );
});

test("facts on PowerShell, 11.4: curl is Invoke-WebRequest in PowerShell, curl.exe and cmd's curl are the tool", () => {
  const { output, notes } = run("laptop", "curl http://192.168.10.21:8080");
  expect(output.stdout).toContain("StatusCode        : 200\n");
  expect(notes.map(({ code }) => code)).toContain("curl-is-an-alias");
  for (const line of ["curl.exe http://192.168.10.21:8080", "cmd /c curl http://192.168.10.21:8080"]) {
    expect(run("laptop", line).output.stdout).toMatch(/^<!DOCTYPE html>/);
  }
});

test.each([
  [
    "win-01",
    "ping 192.168.10.77 -n 2",
    /^\nPinging 192\.168\.10\.77 with 32 bytes of data:\n(Reply from 192\.168\.10\.21: Destination host unreachable\.\n){2}\nPing statistics for 192\.168\.10\.77:\n {4}Packets: Sent = 2, Received = 2, Lost = 0 \(0% loss\),\n$/,
  ],
  ["win-01", "ping web", /^Ping request could not find host web\. Please check the name and try again\.\n$/],
  [
    "win-01/web",
    "ping web -n 1",
    /^\nPinging web \[[\d.]+\] with 32 bytes of data:\nReply from [\d.]+: bytes=32 time(<|=)1ms TTL=128\n\nPing statistics for [\d.]+:\n {4}Packets: Sent = 1, Received = 1, Lost = 0 \(0% loss\),\nApproximate round trip times in milli-seconds:\n {4}Minimum = \dms, Maximum = \dms, Average = \dms\n$/,
  ],
  ["win-01", "tracert web", /^Unable to resolve target system name web\.\n$/],
  [
    "win-01/web",
    "tracert 203.0.113.10",
    /^\nTracing route to 203\.0\.113\.10 over a maximum of 30 hops\n\n {2}1 {4}<1 ms {4}<1 ms {4}<1 ms {2}172\.16\.0\.1 \n {2}2 .+ 192\.168\.10\.1 \n {2}3 .+ 203\.0\.113\.10 \n\nTrace complete\.\n$/,
  ],
  [
    "win-01/web",
    "nslookup web",
    /^Server: {2}UnKnown\nAddress: {2}172\.16\.0\.1\n\nNon-authoritative answer:\nName: {4}web\nAddress: {2}[\d.]+\n\n$/,
  ],
])("facts on PowerShell, 11.1, 11.3 and 11.6: on %s, %s", (machine, line, pattern) => {
  expect(run(machine, line).output.stdout).toMatch(pattern);
});
