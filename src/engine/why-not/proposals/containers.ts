import type { HostName } from "../../model/ids.ts";
import type { Candidate, Failure, Proposer } from "../candidate.ts";
import { containerNamed, containersMeant, type Housed, hostWithAddress } from "../machines.ts";
import { anywhere, hostOfLast, lastHop, on } from "./line.ts";

function bothEnds({ world, flow }: Failure): readonly Housed[] {
  const sender = containerNamed(world, flow.from);
  return [...(sender ? [sender] : []), ...containersMeant(world, flow.to)];
}

/** A stopped container has no endpoint, a paused one no running process. */
export const start: Proposer = (failure) =>
  bothEnds(failure)
    .filter(({ container }) => container.state !== "running")
    .map(({ host, container }) =>
      on(host, `docker ${container.state === "paused" ? "unpause" : "start"} ${container.name}`),
    );

/** Two containers of one host in different networks: one of them joins the other's network. */
export const connect: Proposer = ({ world, flow }) => {
  const sender = containerNamed(world, flow.from);
  if (!sender) return [];
  return containersMeant(world, flow.to)
    .filter(({ host }) => host.settings.name === sender.host.settings.name || world.swarms.size > 0)
    .flatMap(({ container }) => container.endpoints)
    .filter(({ networkId }) => !sender.container.endpoints.some((own) => own.networkId === networkId))
    .flatMap(({ networkName }) => {
      const { name } = sender.container;
      const line = `docker network connect ${networkName} ${name}`;
      // Some networks give an adapter only to a container that starts.
      return [on(sender.host, line), on(sender.host, `docker stop ${name}; ${line}; docker start ${name}`)];
    });
};

/** More networks than these are not tried for one container. */
const MOST_NETWORKS = 3;

/** A container without any endpoint joins a network; from `none` it has to be taken first. */
export const plugIn: Proposer = (failure) =>
  bothEnds(failure)
    .filter(({ container }) => container.endpoints.every(({ networkName }) => networkName === "none"))
    .flatMap(({ host, container: { name, endpoints } }) => {
      const leave = endpoints.length > 0 ? `docker network disconnect none ${name}; ` : "";
      return host.dockerNetworks
        .filter((network) => network.name !== "none")
        .slice(0, MOST_NETWORKS)
        .map((network) => on(host, `${leave}docker network connect ${network.name} ${name}`));
    });

/** Nothing listens where the packet arrives: a server there, for a lab that has none. */
export const listen: Proposer = ({ world, flow, trace }) => {
  if (flow.proto === "icmp" || trace.verdict !== "refused") return [];
  const port = trace.hops.at(-1)?.before.dstPort || flow.port;
  const meant = containersMeant(world, flow.to).map(
    ({ host, container }) => `${host.settings.name}/${container.name}`,
  );
  const reached = trace.hops.at(-1)?.host;
  return [...meant, ...(reached ? [reached] : [])].map((who) =>
    anywhere(`lab listen ${who} ${flow.proto}/${port}`),
  );
};

/** The port of a host's address leads nowhere: another container publishes it. */
export const publish: Proposer = ({ world, flow }) => {
  if (flow.proto === "icmp") return [];
  const host = hostWithAddress(world, flow.to) ?? world.hosts.get(flow.to as HostName);
  if (!host) return [];
  return host.containers
    .filter((container) => container.listeners.length > 0)
    .flatMap(({ image, listeners, name }) =>
      listeners
        .filter(({ protocol }) => protocol === flow.proto)
        .map(({ port, protocol }) => {
          const suffix = protocol === "udp" ? "/udp" : "";
          return on(
            host,
            `docker run -d --name ${name}-${flow.port} -p ${flow.port}:${port}${suffix} ${image}`,
          );
        }),
    );
};

/** A service that is meant has no task: its manager starts one. */
export const scale: Proposer = ({ world, flow }) =>
  [...world.swarms].flatMap(({ services, tasks, nodes }) => {
    const manager = nodes.find(({ role }) => role === "manager");
    const host = world.hosts.find(({ settings }) => settings.name === manager?.host);
    if (!host) return [];
    return services
      .filter(({ id }) => !tasks.some((task) => task.serviceId === id && task.state === "running"))
      .filter(({ name, ports }) => name === flow.to || ports.some((port) => port.publishedPort === flow.port))
      .map(({ name }) => on(host, `docker service scale ${name}=1`));
  });

/** IP protocol numbers as ACL policies hold them. Source: IANA. */
const NUMBERS = { icmp: 1, tcp: 6, udp: 17 } as const;

/** A rule on the endpoint's port blocks it: an allow rule that wins over it. */
export const acl: Proposer = ({ world, flow, trace }) => {
  const hop = lastHop(trace);
  const host = hostOfLast(world, trace);
  if (!hop || !host || hop.component !== "vfp-acl") return [];
  const { srcIp, dstIp, dstPort } = hop.before;
  const side = (ip: string, Direction: "In" | "Out"): Candidate => {
    const ports =
      flow.proto === "icmp"
        ? {}
        : Direction === "In"
          ? { LocalPorts: `${dstPort}` }
          : { RemotePorts: `${dstPort}` };
    const rule = { Type: "ACL", Action: "Allow", Direction, Protocol: NUMBERS[flow.proto], ...ports };
    const body = JSON.stringify({ Policies: [{ ...rule, RuleType: "Switch", Priority: 100 }] });
    return on(
      host,
      `$e = Get-HnsEndpoint | Where-Object IPAddress -eq ${ip}; Invoke-HnsRequest -Type endpoints -Method POST -Id $e.ID -Data '${body}'`,
    );
  };
  return [side(dstIp, "In"), side(srcIp, "Out")];
};
