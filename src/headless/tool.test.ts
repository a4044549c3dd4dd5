import { spawnSync } from "node:child_process";
import process from "node:process";
import { expect, test } from "vitest";
import { runTool } from "./tool.ts";

interface Call {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One call of the tool with files by name and with standard input. */
async function call(
  words: readonly string[],
  { files = {}, stdin = "" }: { files?: Readonly<Record<string, string>>; stdin?: string } = {},
): Promise<Call> {
  let stdout = "";
  let stderr = "";
  const status = await runTool(words, {
    readFile(path) {
      const text = files[path];
      if (text === undefined) throw new Error("no such file");
      return text;
    },
    readStdin: () => stdin,
    write: (text) => void (stdout += text),
    complain: (line) => void (stderr += `${line}\n`),
  });
  return { status, stdout, stderr };
}

const SCENARIO = `# Publish a port.
docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis
docker network connect nowhere web
lab listen laptop tcp/9000
`;
const files = { "nat.lab": SCENARIO };

test("run prints a transcript as PowerShell shows it, and a failed step does not stop the rest", async () => {
  const { status, stdout, stderr } = await call(["run", "nat.lab"], { files });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(
    /^# Publish a port\.\nPS C:\\> docker run -d --name web -p 8080:80 \S+\n[0-9a-f]{64}\n\nPS C:\\> docker network connect nowhere web\nError response from daemon: network nowhere not found\n\nPS C:\\> lab listen laptop tcp\/9000\nlaptop now listens on tcp\/9000\n$/,
  );
});

test("every prompt names its machine when there are several", async () => {
  const stdin = "win-01> hostname\nlaptop> ipconfig\n";
  const { stdout } = await call(["run", "-"], { stdin });
  expect(stdout).toMatch(/^\[win-01\]: PS C:\\> hostname\nwin-01\n\n\[laptop\]: PS C:\\> ipconfig\n/i);
});

test("run --json has the shape of the contract", async () => {
  const { stdout } = await call(["run", "--json"], { stdin: SCENARIO });
  const document: unknown = JSON.parse(stdout);
  expect(document).toMatchObject({
    schemaVersion: 1,
    steps: [
      { index: 0, host: "win-01", exitCode: 0, stderr: "" },
      { index: 1, exitCode: 1, stdout: "", events: [] },
      { index: 2, input: "lab listen laptop tcp/9000" },
    ],
    world: {
      hosts: [
        {
          name: "win-01",
          networks: [
            { name: "none", driver: "null", scope: "local", subnets: [], gateway: null, hnsId: null },
            { name: "nat", driver: "nat", subnets: ["172.16.0.0/16"], gateway: "172.16.0.1" },
          ],
          vSwitches: [{ name: "nat", type: "internal", adapters: [], ports: 2 }],
          endpoints: [
            { container: "web", network: "nat", prefixLength: 16, gateway: "172.16.0.1", compartment: 2 },
          ],
          containers: [{ name: "web", state: "running", isolation: "process" }],
          natMappings: [{ protocol: "tcp", externalPort: 8080, internalPort: 80 }],
        },
      ],
    },
    traces: [],
  });
  const { steps } = document as { steps: { events: Record<string, unknown>[] }[] };
  expect(steps[0]?.events.map((event) => Object.keys(event))[0]).toEqual([
    "actor",
    "verb",
    "object",
    "id",
    "why",
  ]);
  expect(
    steps[0]?.events.some(
      ({ actor, verb, object }) =>
        `${String(actor)} ${String(verb)} ${String(object)}` === "HNS create hnsEndpoint",
    ),
  ).toBe(true);
});

test("two runs give the same bytes", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => call(["run", "--json"], { stdin: SCENARIO })));
  expect(first?.stdout).toBe(second?.stdout);
});

