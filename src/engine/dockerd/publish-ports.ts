import { ok, type Result } from "../lib/result.ts";
import { Stream } from "../lib/seed.ts";
import type { Container, PortBinding } from "../model/docker.ts";
import type { HnsPolicy } from "../model/hns.ts";
import type { HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { compartmentOf } from "../tcpip/compartment.ts";
import { isPortTaken } from "../tcpip/sockets.ts";
import { mappingId } from "../winnat/mappings.ts";
import type { NetworkDriver } from "./drivers/driver.ts";
import { libnetworkRefusal } from "./refusals.ts";

type NatPolicy = Extract<HnsPolicy, { Type: "NAT" }>;

/** Where dockerd itself looks for a free port. Source: facts on HNS, section 3.6. */
const FIRST_DAEMON_PORT = 60000;
const DAEMON_PORTS = 5001;

/** Every mapping the container asks for: -p in the order typed, then -P's for what is exposed and not mapped yet. */
export function wantedPorts(container: Container): readonly PortBinding[] {
  if (!container.publishAll) return container.publish;
  const exposed = container.exposed.flatMap(expandExposed);
  const missing = exposed.filter(
    ({ protocol, containerPort }) =>
      !container.publish.some((each) => each.protocol === protocol && each.containerPort === containerPort),
  );
  return [...container.publish, ...missing];
}

/** "8000-8001/tcp" → two bindings to ports that the system picks. */
function expandExposed(text: string): readonly PortBinding[] {
  const [range = "", protocol = "tcp"] = text.split("/");
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    protocol: protocol as PortBinding["protocol"],
    containerPort: first + index,
    hostIp: "",
    hostPortText: "",
    hostPort: 0,
    assignedPort: null,
  }));
}

/**
 * The NAT policies for the endpoint, checked in libnetwork's order. Where dockerd holds the ports itself, it opens its
 * sockets here. Source: moby, drivers/windows/windows.go, ConvertPortBindings.
 */
export function publishPorts(
  tx: Transaction,
  host: HostName,
  driver: NetworkDriver,
  container: Container,
): Result<readonly NatPolicy[], Refusal> {
  if (driver.publishes === "dropped") return ok([]);
  const policies: NatPolicy[] = [];
  for (const wanted of wantedPorts(container)) {
    const policy = natPolicy(wanted, container.image);
    if (!policy.ok) return policy;
    if (driver.publishes !== "daemon") {
      policies.push(policy.value);
      continue;
    }
    const held = holdPort(tx, host, container, policy.value);
    if (!held.ok) return held;
    policies.push(held.value);
  }
  return ok(policies);
}

function natPolicy(wanted: PortBinding, image: string): Result<NatPolicy, Refusal> {
  const { protocol, hostIp, hostPortText, hostPort, containerPort } = wanted;
  // What was refused stands created under its name, so the fix takes none.
  const fix = `docker run -d -p ${hostPort || containerPort}:${containerPort} ${image}`;
  const unsupported = (message: string, hint: string) =>
    libnetworkRefusal("unsupported-option", message, hint, fix);
  if (protocol === "sctp") {
    return unsupported(`invalid protocol ${protocol}`, "Windows publishes TCP and UDP ports only.");
  }
  if (hostPortText.includes("-")) {
    return unsupported(
      "Windows does not support more than one host port in NAT settings",
      `Name one port instead of ${hostPortText}.`,
    );
  }
  if (hostIp !== "" && hostIp !== "0.0.0.0" && hostIp !== "::") {
    return unsupported(
      "Windows does not support host IP addresses in NAT settings",
      `Drop ${hostIp}: on Windows a published port cannot be tied to one host address.`,
    );
  }
  return ok({
    Type: "NAT",
    ExternalPort: hostPort,
    InternalPort: containerPort,
    Protocol: protocol,
    ExternalPortReserved: true,
  });
}

/** dockerd really opens the port and keeps it, so that nobody else takes it; it never answers there. */
function holdPort(
  tx: Transaction,
  hostName: HostName,
  container: Container,
  policy: NatPolicy,
): Result<NatPolicy, Refusal> {
  const host = tx.host(hostName);
  const compartment = compartmentOf(host, HOST_COMPARTMENT);
  const isTaken = (port: number) =>
    isPortTaken(compartment, policy.Protocol, port) || host.natMappings.has(mappingId(policy.Protocol, port));
  const port =
    policy.ExternalPort === 0 ? pickPort(`${hostName}/${container.name}`, isTaken) : policy.ExternalPort;
  if (isTaken(port)) {
    return libnetworkRefusal(
      "host-port-conflict",
      `Bind for 0.0.0.0:${port} failed: port is already allocated`,
      `Port ${port}/${policy.Protocol} of ${hostName} has an owner already: publish another one.`,
      `docker ps --format "{{.Names}} {{.Ports}}"`,
    );
  }
  const socket = {
    protocol: policy.Protocol,
    port,
    address: "0.0.0.0",
    process: "dockerd",
    containerId: container.id,
    placeholder: true,
  };
  tx.put(
    hostName,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, sockets: [...compartment.sockets, socket] },
    {
      actor: "dockerd",
      why: `dockerd opens port ${port} itself and keeps it, so that no other program takes it. It never answers there: VFP does the work.`,
      show: `Get-NetTCPConnection -LocalPort ${port} -State Listen`,
    },
  );
  return ok({ ...policy, ExternalPort: port });
}

function pickPort(seed: string, isTaken: (port: number) => boolean): number {
  const start = new Stream(`${seed}/daemon-port`).below(DAEMON_PORTS);
  for (let probe = 0; probe < DAEMON_PORTS; probe += 1) {
    const port = FIRST_DAEMON_PORT + ((start + probe) % DAEMON_PORTS);
    if (!isTaken(port)) return port;
  }
  return FIRST_DAEMON_PORT;
}

/** Closes the sockets that dockerd held for the container. */
export function releasePorts(tx: Transaction, host: HostName, container: Container): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const sockets = compartment.sockets.filter(
    (socket) => !(socket.placeholder && socket.containerId === container.id),
  );
  if (sockets.length === compartment.sockets.length) return;
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, sockets },
    {
      actor: "dockerd",
      why: `dockerd closes the ports that it held for ${container.name}.`,
      show: "netstat -an",
    },
  );
}

/** The bindings with the ports that are open now; -P's come with it. */
export function withAssignedPorts(
  container: Container,
  policies: readonly HnsPolicy[],
): readonly PortBinding[] {
  const open = policies.filter((policy) => policy.Type === "NAT");
  return wantedPorts(container).map((binding, index) => ({
    ...binding,
    assignedPort: open[index]?.ExternalPort ?? null,
  }));
}
