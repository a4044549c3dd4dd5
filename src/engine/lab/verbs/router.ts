import { formatIp } from "../../lib/ipv4.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { Device, DeviceNic } from "../../model/physical.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { prefixOf } from "../../tcpip/routes.ts";
import { adapterOptions } from "../adapter-options.ts";
import { addDevice, BARE_DEVICE, newDeviceName, putDevice, removeDeviceVerb } from "../device.ts";
import { type Arguments, type Done, done, type Operand, type Option, type Verb } from "../grammar.ts";
import { adapterMac } from "../mac.ts";
import { deviceNames, findDevice, NEW_NAME } from "../names.ts";
import { choosePlug, ensureInternet, INTERNET } from "../plug.ts";
import { refuse } from "../refuse.ts";
import { ADDRESS, type Address, type Assignment, assignment, CIDR, IP, name, ON_OFF } from "../values.ts";

const INTERFACE: Option<Address> = {
  flag: "--if",
  type: ADDRESS,
  count: "repeat",
  after: null,
  help: "an interface with its address; the indented options that follow describe it",
};
const { mac, segment, vnet, port, vlan, allowed } = adapterOptions("--if");
const NAT_FOR: Option<string> = {
  flag: "--nat-for",
  type: CIDR,
  count: "list",
  after: null,
  help: "sources that it translates on the way to the Internet; by default all its subnets",
};
const ROUTE: Option<Assignment<string>> = {
  flag: "--route",
  type: assignment("CIDR", IP),
  count: "list",
  after: null,
  help: "static routes, such as 10.244.1.0/24=192.168.10.21",
};
const USES_INTERNET: Option<boolean> = {
  flag: "--internet",
  type: ON_OFF,
  count: "once",
  after: null,
  help: "connected to the Internet; on by default",
};
const ROUTER: Operand<string> = {
  name: "ROUTER",
  type: name("ROUTER", deviceNames),
  count: "one",
  help: "a router of the lab",
};
const PREFIX: Operand<string> = { name: "CIDR", type: CIDR, count: "one", help: "destination prefix" };
const NEXT_HOP: Operand<string> = {
  name: "NEXTHOP",
  type: IP,
  count: "one",
  help: "address of the next router",
};

export const routerAdd: Verb = {
  path: ["router", "add"],
  summary: "Adds a router with its interfaces; it forwards between them and, translated, to the Internet.",
  operands: [NEW_NAME],
  options: [INTERFACE, mac, segment, vnet, port, vlan, allowed, NAT_FOR, ROUTE, USES_INTERNET],
  examples: [
    "lab router add gateway --if 192.168.10.1/24",
    "lab router add core --if 192.168.1.1/24 --vlan 1 --if 10.20.0.1/24 --vlan 20 --route 10.244.1.0/24=192.168.1.10",
  ],
  run: addRouter,
};

export const routerRm = removeDeviceVerb("router", "a router", (device) => device.kind === "router");

export const routeAdd: Verb = {
  path: ["route", "add"],
  summary: "Gives a router a static route.",
  operands: [ROUTER, PREFIX, NEXT_HOP],
  options: [],
  examples: ["lab route add gateway 10.244.1.0/24 192.168.10.21"],
  run(tx, args) {
    const prefix = args.one(PREFIX);
    return changeRoutes(tx, args, (routes) => [
      ...routes.filter((route) => route.prefix !== prefix),
      { prefix, nextHop: args.one(NEXT_HOP) },
    ]);
  },
};

export const routeRm: Verb = {
  path: ["route", "rm"],
  summary: "Takes a static route from a router.",
  operands: [ROUTER, PREFIX],
  options: [],
  examples: ["lab route rm gateway 10.244.1.0/24"],
  run: (tx, args) =>
    changeRoutes(tx, args, (routes) => routes.filter((route) => route.prefix !== args.one(PREFIX))),
};

function addRouter(tx: Transaction, args: Arguments): Result<Done, Refusal> {
  const machine = newDeviceName(args);
  const inside: DeviceNic[] = [];
  for (const [index, { value, args: about }] of args.groups(INTERFACE).entries()) {
    const plug = choosePlug(tx, about, { segment, vnet, port, vlan, allowed }, null, false);
    if (!plug.ok) return plug;
    const title = `Interface ${index + 1}`;
    const address = about.get(mac) ?? adapterMac("device", machine, title);
    inside.push({ name: title, mac: address, ...value, gateway: null, plug: plug.value });
  }
  if (inside.length === 0) {
    return refuse("router.interfaces", `${machine} has no interface`, "Give it one: --if 192.168.10.1/24");
  }
  const subnets = inside.map(({ ip, prefixLength }) => prefixOf(ip, prefixLength));
  const routes = args.all(ROUTE).map(({ name: prefix, value }) => ({ prefix, nextHop: value }));
  const bad = routes.find(({ prefix }) => CIDR.parse(prefix) === null);
  if (bad)
    return refuse("router.route", `--route ${bad.prefix}: expected ${CIDR.expects}`, "Write CIDR=NEXTHOP.");
  const outside = (args.get(USES_INTERNET) ?? true) ? [internetNic(tx, machine)] : [];
  const router: Device = {
    ...BARE_DEVICE,
    name: machine,
    kind: "router",
    nics: [...inside, ...outside],
    routes,
    forwards: true,
    natFor: args.has(NAT_FOR) ? args.all(NAT_FOR) : subnets,
  };
  return addDevice(
    tx,
    router,
    `${machine} routes between ${[...subnets, ...outside.map(() => INTERNET)].join(", ")}.`,
  );
}

/** The side towards the Internet: a public address, and the provider's router as the way out. */
function internetNic(tx: Transaction, machine: string): DeviceNic {
  ensureInternet(tx);
  const routers = tx.world.devices.filter((device) => device.kind === "router").length;
  const base = PROVIDER_NETWORK + routers * 4;
  return {
    name: "Internet",
    mac: adapterMac("device", machine, "Internet"),
    ip: formatIp(base + 2),
    prefixLength: 30,
    gateway: formatIp(base + 1),
    plug: { kind: "segment", segment: INTERNET, mode: "access", vlan: 1, allowed: [] },
  };
}

/** 198.51.100.0, a documentation range: routers get a /30 of it each. Source: RFC 5737. */
const PROVIDER_NETWORK = 0xc6336400;

function changeRoutes(
  tx: Transaction,
  args: Arguments,
  change: (routes: Device["routes"]) => Device["routes"],
): Result<Done, Refusal> {
  const typed = args.one(ROUTER);
  const router = findDevice(tx.world, typed);
  if (!router?.forwards) {
    return refuse(
      "router.unknown",
      `there is no router "${typed}"`,
      "Add one first: lab router add gateway --if 192.168.10.1/24",
    );
  }
  const routes = change(router.routes);
  if (routes.length === router.routes.length && routes.every((route, at) => route === router.routes[at])) {
    return refuse("router.no-route", `${router.name} has no such route`, "Look at its routes on the canvas.");
  }
  const list = routes.map(({ prefix, nextHop }) => `${prefix} by ${nextHop}`).join(", ") || "none";
  putDevice(tx, { ...router, routes }, `Static routes of ${router.name} are now: ${list}.`);
  return ok(done(`${router.name}: ${list}`));
}