test.each([
  [["--to", "192.168.10.21", "--port", "8080"], 0, "delivered"],
  [["--to", "192.168.10.1", "--port", "8081"], 1, "refused"],
  [["--to", "win-01/web", "--port", "80"], 1, "dropped"],
])("trace from laptop %j ends with %i: %s", async (words, status, verdict) => {
  const flow = ["trace", "nat.lab", "--from", "laptop", "--proto", "tcp", ...words];
  const text = await call(flow, { files });
  expect([text.status, /^Verdict: (\w+)/m.exec(text.stdout)?.[1]]).toEqual([status, verdict]);
  const json = await call([...flow, "--json"], { files });
  const traced = JSON.parse(json.stdout) as Record<string, unknown>;
  expect(json.status).toBe(status);
  expect(Object.keys(traced)).toEqual([
    "from",
    "to",
    "proto",
    "port",
    "verdict",
    "at",
    "reason",
    "explanation",
    "fix",
    "phase",
    "translations",
    "observed",
    "hops",
    "reply",
  ]);
  expect(traced.verdict).toBe(verdict);
});

test("batch answers each job in order, and a job that cannot be read stops none of the others", async () => {
  const flow = { from: "laptop", to: "192.168.10.21", proto: "tcp", port: 8080 };
  const jobs = [
    { id: "one", scenario: SCENARIO, flows: [flow] },
    { id: "two", scenario: 5 },
    { id: "three", scenario: "", flows: [flow, { ...flow, proto: "sctp" }] },
    { id: "four", scenario: "hostname" },
  ];
  const stdin = `${jobs.map((job) => JSON.stringify(job)).join("\n")}\nnot json\n`;
  const { status, stdout } = await call(["batch"], { stdin });
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((row) => JSON.parse(row) as Record<string, unknown>);
  expect(status).toBe(0);
  expect(answers.map(({ id, error }) => [id, error])).toEqual([
    ["one", undefined],
    ["two", expect.stringContaining("scenario: ")],
    ["three", 'flows[1].proto "sctp": expected tcp, udp or icmp'],
    ["four", undefined],
    [null, expect.stringMatching(/^the job is not JSON/)],
  ]);
  expect(answers[0]).toMatchObject({ schemaVersion: 1, traces: [{ ...flow, verdict: "delivered" }] });
});

