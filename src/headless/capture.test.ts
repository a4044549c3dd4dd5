import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { defaultLab, execute, type Flow, pcapng, trace, type World } from "#engine";

const folder = mkdtempSync(join(tmpdir(), "capture-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 2026-01-15, the day of the lab's clock. */
const START_SECONDS = 1_768_435_200;
const SERVER = "mcr.microsoft.com/windows/servercore/iis";
const SHELL = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";

const CHECKS = ["ip", "tcp", "udp"].flatMap((name) => ["-o", `${name}.check_checksum:TRUE`]);
const BAD = ["ip", "tcp", "udp", "icmp"].map((name) => `${name}.checksum.status == 0`).join(" || ");

function tshark(file: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("tshark", ["-n", "-r", file, ...CHECKS, ...words], {
    encoding: "utf8",
  });
  return { status, lines: stdout.split("\n").filter((line) => line !== ""), stderr };
}

/** win-02 joins the swarm of win-01, whose token only the lab knows. */
const JOIN = "JOIN";

function typed(world: World, text: string): World {
  const [, machine = "win-01", typedLine = ""] = /^(?:([\w-]+)> )?(.*)$/s.exec(text) ?? [];
  if (typedLine === JOIN) {
    const token = execute(world, "win-01", "docker swarm join-token -q worker").output.stdout.trim();
    return typed(world, `win-02> docker swarm join --token ${token} 192.168.10.21:2377`);
  }
  const { world: next, exitCode, output } = execute(world, machine, typedLine);
  expect(exitCode, `${text}\n${output.stderr}`).toBe(0);
  return next;
}

function captureOf(name: string, lines: readonly string[], flow: Flow): string {
  const file = join(folder, `${name.replace(/\W+/g, "-")}.pcapng`);
  writeFileSync(file, pcapng(trace(lines.reduce(typed, defaultLab()), flow), START_SECONDS));
  return file;
}

interface Capture {
  readonly name: string;
  readonly lines: readonly string[];
  readonly flow: Flow;
  /** Display filters of Wireshark that some packet must match, in the order of the packets. */
  readonly shows: readonly string[];
}

const captures: readonly Capture[] = [
  {
    name: "a TCP handshake through WinNAT",
    lines: [`docker run -d --name api ${SHELL}`],
    flow: { from: "win-01/api", to: "internet", proto: "tcp", port: 80 },
    shows: [
      "tcp.flags == 0x002 && ip.src == 172.16.0.0/16",
      "tcp.flags == 0x002 && ip.src == 192.168.10.21",
      "tcp.flags == 0x012 && ip.dst == 192.168.10.21",
      "tcp.flags == 0x012 && ip.dst == 172.16.0.0/16",
      "tcp.flags == 0x010 && tcp.ack_raw == 2001",
    ],
  },
  {
    name: "an echo and its answer",
    lines: [`docker run -d --name web ${SERVER}`],
    flow: { from: "win-01", to: "win-01/web", proto: "icmp", port: 0 },
    shows: ["icmp.type == 8 && data.len == 32", "icmp.type == 0 && data.len == 32"],
  },
  {
    name: "a TCP reset",
    lines: [`docker run -d --name web ${SERVER}`],
    flow: { from: "win-01", to: "win-01/web", proto: "tcp", port: 81 },
    shows: ["tcp.flags == 0x002 && tcp.dstport == 81", "tcp.flags == 0x014 && tcp.srcport == 81"],
  },
  {
    name: "a UDP port that nobody opens",
    lines: [`docker run -d --name web ${SERVER}`],
    flow: { from: "win-01", to: "win-01/web", proto: "udp", port: 9000 },
    shows: ["udp.dstport == 9000", "icmp.type == 3 && icmp.code == 3"],
  },
  {
    name: "a name, asked of dockerd and passed on",
    lines: [`docker run -d --name api ${SHELL}`],
    flow: { from: "win-01/api", to: "www.example.com", proto: "tcp", port: 80 },
    shows: [
      'dns.flags.response == 0 && dns.qry.name == "www.example.com" && ip.dst == 172.16.0.1',
      "dns.flags.response == 0 && ip.dst == 192.168.10.5",
      "dns.flags.response == 1 && dns.a == 203.0.113.10 && ip.src == 192.168.10.5",
      "dns.flags.response == 1 && dns.a == 203.0.113.10 && ip.src == 172.16.0.1",
      "tcp.flags == 0x002 && ip.dst == 203.0.113.10",
    ],
  },
  {
    name: "a name that nobody knows",
    lines: [`docker run -d --name api ${SHELL}`],
    flow: { from: "win-01/api", to: "name:nobody", proto: "udp", port: 53, lookupOnly: true },
    shows: ["dns.flags.response == 0", "dns.flags.rcode == 3"],
  },
  {
    name: "a server that fails",
    lines: ["lab host set win-01 --docker 25.0.5", `docker run -d --name api ${SHELL}`],
    flow: { from: "win-01/api", to: "name:www.example.com", proto: "udp", port: 53, lookupOnly: true },
    shows: ["dns.flags.rcode == 2"],
  },
  {
    name: "a tagged frame",
    lines: [
      "lab router add core --if 10.20.0.1/24 --vlan 20",
      "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20",
      "docker network create -d transparent -o com.docker.network.windowsshim.vlanid=20 --subnet 10.20.0.0/24 --gateway 10.20.0.1 v20",
      `docker run -d --name api --network v20 --ip 10.20.0.60 ${SHELL}`,
    ],
    flow: { from: "win-01/api", to: "10.20.0.1", proto: "icmp", port: 0 },
    shows: ["vlan.id == 20 && icmp.type == 8", "vlan.id == 20 && icmp.type == 0"],
  },
  {
    name: "a question by ARP that a switch port throws away",
    lines: [
      "lab router add core --if 10.20.0.1/24 --vlan 20",
      "docker network create -d transparent -o com.docker.network.windowsshim.vlanid=20 --subnet 10.20.0.0/24 --gateway 10.20.0.1 v20",
      `docker run -d --name api --network v20 --ip 10.20.0.60 ${SHELL}`,
    ],
    flow: { from: "win-01/api", to: "10.20.0.1", proto: "icmp", port: 0 },
    shows: ["vlan.id == 20 && arp.opcode == 1 && arp.dst.proto_ipv4 == 10.20.0.1"],
  },
  {
    name: "a question for a lease that the outer switch throws away",
    lines: [
      "lab reset",
      "lab segment add LAN",
      "lab host add win-01 --platform hyperv-vm --nic Ethernet=192.168.10.21/24 --gateway none",
      "docker network create -d transparent dyn",
      `docker run -d --name api --network dyn ${SHELL}`,
    ],
    flow: { from: "win-01/api", to: "192.168.10.50", proto: "icmp", port: 0 },
    shows: ["dhcp.option.dhcp == 1 && eth.dst == ff:ff:ff:ff:ff:ff"],
  },
  {
    name: "a frame in its VXLAN envelope",
    lines: [
      "lab host add win-02 --nat-prefix 172.17.0.0/16 --nic Ethernet=192.168.10.22/24",
      "docker swarm init --advertise-addr 192.168.10.21",
      JOIN,
      "docker network create -d overlay --attachable --subnet 10.0.9.0/24 -o com.docker.network.driver.overlay.vxlanid_list=4100 ov1",
      `docker run -d --name api --network ov1 ${SHELL}`,
      `win-02> docker run -d --name web --network ov1 ${SERVER}`,
    ],
    flow: { from: "win-01/api", to: "win-02/web", proto: "tcp", port: 80 },
    shows: [
      "vxlan.vni == 4100 && udp.dstport == 4789 && ip.src == 192.168.10.21 && tcp.flags == 0x002",
      "!vxlan && tcp.flags == 0x002 && ip.dst == 10.0.9.0/24 && frame.interface_name contains web",
      "vxlan.vni == 4100 && ip.src == 192.168.10.22 && tcp.flags == 0x012",
    ],
  },
  {
    name: "loopback",
    lines: ["lab listen win-01 tcp/5000"],
    flow: { from: "win-01", to: "localhost", proto: "tcp", port: 5000 },
    shows: ["tcp.flags == 0x002 && ip.dst == 127.0.0.1"],
  },
];

/** The tool is Wireshark's own dissector; where it is not installed its judgement cannot be had. */
const hasTshark = spawnSync("tshark", ["--version"]).status === 0;

describe.runIf(hasTshark)("tshark reads the capture of", () => {
  test.each(captures)(
    "$name",
    ({ name, lines, flow, shows }) => {
      const file = captureOf(name, lines, flow);
      const wrong = tshark(file, "-Y", `_ws.malformed || _ws.expert.severity == "Error" || ${BAD}`);
      expect([wrong.status, wrong.lines]).toEqual([0, []]);
      expect(wrong.stderr).not.toContain("appears to be damaged");
      const first = shows.map((filter) =>
        Number(tshark(file, "-Y", filter, "-T", "fields", "-e", "frame.number").lines[0] ?? 0),
      );
      expect(first, shows.join("\n")).toEqual(first.toSorted((a, b) => a - b));
      expect(first).not.toContain(0);
    },
    60_000,
  );

  test("one interface for each point of capture", () => {
    const { name, lines, flow } = captures[0] ?? {
      name: "",
      lines: [],
      flow: { from: "", to: "", proto: "tcp", port: 0 },
    };
    const { lines: rows } = tshark(
      captureOf(name, lines, flow),
      "-T",
      "fields",
      "-e",
      "frame.interface_name",
      "-e",
      "frame.interface_id",
    );
    const names = new Map(rows.map((row) => row.split("\t")).map(([point = "", id = ""]) => [id, point]));
    expect(new Set(names.values()).size).toBe(names.size);
    expect([...names.values()]).toEqual(
      expect.arrayContaining(["win-01 Ethernet", "win-01 vEthernet (nat)", "LAN LAN"]),
    );
  });
});
