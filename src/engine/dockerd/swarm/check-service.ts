import type { Result } from "../../lib/result.ts";
import type { SwarmServiceId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { ServiceSpec, Swarm, SwarmPort } from "../../model/swarm.ts";
import { daemonRefusal } from "../refusals.ts";
import { parseConstraint } from "./constraints.ts";

type Spec = Pick<ServiceSpec, "name" | "ports" | "endpointMode" | "constraints">;

/** The first thing that the manager does not take, or null. Source: facts on the command line, section 7.1. */
export function refusedSpec(
  swarm: Swarm,
  spec: Spec,
  own: SwarmServiceId | null,
): Result<never, Refusal> | null {
  const others = swarm.services.filter(({ id }) => id !== own);
  return (
    refusedName(spec.name) ??
    refusedConstraint(spec.constraints) ??
    refusedPorts(spec) ??
    meshMissing(swarm, spec.ports) ??
    portTaken(spec.ports, others) ??
    nameTaken(spec.name, others)
  );
}

function invalid(code: string, text: string, hint: string): Result<never, Refusal> {
  return daemonRefusal(code, `rpc error: code = InvalidArgument desc = ${text}`, hint);
}

function refusedName(name: string): Result<never, Refusal> | null {
  if (/^[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*$/.test(name)) return null;
  return invalid(
    "service-name-invalid",
    "name must be valid as a DNS name component",
    "Use letters, digits, - and _.",
  );
}

/** Source: moby, swarmkit, manager/constraint. */
function refusedConstraint(constraints: readonly string[]): Result<never, Refusal> | null {
  const bad = constraints.find((text) => parseConstraint(text) === null);
  if (bad === undefined) return null;
  return invalid(
    "constraint-invalid",
    "constraint expected one operator from ==, !=",
    `Write ${bad} as KEY==VALUE or KEY!=VALUE, for example node.labels.os==windows.`,
  );
}

function refusedPorts({ ports, endpointMode }: Spec): Result<never, Refusal> | null {
  if (endpointMode === "dnsrr" && ports.some(({ mode }) => mode === "ingress")) {
    return invalid(
      "dnsrr-ingress",
      "EndpointSpec: port published with ingress mode can't be used with dnsrr mode",
      "Publish with mode=host, or leave --endpoint-mode out.",
    );
  }
  const published = ports.filter(({ publishedPort }) => publishedPort !== 0);
  const twice = published.some((port, at) => published.findIndex((each) => samePort(each, port)) !== at);
  if (!twice) return null;
  return invalid("port-twice", "EndpointSpec: duplicate published ports provided", "Publish each port once.");
}

/** Source: moby, swarmkit, manager/controlapi, CreateService. */
function meshMissing({ networks }: Swarm, ports: readonly SwarmPort[]): Result<never, Refusal> | null {
  const meshed = ports.some(({ mode }) => mode === "ingress");
  if (!meshed || networks.some(({ ingress }) => ingress)) return null;
  return daemonRefusal(
    "ingress-missing",
    "rpc error: code = FailedPrecondition desc = service needs ingress network, but no ingress network is present",
    "The routing mesh needs its network.",
    "docker network create -d overlay --ingress ingress",
  );
}

function portTaken(ports: readonly SwarmPort[], others: Swarm["services"]): Result<never, Refusal> | null {
  for (const port of ports.filter(({ publishedPort }) => publishedPort !== 0)) {
    for (const owner of others) {
      const taken = owner.ports.find((other) => clash(port, other));
      if (!taken) continue;
      const how = taken.mode === "host" ? "a host-published port" : "an ingress port";
      return invalid(
        "host-port-conflict",
        `port '${port.publishedPort}' is already in use by service '${owner.name}' (${owner.id}) as ${how}`,
        "A published port belongs to one service in the whole swarm: choose another.",
      );
    }
  }
  return null;
}

function samePort(left: SwarmPort, right: SwarmPort): boolean {
  return left.publishedPort === right.publishedPort && left.protocol === right.protocol;
}

/** Two services may share a port only when both publish it on hosts: the scheduler keeps them apart. */
function clash(wanted: SwarmPort, other: SwarmPort): boolean {
  return samePort(wanted, other) && (wanted.mode === "ingress" || other.mode === "ingress");
}

function nameTaken(name: string, others: Swarm["services"]): Result<never, Refusal> | null {
  if (!others.some((each) => each.name === name)) return null;
  return daemonRefusal(
    "service-name-taken",
    `rpc error: code = AlreadyExists desc = name conflicts with an existing object: service ${name} already exists`,
    "Remove it first, or choose another name.",
    `docker service rm ${name}`,
  );
}