test("a link leads back to the scenario in its full form", async () => {
  const { stdout: link } = await call(["link", "encode", "nat.lab", "--base", "https://lab.example/#old"], {
    files,
  });
  expect(link).toMatch(/^https:\/\/lab\.example\/#v1\.[\w-]+\n$/);
  const { status, stdout } = await call(["link", "decode", link.trim()]);
  expect(status).toBe(0);
  expect(stdout).toBe(SCENARIO.replaceAll("\ndocker", "\nwin-01> docker"));
});

test("a damaged link prints what could be read and ends with 2", async () => {
  const stdin = Array.from({ length: 9 }, (_, at) => `docker network create -d nat net${at}x${at * 37}`).join(
    "\n",
  );
  const { stdout: link } = await call(["link", "encode"], { stdin });
  const { status, stdout, stderr } = await call(["link", "decode", link.slice(0, 50)]);
  const readable = stdout.split("\n").length - 1;
  expect(status).toBe(2);
  expect(stderr).toBe(`vswitch-lab link: This link is damaged: ${readable} of 9 steps could be read.\n`);
});

const ROW = {
  id: "row-1",
  title: "a host pings the router",
  scenario: {
    windowsVersion: "ws2022",
    hosts: [
      {
        name: "hostA",
        nics: [{ name: "Ethernet", ip: "10.1.0.10/24", gateway: "10.1.0.1", mac: "00-15-5D-01-0A-0A" }],
      },
    ],
    networks: [],
    containers: [],
    external: [
      {
        name: "router",
        kind: "router",
        interfaces: [{ ip: "10.1.0.1/24", vlan: 1 }],
        natFor: [],
        routes: [],
      },
    ],
  },
  flow: { from: "host:hostA", to: "ip:10.1.0.1", proto: "icmp" },
  expect: { verdict: "delivered", at: "gateway-router", reason: "l2-direct", translations: ["none"] },
  confidence: "high",
  source: "test",
};
const META = {
  hostDefaults: { dockerVersion: "28.0", dnsServers: ["10.1.0.5"], defaultNatSubnet: "172.28.0.0/20" },
  environment: {},
};

test.each([
  ["delivered", 0, "1 passed, 0 failed"],
  ["dropped", 1, "0 passed, 1 failed"],
])("conformance with a row that expects %s ends with %i", async (verdict, status, last) => {
  const table = JSON.stringify({ meta: META, rows: [{ ...ROW, expect: { ...ROW.expect, verdict } }] });
  const text = await call(["conformance", "table.json"], { files: { "table.json": table } });
  expect([text.status, text.stdout.trimEnd().split("\n").at(-1)]).toEqual([status, last]);
  const json = await call(["conformance", "table.json", "--json"], { files: { "table.json": table } });
  const report = JSON.parse(json.stdout) as { rows: Record<string, unknown>[] };
  expect(Object.keys(report.rows[0] ?? {})).toEqual(["id", "expected", "actual", "ok"]);
});

test.each([
  [["fly"], 'vswitch-lab: there is no command "fly"; vswitch-lab --help lists what there is'],
  [
    ["import", "host.txt"],
    "vswitch-lab import: reading text from a real host is not part of this version yet",
  ],
  [
    ["export", "nat.lab", "--to", "json"],
    "vswitch-lab export: writing a scenario in another form is not part of this version yet",
  ],
  [["check", "nat-1"], "vswitch-lab check: checking the answer to a lesson is not part of this version yet"],
  [["run", "gone.lab"], "vswitch-lab run: gone.lab cannot be read: no such file"],
  [["run", "a", "b"], 'vswitch-lab run: "b" is one argument too many'],
  [["run", "--fast"], "vswitch-lab run: there is no option --fast"],
  [["run", "bad.lab"], 'vswitch-lab run: bad.lab, line 2: cannot read "#! lens sideways"'],
  [
    ["trace", "nat.lab", "--from", "laptop"],
    "vswitch-lab trace: to: expected a machine, an address or a name",
  ],
  [
    ["trace", "nat.lab", "--from", "laptop", "--to", "win-01", "--proto", "tcp", "--port", "0"],
    'vswitch-lab trace: port "0": expected a number from 1 to 65535',
  ],
  [["trace", "--port"], "vswitch-lab trace: --port needs a value"],
  [["conformance"], "vswitch-lab conformance: name the file with the table"],
  [["conformance", "bad.lab"], "vswitch-lab conformance: bad.lab is not JSON: "],
  [["link"], "vswitch-lab link: link : write link encode [FILE|-] or link decode URL"],
  [
    ["link", "decode", "#about"],
    "vswitch-lab link: This is not a link of vSwitch Lab: it has no lab inside.",
  ],
])("%j is refused in one line with status 2", async (words, complaint) => {
  const { status, stdout, stderr } = await call(words, {
    files: { ...files, "bad.lab": "docker ps\n#! lens sideways\n" },
  });
  expect({ status, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
    status: 2,
    stdout: "",
    lines: 1,
  });
  expect(stderr.slice(0, complaint.length)).toBe(complaint);
});

test("--help lists the commands, and each has its own", async () => {
  const { stdout } = await call(["--help"]);
  for (const name of ["run", "trace", "conformance", "batch", "link"]) {
    expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    expect((await call([name, "--help"])).stdout).toContain(`Usage: vswitch-lab ${name}`);
  }
});

test("the built tool reads standard input and files as bytes, and refuses what is not UTF-8", () => {
  const spawn = (words: readonly string[], input: string | Buffer) =>
    spawnSync(process.execPath, ["scripts/lab.mjs", ...words], { input, encoding: "utf8" });
  const good = spawn(["run"], "win-01> hostname\n");
  expect([good.status, good.stdout]).toEqual([0, "PS C:\\> hostname\nwin-01\n"]);
  const bad = spawn(["run"], Buffer.from([0xff, 0xfe, 0x00]));
  expect([bad.status, bad.stdout, bad.stderr]).toEqual([
    2,
    "",
    "vswitch-lab run: standard input cannot be read: it is not UTF-8 text\n",
  ]);
  // More than a pipe holds: the tool is there before the writer has written all of it.
  const long = spawn(["run"], `${`# ${"-".repeat(5_000)}\n`.repeat(150)}win-01> hostname\n`);
  expect([long.status, long.stderr, long.stdout.slice(-"PS C:\\> hostname\nwin-01\n".length)]).toEqual([
    0,
    "",
    "PS C:\\> hostname\nwin-01\n",
  ]);
});
