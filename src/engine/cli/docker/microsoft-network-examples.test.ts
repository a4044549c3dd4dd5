import { describe, expect, test } from "vitest";
import type { World } from "../../model/world.ts";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const SHIM = "com.docker.network.windowsshim";
const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const ONE_ARGUMENT = "docker: 'docker network create' requires 1 argument\n";

/** A host whose only adapter is free. */
const oneAdapter = labAfter('lab nic rm win-01 "Ethernet 2"');

/** The World after the lines, each of which must succeed. */
function after(world: World, ...lines: readonly string[]): World {
  return lines.reduce((now, line) => {
    const done = type(now, line);
    expect([line, done.output.stderr]).toEqual([line, ""]);
    return done.world;
  }, world);
}

const hnsOf = (world: World, network: string) => {
  const [host] = world.hosts.toArray();
  const docker = host?.dockerNetworks.find(({ name }) => name === network);
  return host?.hnsNetworks.toArray().find(({ id }) => id === docker?.hnsNetworkId);
};

describe("network drivers (commands of Microsoft's pages, rows 1 to 4)", () => {
  test("row 1: nat makes an internal vSwitch and a WinNAT prefix", () => {
    const world = after(labAfter(), 'docker network create -d "nat" --subnet "10.244.0.0/24" my_nat');
    const id = stdoutOf(world, "docker network inspect -f '{{.Id}}' my_nat").trim();
    expect(stdoutOf(world, "Get-VMSwitch")).toMatch(new RegExp(`^${id} Internal`, "m"));
    expect(stdoutOf(world, "Get-NetNat")).toMatch(/^InternalIPInterfaceAddressPrefix : 10\.244\.0\.0\/24$/m);
  });

  test.each([
    { row: 2, driver: "transparent", name: "my_transparent" },
    { row: 4, driver: "l2bridge", name: "my_l2bridge" },
  ])("row $row: $driver with VLAN 7 and a name server", ({ driver, name }) => {
    const world = after(
      oneAdapter,
      `docker network create -d "${driver}" --subnet 10.244.0.0/24 --gateway 10.244.0.1 -o ${SHIM}.vlanid=7 -o ${SHIM}.dnsservers="10.244.0.7" ${name}`,
    );
    expect(hnsOf(world, name)).toMatchObject({
      type: driver,
      policies: [{ Type: "VLAN", VLAN: 7 }],
      dnsServers: ["10.244.0.7"],
      subnets: [{ prefix: "10.244.0.0/24", gateway: "10.244.0.1" }],
    });
    expect(stdoutOf(world, "Get-VMSwitch")).toMatch(/ External +Intel/);
  });

  const overlay = `docker network create -d "overlay" --attachable --subnet "10.244.0.0/24" -o ${SHIM}.dnsservers="168.63.129.16" -o com.docker.network.driver.overlay.vxlanid_list="4096" my_overlay`;

  test("row 3: the overlay needs a manager; its DNS option does nothing", () => {
    expect(stderrOf(oneAdapter, overlay)).toContain("This node is not a swarm manager.");
    const world = after(oneAdapter, "docker swarm init --advertise-addr=192.168.10.21");
    const created = type(world, overlay);
    expect(created.output.stdout).toMatch(/^[a-z0-9]{25}\n$/);
    expect(created.notes.map(({ text }) => text).join()).toContain(
      `${SHIM}.dnsservers, but it has no effect with the driver overlay`,
    );
  });
});

