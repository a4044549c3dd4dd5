import { ok, type Result } from "../../lib/result.ts";
import type { Container, Listener } from "../../model/docker.ts";
import type { HostName } from "../../model/ids.ts";
import type { Device } from "../../model/physical.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { HOST_COMPARTMENT } from "../../model/world.ts";
import { compartmentOf } from "../../tcpip/compartment.ts";
import { withSocketsOf } from "../../tcpip/sockets.ts";
import { putDevice } from "../device.ts";
import { type Arguments, type Done, done, type Operand, type Option, type Verb } from "../grammar.ts";
import { placeNames } from "../names.ts";
import { type Party, partyOf } from "../place.ts";
import { refuse } from "../refuse.ts";
import { IP, name, SERVER_PORT, type ServerPort, text } from "../values.ts";

const WHO: Operand<string> = {
  name: "WHO",
  type: text("WHO", placeNames),
  count: "one",
  help: "a host, another machine, or HOST/CONTAINER",
};
const PORTS: Operand<ServerPort> = {
  name: "PORT",
  type: SERVER_PORT,
  count: "many",
  help: "ports such as tcp/80",
};
const BIND: Option<string> = {
  flag: "--bind",
  type: IP,
  count: "once",
  after: null,
  help: "address that it listens on; 127.0.0.1 is reached from inside only; 0.0.0.0, every address, by default",
};
const PROCESS: Option<string> = {
  flag: "--process",
  type: name("NAME"),
  count: "once",
  after: null,
  help: "name of the server's process; server by default",
};

export const listen: Verb = {
  path: ["listen"],
  summary: "Starts a server that listens on ports of a container, a host or another machine.",
  operands: [WHO, PORTS],
  options: [BIND, PROCESS],
  examples: ["lab listen win-01/web tcp/8080", "lab listen win-01 tcp/1433 --process sqlservr"],
  run(tx, args) {
    const address = args.get(BIND) ?? "0.0.0.0";
    const process = args.get(PROCESS) ?? "server";
    return change(tx, args, (had) => {
      const added = args
        .many(PORTS)
        .filter((port) => !had.some((one) => isSame(one, port) && one.address === address))
        .map((port): Listener => ({ ...port, address, process }));
      return [...had, ...added];
    });
  },
};

export const unlisten: Verb = {
  path: ["unlisten"],
  summary: "Stops servers that listen on ports.",
  operands: [WHO, PORTS],
  options: [],
  examples: ["lab unlisten win-01/web tcp/80"],
  run(tx, args) {
    return change(tx, args, (had) =>
      had.filter((one) => !args.many(PORTS).some((port) => isSame(one, port))),
    );
  },
};

function change(
  tx: Transaction,
  args: Arguments,
  next: (had: readonly Listener[]) => readonly Listener[],
): Result<Done, Refusal> {
  const typed = args.one(WHO);
  const party = partyOf(tx.world, typed);
  if (!party.ok) return party;
  const before = listenersOf(tx, party.value);
  const after = next(before);
  if (after.length === before.length) {
    return refuse(
      "listen.nothing",
      `${typed} ${after.length > 0 ? `listens on ${formatPorts(after)}` : "listens on no port"}: nothing to change`,
      "Choose another port.",
    );
  }
  const why =
    after.length > 0 ? `${typed} now listens on ${formatPorts(after)}.` : `${typed} listens on no port now.`;
  putListeners(tx, party.value, after, why);
  return ok(done(why.slice(0, -1)));
}

function listenersOf(tx: Transaction, party: Party): readonly Listener[] {
  if (party.kind === "container") return party.container.listeners;
  if (party.kind === "device")
    return party.device.sockets.map((socket) => ({ ...socket, address: "0.0.0.0" }));
  return compartmentOf(tx.host(party.host), HOST_COMPARTMENT).sockets;
}

function putListeners(tx: Transaction, party: Party, listeners: readonly Listener[], why: string): void {
  if (party.kind === "device") putDeviceSockets(tx, party.device, listeners, why);
  else if (party.kind === "host") putHostSockets(tx, party.host, listeners, why);
  else putContainerListeners(tx, party.host, party.container, listeners, why);
}

function putDeviceSockets(
  tx: Transaction,
  device: Device,
  listeners: readonly Listener[],
  why: string,
): void {
  const sockets = listeners.map(({ protocol, port, process }) => ({ protocol, port, process }));
  putDevice(tx, { ...device, sockets }, why);
}

function putHostSockets(tx: Transaction, host: HostName, listeners: readonly Listener[], why: string): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const sockets = listeners.map((listener) => ({ containerId: null, placeholder: false, ...listener }));
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, sockets },
    { actor: "lab", why, show: "Get-NetTCPConnection -State Listen" },
  );
}

/** The servers belong to the container: they come back with it after a stop and a start. */
function putContainerListeners(
  tx: Transaction,
  host: HostName,
  container: Container,
  listeners: readonly Listener[],
  why: string,
): void {
  const next: Container = { ...container, listeners };
  tx.put(host, "containers", container.id, next, { actor: "lab", why });
  if (container.compartmentId === null || container.state !== "running") return;
  const compartment = compartmentOf(tx.host(host), container.compartmentId);
  tx.put(host, "compartments", compartment.id, withSocketsOf(compartment, next), {
    actor: "TCPIP",
    why: `The sockets of ${container.name} change in its network namespace.`,
    show: `docker exec ${container.name} netstat -an`,
  });
}

function isSame(listener: Pick<Listener, "protocol" | "port">, port: ServerPort): boolean {
  return listener.protocol === port.protocol && listener.port === port.port;
}

function formatPorts(listeners: readonly Listener[]): string {
  return listeners
    .map(
      ({ protocol, port, address }) => `${protocol}/${port}${address === "0.0.0.0" ? "" : ` on ${address}`}`,
    )
    .join(", ");
}
