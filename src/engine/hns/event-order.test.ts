import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { evolve } from "../model/evolve.ts";
import type { OsId } from "../model/profiles.ts";
import { boxOf, IMAGE, steps } from "../test-box.ts";

/** HNS builds a nat network. Facts on HNS, 7.1, rows 6 to 12, and 7.2. */
const NAT_IS_BUILT = [
  "dockerd call hnsNetwork",
  "HNS create hnsNetwork",
  "VMSwitch create vSwitch",
  "VMSwitch create switchPort",
  "VMSwitch create vNic",
  "TCPIP change compartment",
  "WinNAT create nat",
  "HNS change hnsNetwork",
  "Firewall create firewallRule",
  "Firewall create firewallRule",
  "dockerd create dockerNetwork",
];

/** An external switch takes an adapter over. Facts on HNS, 7.3, rows 1 to 6; Windows makes the uplink with the switch. */
const ADAPTER_IS_TAKEN = [
  "dockerd call hnsNetwork",
  "HNS call pNic",
  "VMSwitch create vSwitch",
  "VMSwitch change pNic",
  "VMSwitch create switchPort",
  "VMSwitch create switchPort",
  "VMSwitch create vNic",
  "TCPIP change compartment",
];

const CREATE = "docker call dockerNetwork";
const RUN = ["docker call container", "dockerd create container", "docker call container"];
const ENDPOINT_IS_MADE = ["dockerd call hnsEndpoint", "HNS create hnsEndpoint"];
const SYSTEM_IS_MADE = ["dockerd call hnsEndpoint", "dockerd call container", "HCS create compartment"];
const PLUGGED = [
  "VMSwitch create switchPort",
  "VMSwitch create vNic",
  "HNS change hnsEndpoint",
  "TCPIP change compartment",
];
const STARTED = ["Firewall call compartment", "HCS change container"];
const UNPLUGGED = [
  "TCPIP change compartment",
  "VMSwitch remove vNic",
  "VMSwitch remove switchPort",
  "HNS remove hnsEndpoint",
];
const NAT_IS_REMOVED = [
  "HNS remove hnsNetwork",
  "WinNAT remove nat",
  "TCPIP change compartment",
  "VMSwitch remove vNic",
  "VMSwitch remove switchPort",
  "VMSwitch remove vSwitch",
  "Firewall remove firewallRule",
  "Firewall remove firewallRule",
];