describe("advanced options (rows 5 to 11)", () => {
  const team = "TeamedNet";
  test("row 5: the quotes of the page leave a comma outside, so the client gets three names", () => {
    const line = `docker network create -d transparent -o ${SHIM}.interface="Ethernet 2", "Ethernet 3" ${team}`;
    const { output, exitCode, notes } = type(labAfter(), line);
    expect([output.stderr.startsWith(ONE_ARGUMENT), exitCode]).toEqual([true, 1]);
    const mended = `docker network create -d transparent -o '${SHIM}.interface=Ethernet 2,Ethernet 3' ${team}`;
    expect(notes[0]).toMatchObject({ code: "comma-makes-words", fix: mended });
  });

  test("row 5: with all of it in quotes it makes a team", () => {
    const world = after(
      labAfter('lab nic add win-01 "Ethernet 3"'),
      `docker network create -d transparent -o ${SHIM}.interface="Ethernet 2,Ethernet 3" ${team}`,
    );
    expect(stdoutOf(world, "Get-VMSwitch")).toMatch(/ External +Teamed-Interface/);
  });

  test("row 6: without a subnet DHCP decides, here in VLAN 11", () => {
    const world = after(
      oneAdapter,
      `docker network create -d transparent -o ${SHIM}.vlanid=11 MyTransparentNetwork`,
    );
    expect(hnsOf(world, "MyTransparentNetwork")?.policies).toEqual([{ Type: "VLAN", VLAN: 11 }]);
    expect(
      stdoutOf(world, "docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' MyTransparentNetwork"),
    ).toBe("0.0.0.0/0\n");
  });

  const OUTBOUND = `docker network create -d l2bridge -o ${SHIM}.enable_outboundnat=true`;
  const EXCEPTIONS = `-o ${SHIM}.outboundnat_exceptions=10.244.10.0/24`;

  test("row 7: without a subnet no container gets an address", () => {
    const world = after(oneAdapter, `${OUTBOUND} MyL2BridgeNetwork`);
    expect(stderrOf(world, `docker run -d --network MyL2BridgeNetwork ${RUNS}`)).toContain(
      "The network does not have a subnet for this endpoint. (0x803b0005)",
    );
  });

  test.each([
    { row: 7, options: "", exceptions: undefined },
    { row: 8, options: EXCEPTIONS, exceptions: ["10.244.10.0/24"] },
  ])("row $row: with a subnet the endpoints get OutBoundNAT", ({ options, exceptions }) => {
    const world = after(
      oneAdapter,
      `${OUTBOUND} ${options} --subnet 192.168.10.0/24 --gateway 192.168.10.1 MyL2BridgeNetwork`,
      `docker run -d --name app --network MyL2BridgeNetwork --ip 192.168.10.61 ${RUNS}`,
    );
    const policies = world.hosts
      .toArray()
      .flatMap(({ hnsEndpoints }) => hnsEndpoints.toArray())
      .flatMap((endpoint) => endpoint.policies);
    expect(policies).toContainEqual(
      expect.objectContaining({
        Type: "OutBoundNAT",
        ...(exceptions ? { ExceptionList: exceptions } : {}),
      }),
    );
  });

  test("row 8: the page forgot the network's name", () => {
    expect(stderrOf(oneAdapter, `${OUTBOUND} ${EXCEPTIONS}`).startsWith(ONE_ARGUMENT)).toBe(true);
  });

  test("row 9: the name in HNS is Docker's", () => {
    const world = after(
      oneAdapter,
      `docker network create -d transparent -o ${SHIM}.networkname=MyTransparentNetwork MyTransparentNetwork`,
    );
    expect(hnsOf(world, "MyTransparentNetwork")?.name).toBe("MyTransparentNetwork");
    expect(stdoutOf(world, "Get-VMSwitch")).toMatch(/^MyTransparentNetwork External/m);
  });

  test("row 10: bound to the adapter that is named", () => {
    const world = after(
      labAfter(),
      `docker network create -d transparent -o ${SHIM}.interface="Ethernet 2" TransparentNet2`,
    );
    expect(hnsOf(world, "TransparentNet2")?.networkAdapterName).toBe("Ethernet 2");
  });

  const DNS = `docker network create -d transparent -o ${SHIM}.dnssuffix=abc.com -o`;

  test("row 11: suffix and servers show in ipconfig /all of the containers, before those of DHCP", () => {
    const world = after(
      oneAdapter,
      `${DNS} "${SHIM}.dnsservers=4.4.4.4,8.8.8.8" MyTransparentNetwork`,
      `docker run -d --name c1 --network MyTransparentNetwork ${RUNS}`,
    );
    const shown = stdoutOf(world, "docker exec c1 ipconfig /all");
    expect(shown).toMatch(/Connection-specific DNS Suffix {2}\. : abc\.com/);
    expect(shown).toMatch(/DNS Servers[ .]+: 4\.4\.4\.4\n +8\.8\.8\.8\n/);
  });

  test("row 11, as the page prints it for PowerShell: the comma parts the two servers", () => {
    const line = `${DNS} ${SHIM}.dnsservers=4.4.4.4,8.8.8.8 MyTransparentNetwork`;
    expect(stderrOf(oneAdapter, line).startsWith(ONE_ARGUMENT)).toBe(true);
  });
});

