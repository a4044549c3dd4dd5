import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { boxOf, printed } from "../test-box.ts";

const OPTION = "com.docker.network.windowsshim.interface";
const ON = (adapter: string) => `-o "${OPTION}=${adapter}"`;
const TRANSPARENT = "docker network create -d transparent";
const L2 = "docker network create -d l2bridge --subnet 10.0.0.0/24";

const INCORRECT = "The parameter is incorrect. (0x57)";
const NOT_FOUND = "An adapter was not found. (0x803b0006)";

test.each([
  ["R1", [`${TRANSPARENT} ${ON("Ethernet")} first`], `${TRANSPARENT} ${ON("Ethernet")} x`, INCORRECT],
  ["R2", [`${TRANSPARENT} ${ON("Ethernet")} first`], `${L2} ${ON("Ethernet")} x`, NOT_FOUND],
  ["R2", [`${L2} ${ON("Ethernet")} first`], `${TRANSPARENT} ${ON("Ethernet")} x`, INCORRECT],
  ["R3", [], `${L2} ${ON("Nope")} x`, NOT_FOUND],
  ["R4", [`${TRANSPARENT} first`], `${TRANSPARENT} ${ON("vEthernet (Ethernet)")} x`, INCORRECT],
  ["R4", [`${TRANSPARENT} first`], `${L2} ${ON("vEthernet (Ethernet)")} x`, INCORRECT],
  [
    "R9",
    [],
    "docker network create -d nat -o com.docker.network.windowsshim.networkname=nat x",
    "A network with this name already exists. (0x803b0010)",
  ],
  ["R8", [], "docker network create -d nat --subnet 192.168.10.0/24 x", INCORRECT],
  ["R23", [], `${TRANSPARENT} ${ON("Ethernet 2,Nope")} x`, INCORRECT],
  [
    "R23",
    [`${TRANSPARENT} ${ON("Ethernet 2")} first`],
    `${TRANSPARENT} ${ON("Ethernet 2,Ethernet 3")} x`,
    INCORRECT,
  ],
])("facts on HNS, 8.3, %s: after %j, %s", (_rule, before, line, text) => {
  const { output, exitCode } = execute(boxOf("ws2022", ...before), "box", line);
  expect([output.stderr, exitCode]).toEqual([
    `Error response from daemon: failed during hnsCallRawResponse: hnsCall failed in Win32: ${text}\n`,
    1,
  ]);
});

test("facts on HNS, 8.3, R2: networks of one kind share the adapter, its switch and its layer", () => {
  const world = boxOf(
    "ws2022",
    `${L2} ${ON("Ethernet")} first`,
    `${L2.replace("10.0.0", "10.0.1")} ${ON("Ethernet")} more`,
  );
  expect(printed(world, "(Get-VMSwitch -SwitchType External | measure).Count")).toBe("1\n");
  const gone = execute(world, "box", "docker network rm first").world;
  expect(printed(gone, "(Get-NetIPAddress 192.168.10.31).InterfaceAlias")).toBe("vEthernet (Ethernet)\n");
  const free = execute(gone, "box", "docker network rm more").world;
  expect(printed(free, "(Get-NetIPAddress 192.168.10.31).InterfaceAlias")).toBe("Ethernet\n");
  expect(printed(free, "Get-VMSwitch -SwitchType External")).toBe("");
});

test("facts on HNS, 7.3 and R23: a comma between adapters makes a SET team", () => {
  const world = boxOf("ws2022", `${TRANSPARENT} ${ON("Ethernet 2,Ethernet 3")} team`);
  expect(printed(world, "(Get-VMSwitch -SwitchType External).NetAdapterInterfaceDescription")).toBe(
    "Teamed-Interface\n",
  );
  expect(printed(world, "(Get-NetIPAddress 192.168.10.31).InterfaceAlias")).toBe("Ethernet\n");
  expect(printed(world, "(Get-HnsNetwork | ? Type -eq transparent).NetworkAdapterName")).toBe(
    "Ethernet 2, Ethernet 3\n",
  );
});

test("facts on HNS, 7.3: without a name HNS takes the next adapter that no switch owns", () => {
  const world = boxOf("ws2022", `${TRANSPARENT} first`, `${TRANSPARENT} second`, `${TRANSPARENT} third`);
  expect(printed(world, "Get-HnsNetwork | ? Type -eq transparent | % NetworkAdapterName")).toBe(
    "Ethernet\nEthernet 2\nEthernet 3\n",
  );
  expect(execute(world, "box", `${TRANSPARENT} fourth`).output.stderr).toContain(INCORRECT);
});