interface Row {
  readonly section: string;
  readonly os?: OsId;
  readonly before?: readonly string[];
  readonly line: string;
  readonly expected: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    section: "7.1",
    before: ["Stop-Service docker", "Get-HnsNetwork | Remove-HnsNetwork"],
    line: "Start-Service docker",
    expected: [
      "dockerd change host",
      "dockerd call hnsNetwork",
      "dockerd remove dockerNetwork",
      ...NAT_IS_BUILT,
    ],
  },
  {
    section: "7.2",
    line: "docker network create -d nat --subnet 192.168.50.0/24 --gateway 192.168.50.1 mynat",
    expected: [CREATE, ...NAT_IS_BUILT],
  },
  {
    section: "7.3",
    line: "docker network create -d transparent tr",
    expected: [
      CREATE,
      ...ADAPTER_IS_TAKEN,
      "HNS call vSwitch",
      "HNS create hnsNetwork",
      "dockerd create dockerNetwork",
    ],
  },
  {
    section: "7.4",
    line: "docker network create -d l2bridge --subnet 10.0.0.0/24 --gateway 10.0.0.1 l2",
    expected: [
      CREATE,
      ...ADAPTER_IS_TAKEN,
      "VFP call vSwitch",
      "HNS create hnsNetwork",
      "dockerd create dockerNetwork",
    ],
  },
  {
    section: "7.4, a second network on the same switch",
    before: ["docker network create -d l2bridge --subnet 10.0.0.0/24 --gateway 10.0.0.1 l2"],
    line: "docker network create -d l2bridge --subnet 10.0.1.0/24 --gateway 10.0.1.1 more",
    expected: [
      CREATE,
      "dockerd call hnsNetwork",
      "HNS call vSwitch",
      "HNS create hnsNetwork",
      "dockerd create dockerNetwork",
    ],
  },
  {
    section: "7.5",
    line: "docker network create -d l2tunnel --subnet 10.0.0.0/24 --gateway 10.0.0.1 l2",
    expected: [
      CREATE,
      ...ADAPTER_IS_TAKEN,
      "VFP call vSwitch",
      "HNS create hnsNetwork",
      "dockerd create dockerNetwork",
    ],
  },
  {
    section: "7.7 and 7.11, nat",
    line: `docker run -d --name web -p 8080:80 ${IMAGE}`,
    expected: [
      ...RUN,
      ...ENDPOINT_IS_MADE,
      "WinNAT create natMapping",
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      ...PLUGGED,
      ...STARTED,
      "dockerd create dnsResolver",
      "dockerd change dnsResolver",
    ],
  },
  {
    section: "7.7, Windows Server 2016",
    os: "ws2016",
    line: `docker run -d --name web ${IMAGE}`,
    expected: [
      ...RUN,
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      ...PLUGGED,
      "Firewall call compartment",
      "Firewall create firewallRule",
      "HCS change container",
      "dockerd create dnsResolver",
      "dockerd change dnsResolver",
    ],
  },
  {
    section: "7.8",
    line: `docker run -d --name hv --isolation=hyperv ${IMAGE}`,
    expected: [
      ...RUN,
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      ...PLUGGED,
      ...STARTED,
      "dockerd create dnsResolver",
      "dockerd change dnsResolver",
    ],
  },
  {
    section: "7.9, DHCP",
    before: ["docker network create -d transparent tr"],
    line: `docker run -d --name lan --network tr ${IMAGE}`,
    expected: [
      ...RUN,
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      ...PLUGGED,
      "TCPIP change device",
      "TCPIP change compartment",
      ...STARTED,
    ],
  },
  {
    section: "7.9, static",
    before: ["docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tr"],
    line: `docker run -d --name lan --network tr --ip 192.168.10.77 ${IMAGE}`,
    expected: [
      ...RUN,
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      ...PLUGGED,
      ...STARTED,
    ],
  },
  {
    section: "7.10 and 7.11, l2bridge",
    before: ["docker network create -d l2bridge --subnet 10.0.0.0/24 --gateway 10.0.0.1 l2"],
    line: `docker run -d --name lb --network l2 -p 8080:80 ${IMAGE}`,
    expected: [
      ...RUN,
      "dockerd change compartment",
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      ...SYSTEM_IS_MADE,
      "VMSwitch create switchPort",
      "VFP change switchPort",
      ...PLUGGED.slice(1),
      ...STARTED,
    ],
  },
  {
    section: "7.12, stop",
    before: [`docker run -d --name web -p 8080:80 ${IMAGE}`],
    line: "docker stop web",
    expected: [
      "docker call container",
      "HCS call container",
      "dockerd call hnsEndpoint",
      "WinNAT remove natMapping",
      ...UNPLUGGED,
      "HCS remove compartment",
      "dockerd change dnsResolver",
      "dockerd change container",
    ],
  },
  {
    section: "7.12, rm",
    before: [`docker run -d --name web -p 8080:80 ${IMAGE}`, "docker stop web"],
    line: "docker rm web",
    expected: ["docker call container", "dockerd remove container"],
  },
  {
    section: "7.13, nat",
    before: ["docker network create -d nat mynat"],
    line: "docker network rm mynat",
    expected: ["docker call dockerNetwork", ...NAT_IS_REMOVED, "dockerd remove dockerNetwork"],
  },
  {
    section: "7.13, external",
    before: ["docker network create -d transparent tr"],
    line: "docker network rm tr",
    expected: [
      "docker call dockerNetwork",
      "HNS remove hnsNetwork",
      "TCPIP change compartment",
      "VMSwitch remove vNic",
      "VMSwitch remove switchPort",
      "VMSwitch remove switchPort",
      "VMSwitch change pNic",
      "VMSwitch remove vSwitch",
      "dockerd remove dockerNetwork",
    ],
  },
  {
    section: "7.14, from Windows Server 2019 on",
    line: "Restart-Computer",
    expected: [
      "Windows change host",
      "dockerd change host",
      ...NAT_IS_REMOVED,
      "HNS change host",
      "dockerd change host",
      "dockerd call hnsNetwork",
      "dockerd remove dockerNetwork",
      ...NAT_IS_BUILT,
    ],
  },
  {
    section: "7.14, Windows Server 2016",
    os: "ws2016",
    line: "Restart-Computer",
    expected: [
      "Windows change host",
      "dockerd change host",
      "HNS change host",
      "dockerd change host",
      "dockerd call hnsNetwork",
    ],
  },
  {
    section: "7.15",
    before: ["New-VMSwitch -Name CORP -NetAdapterName Ethernet"],
    line: "Restart-Service hns; Restart-Service docker",
    expected: [
      "HNS change host",
      "HNS change host",
      "HNS change vSwitch",
      "HNS create hnsNetwork",
      "dockerd change host",
      "dockerd change host",
      "dockerd call hnsNetwork",
      "dockerd create dockerNetwork",
    ],
  },
  { section: "7.16", line: "Restart-Service hns", expected: ["HNS change host", "HNS change host"] },
  {
    section: "7.19, connect",
    before: ["docker network create -d nat mynat", `docker run -d --name web ${IMAGE}`],
    line: "docker network connect mynat web",
    expected: [
      "docker call container",
      ...ENDPOINT_IS_MADE,
      "HNS call hnsEndpoint",
      "dockerd call hnsEndpoint",
      ...PLUGGED,
      "dockerd change container",
      "dockerd create dnsResolver",
      "dockerd change dnsResolver",
    ],
  },
  {
    section: "7.19, disconnect",
    before: [
      "docker network create -d nat mynat",
      `docker run -d --name web ${IMAGE}`,
      "docker network connect mynat web",
    ],
    line: "docker network disconnect mynat web",
    expected: [
      "docker call container",
      "dockerd call hnsEndpoint",
      ...UNPLUGGED,
      "dockerd change dnsResolver",
      "dockerd change container",
    ],
  },
  {
    section: "7.20",
    before: [`docker run -d --name web ${IMAGE}`],
    line: `docker run -d --name twin --network container:web ${IMAGE}`,
    expected: [...RUN, "HNS change hnsEndpoint", "HCS change compartment", "HCS change container"],
  },
];

test.each(ROWS)("facts on HNS, $section: $line", ({ os = "ws2022", before = [], line, expected }) => {
  const { events, output } = execute(boxOf(os, ...before), "box", line);
  expect(output.stderr).toBe("");
  expect(steps(events)).toEqual(expected);
});

test.each(ROWS)(
  "the events of $line, folded one by one, make the next World",
  ({ os = "ws2022", before = [], line }) => {
    const world = boxOf(os, ...before);
    const { events, world: after } = execute(world, "box", line);
    expect(events.reduce(evolve, world)).toEqual(after);
  },
);

test.each(ROWS)(
  "each step of $line tells a learner why, and how to see it",
  ({ os = "ws2022", before = [], line }) => {
    const world = boxOf(os, ...before);
    const { events } = execute(world, "box", line);
    let now = world;
    for (const event of events) {
      now = evolve(now, event);
      expect(event.why).toMatch(/^\S[^\n]*\.$/);
      if (event.show === undefined) continue;
      expect([event.show, execute(now, "box", event.show).output.stderr]).toEqual([
        event.show,
        expect.not.stringContaining("is not recognized"),
      ]);
    }
  },
);