describe("hosts and their adapters (rows 12 to 17)", () => {
  test("row 12: Get-NetAdapter", () => {
    expect(stdoutOf(labAfter(), "Get-NetAdapter")).toMatch(/^Ethernet 2 +Intel/m);
  });

  test("row 13: MAC spoofing lets the frames of a VM's containers pass", () => {
    const vm = labAfter("lab host add ContainerHostVM --platform hyperv-vm --nic Ethernet=192.168.10.50/24");
    const spoofing = (world: World) =>
      world.hosts.toArray().find(({ settings }) => settings.name === "ContainerHostVM")?.settings.macSpoofing;
    expect(spoofing(vm)).toBe(false);
    const line = "Get-VMNetworkAdapter -VMName ContainerHostVM | Set-VMNetworkAdapter -MacAddressSpoofing On";
    expect(spoofing(after(vm, line))).toBe(true);
  });

  test("row 14: a static address on the LAN's own prefix", () => {
    const world = after(
      oneAdapter,
      "docker network create -d transparent --subnet=10.123.174.0/23 --gateway=10.123.174.1 MyTransparentNet",
    );
    const run = type(
      world,
      "docker run -it --network=MyTransparentNet --ip=10.123.174.105 windowsservercore cmd",
    );
    expect([run.output.stderr, run.exitCode]).toEqual(["", 0]);
    expect(stdoutOf(run.world, "docker exec $(docker ps -lq) ipconfig")).toMatch(
      /IPv4 Address[ .]+: 10\.123\.174\.105\n +Subnet Mask[ .]+: 255\.255\.254\.0\n/,
    );
  });

  const BUSY = "hnsCall failed in Win32: The parameter is incorrect. (0x57)";

  test("row 15: a second transparent network finds no free adapter", () => {
    const world = after(oneAdapter, "docker network create -d transparent one");
    const second = type(world, "docker network create -d transparent two");
    expect(second.output.stderr).toContain(BUSY);
    expect(second.notes.map(({ code }) => code)).toEqual(["adapter-already-bound"]);
  });

  test("row 16: a switch made behind Docker's back is in the way, and then adopted", () => {
    const world = after(oneAdapter, "New-VMSwitch -Name CORP -NetAdapterName Ethernet");
    expect(stderrOf(world, "docker network create -d transparent x")).toContain(BUSY);
    const restarted = after(world, "Restart-Service hns", "Restart-Service docker");
    expect(stdoutOf(restarted, "docker network ls --format '{{.Name}} {{.Driver}}'")).toBe(
      "CORP transparent\nnat nat\nnone null\n",
    );
  });

  const ws2016 = labAfter(
    "lab reset; lab segment add LAN --subnet 192.168.10.0/24; lab host add win-01 --os ws2016 --nat-prefix 172.16.0.0/16 --nic Ethernet=192.168.10.21/24",
  );
  const CUSTOM = "docker network create -d nat --subnet=172.16";

  test("row 17: on Windows Server 2016 nat networks are parts of one prefix", () => {
    expect(stdoutOf(ws2016, "Get-NetNat")).toContain("172.16.0.0/16");
    const world = after(ws2016, `${CUSTOM}.1.0/24 --gateway=172.16.1.1 CustomNat1`);
    expect(stderrOf(world, `${CUSTOM}.2.0/24 --gateway=172.16.1.1 CustomNat2`)).toBe(
      "no matching subnet for gateway 172.16.1.1\n",
    );
    const mended = after(world, `${CUSTOM}.2.0/24 --gateway=172.16.2.1 CustomNat2`);
    expect(stdoutOf(mended, "Get-NetNat").match(/InternalIPInterfaceAddressPrefix/g)).toHaveLength(1);
  });
});

