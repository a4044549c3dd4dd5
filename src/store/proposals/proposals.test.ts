import { describe, expect, test } from "vitest";
import { defaultLab, execute, type World } from "#engine";
import { addContainer } from "./add-container.ts";
import { addClient, addHost } from "./add-machine.ts";
import { addNetwork, DRIVERS } from "./add-network.ts";
import { freeName, type Proposal, quoted } from "./proposal.ts";

const ADAPTER = "-o com.docker.network.windowsshim.interface=";

function linesOf(proposal: Proposal): readonly string[] {
  return proposal.ok ? proposal.lines.map(({ text }) => text) : [proposal.why];
}

/** The lab after the proposal's lines; throws when one of them is refused. */
function perform(world: World, proposal: Proposal): World {
  if (!proposal.ok) throw new Error(proposal.why);
  return proposal.lines.reduce((before, { machine, text }) => {
    const { world: after, exitCode, output } = execute(before, machine, text);
    if (exitCode !== 0) throw new Error(`${text}: ${output.stderr}`);
    return after;
  }, world);
}

test.each([
  { taken: [], name: "web" },
  { taken: ["web"], name: "web2" },
  { taken: ["web", "web2", "web4"], name: "web3" },
])("beside $taken the free name is $name", ({ taken, name }) => {
  expect(freeName("web", taken)).toBe(name);
});

test.each([
  { word: "Ethernet", text: "Ethernet" },
  { word: "Ethernet 2", text: '"Ethernet 2"' },
  { word: 'a"b', text: '"a`"b"' },
])("$word is typed as $text", ({ word, text }) => {
  expect(quoted(word)).toBe(text);
});

describe("in the default lab", () => {
  const lab = defaultLab();

  test("the first container publishes a port, the next has another name and none", () => {
    const first = addContainer(lab, "win-01");
    expect(linesOf(first)).toEqual([
      "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis",
    ]);
    expect(linesOf(addContainer(perform(lab, first), "win-01"))).toEqual([
      "docker run -d --name web2 mcr.microsoft.com/windows/servercore/iis",
    ]);
  });

  test("transparent takes the adapter that carries no address of the host", () => {
    expect(linesOf(addNetwork(lab, "win-01", "transparent"))).toEqual([
      `docker network create -d transparent ${ADAPTER}"Ethernet 2" corp`,
    ]);
  });

  test("l2bridge stands on the adapter with the host's address, with its LAN's subnet and router", () => {
    expect(linesOf(addNetwork(lab, "win-01", "l2bridge"))).toEqual([
      `docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 ${ADAPTER}Ethernet bridge`,
    ]);
  });

  test("overlay starts a swarm first", () => {
    expect(linesOf(addNetwork(lab, "win-01", "overlay"))).toEqual([
      "docker swarm init --advertise-addr 192.168.10.21 --listen-addr 192.168.10.21:2377",
      "docker network create -d overlay --attachable shop",
    ]);
  });

  test("l2tunnel says that it needs an Azure host", () => {
    expect(linesOf(addNetwork(lab, "win-01", "l2tunnel"))).toEqual([
      "l2tunnel needs an Azure host: win-01 is a physical machine.",
    ]);
  });

  test("without a free adapter transparent says who has them", () => {
    const once = perform(lab, addNetwork(lab, "win-01", "transparent"));
    const twice = perform(once, addNetwork(once, "win-01", "transparent"));
    expect(linesOf(addNetwork(twice, "win-01", "transparent"))[0]).toMatch(
      /^Every adapter of win-01 is taken: /,
    );
  });

  test.each(DRIVERS.filter((driver) => driver !== "l2tunnel" && driver !== "overlay"))(
    "the lines for %s are accepted by Docker, and a container on it runs",
    (driver) => {
      const added = addNetwork(lab, "win-01", driver);
      const world = perform(lab, added);
      const container = addContainer(world, "win-01", { network: added.ok ? added.name : null });
      expect(() => perform(world, container)).not.toThrow();
    },
  );

  test("hosts and clients get the next name and a free address", () => {
    const host = addHost(lab);
    expect(linesOf(host)).toEqual(["lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24"]);
    const client = addClient(lab);
    expect(linesOf(client)).toEqual(["lab client add laptop2 --ip 192.168.10.51/24"]);
    expect(() => perform(perform(lab, host), client)).not.toThrow();
  });
});
