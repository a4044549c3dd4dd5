import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "./default-lab.ts";

const USAGE_HOST = "Usage: lab host add NAME [options]";

test.each([
  ["lab hosts", 'lab: there is no "lab hosts"', "lab --help lists what there is."],
  ["lab host", 'lab: there is no "lab host"', "There is: lab host add, lab host set, lab host rm."],
  ["lab host add", "lab: lab host add: NAME is missing: the new name", USAGE_HOST],
  ["lab host add a b", 'lab: lab host add: "b" is one word too many', USAGE_HOST],
  [
    "lab host add a --oss ws2022",
    "lab: lab host add: there is no option --oss; did you mean --os?",
    USAGE_HOST,
  ],
  [
    "lab host add a --os ws2020",
    "lab: lab host add: --os ws2020: expected one of ws2016, ws1709, ws1803, ws2019, ws2022, ws2025, win10, win11",
    USAGE_HOST,
  ],
  ["lab host add a --os", "lab: lab host add: --os needs a value: one of", USAGE_HOST],
  ["lab host add a --os ws2019 --os ws2022", "lab: lab host add: --os is given twice", USAGE_HOST],
  [
    "lab host add a --gateway 10.0.0.1",
    "lab: lab host add: --gateway describes --nic: write it after --nic",
    USAGE_HOST,
  ],
  [
    "lab host add a --nic Ethernet=10.0.0.300/24",
    "lab: lab host add: --nic Ethernet=10.0.0.300/24: expected",
    USAGE_HOST,
  ],
  ["lab host add win-01", 'lab: there is a machine "win-01" already', "Choose another name."],
  ["lab host add LAPTOP", 'lab: there is a machine "laptop" already', "Choose another name."],
  [
    "lab host add a --mac-spoofing on",
    "lab: --mac-spoofing is a setting of a Hyper-V VM; this host is physical",
    "Leave it out, or add --platform hyperv-vm.",
  ],
  [
    "lab host add a --nic Ethernet=10.0.0.1/24 --segment DMZ",
    'lab: there is no network "DMZ" (known: LAN, Internet)',
    "Create it first: lab segment add DMZ",
  ],
  [
    "lab host add a --platform azure-vm --nic Ethernet=10.0.0.1/24",
    "lab: an Azure VM needs an Azure network",
    "Create it first: lab azure add vnet1",
  ],
  ["lab host rm win-09", 'lab: there is no host "win-09"', "Hosts of this lab: win-01."],
  ["lab host rm laptop", "lab: laptop is not a container host", "Hosts of this lab: win-01."],
  ["lab host set win-01", "lab: nothing to change", "Name a setting; lab host set --help lists them."],
  ["lab nic rm win-01 Ethernet9", 'lab: win-01 has no adapter "Ethernet9"', "It has: Ethernet, Ethernet 2."],
  [
    "lab nic add win-01 ethernet",
    'lab: win-01 has an adapter "ethernet" already',
    "Change it with lab nic set",
  ],
  ["lab segment add lan", 'lab: there is a network "lan" already', "Choose another name."],
  [
    "lab segment rm LAN",
    "lab: LAN is in use by win-01, gateway, dns, dhcp, laptop",
    "Remove or unplug them first",
  ],
  ["lab router add r", "lab: r has no interface", "Give it one: --if 192.168.10.1/24"],
  [
    "lab route add laptop 10.0.0.0/8 10.0.0.1",
    'lab: there is no router "laptop"',
    "Add one first: lab router add",
  ],
  ["lab route rm gateway 10.0.0.0/8", "lab: gateway has no such route", "Look at its routes on the canvas."],
  ["lab dhcp add d", "lab: a DHCP server needs a pool", "Write it: --pool"],
  [
    "lab dhcp add d --ip 10.0.0.2/24 --pool 10.1.0.5-10.1.0.9",
    "lab: --pool 10.1.0.5-10.1.0.9 is not inside the server's subnet 10.0.0.0/24",
    "A DHCP server leases addresses of its own subnet",
  ],
  ["lab client add c", "lab: c needs an address", "Write it: --ip 192.168.10.50/24"],
  [
    "lab internet add i --ip 10.0.0.1",
    "lab: 10.0.0.1 is a private address: the Internet does not route it",
    "Write a public one",
  ],
  ["lab azure set none --ip-forwarding on", 'lab: there is no Azure network "none"', "Create it first"],
  [
    "lab filter add f win-01 win-02 --deny udp/4789",
    'lab: there is no host "win-02"',
    "Hosts of this lab: win-01.",
  ],
  [
    "lab filter add f win-01 win-01 --deny udp/4789",
    "lab: win-01 is both sides",
    "Name two different hosts.",
  ],
  ["lab listen win-01/web tcp/80", 'lab: win-01 has no container "web"', "win-01 has no containers yet"],
  ["lab listen nobody tcp/80", 'lab: there is no machine "nobody"', "Hosts of this lab: win-01."],
  [
    "lab listen laptop tcp/99999",
    'lab: lab listen: PORT "tcp/99999": expected a protocol and a port',
    "Usage: lab listen",
  ],
  ["lab unlisten laptop tcp/80", "lab: laptop listens on no port: nothing to change", "Choose another port."],
  ["lab trace laptop win-01 tcp", "lab: tcp needs a port", "Write tcp/80, for example."],
  ["lab preset nothing", 'lab: there is no preset "nothing"', "There is: default, nat-publish"],
])("%s is refused, says what to do and changes nothing", (line, message, hint) => {
  const world = defaultLab();
  const { output, exitCode, changed, events, notes, world: next } = execute(world, "win-01", line);
  const [first = "", second = ""] = output.stderr.split("\n");
  expect([first.slice(0, message.length), second.slice(0, hint.length)]).toEqual([message, hint]);
  expect({ exitCode, changed, stdout: output.stdout, events }).toEqual({
    exitCode: 1,
    changed: false,
    stdout: "",
    events: [],
  });
  expect(next).toBe(world);
  expect(notes).toHaveLength(1);
});

test("a machine with an address that another has is added, with a warning", () => {
  const { exitCode, notes } = execute(defaultLab(), "win-01", "lab client add twin --ip 192.168.10.50/24");
  expect(exitCode).toBe(0);
  expect(notes).toMatchObject([{ kind: "warning", code: "lab.address.duplicate" }]);
});