describe("isolation and architecture (rows 25 to 27)", () => {
  test("row 25: a compartment for each namespace, and the default one", () => {
    const world = labAfter(`docker run -d --name one ${RUNS}`, `docker run -d --name two ${RUNS}`);
    const shown = stdoutOf(world, "Get-NetCompartment");
    expect(shown.match(/^CompartmentId +: \d+$/gm)).toHaveLength(3);
    expect(shown).toContain("CompartmentDescription : Default Compartment");
  });

  test("row 26: what the host had before Docker, and what Docker made", () => {
    const world = after(
      oneAdapter,
      "New-VMSwitch -Name CORP -NetAdapterName Ethernet",
      "Restart-Service hns",
      "Restart-Service docker",
    );
    expect(stdoutOf(world, "docker network ls --format '{{.Name}} {{.Driver}}'")).toContain(
      "CORP transparent\n",
    );
    expect(stdoutOf(world, "Get-VMSwitch")).toMatch(/^nat +Internal[\s\S]*^CORP +External/m);
  });

  const IPAM = "this request is not supported by the 'windows' ipam driver";
  test.each([
    {
      line: "docker run --ip6 2001:db8::5 img",
      text: "no configured subnet contains IP address 2001:db8::5",
      fix: "docker run img",
    },
    {
      line: "docker network create -d nat --subnet 10.1.0.0/24 --ip-range 10.1.0.128/25 n",
      text: IPAM,
      fix: "docker network create -d nat --subnet 10.1.0.0/24 n",
    },
    {
      line: "docker network create -d nat --ipam-driver foo n",
      text: "could not find plugin foo in v1 plugin registry: plugin not found",
      fix: "docker network create -d nat n",
    },
    { line: "docker network create -d nat --ipv6 n", text: IPAM, fix: "docker network create -d nat n" },
  ])("row 27: $line is refused; the note has a line that works", ({ line, text, fix }) => {
    const { output, notes } = type(labAfter(), line);
    expect(output.stderr).toContain(text);
    expect(notes.map((note) => note.fix)).toEqual([fix]);
    expect(type(labAfter(), fix).exitCode).toBe(0);
  });

  test.each([
    { line: "docker run -d --dns-option ndots:1 img", option: "--dns-option" },
    {
      line: "docker network create -d nat --subnet 10.1.0.0/24 --aux-address a=10.1.0.9 n",
      option: "--aux-address",
    },
    { line: "docker network create -d nat --internal n", option: "--internal" },
    { line: "docker network create -d nat --ipam-opt k=v n", option: "--ipam-opt" },
    { line: "docker network create -d nat --opt encrypted n", option: "encrypted" },
  ])("row 27: $line works without effect, which a note says", ({ line, option }) => {
    const { output, exitCode, notes } = type(labAfter(), line);
    expect([output.stderr, exitCode]).toEqual(["", 0]);
    expect(notes.filter(({ code }) => code === "option-ignored").map(({ text }) => text)).toEqual([
      expect.stringContaining(option),
    ]);
  });
});
