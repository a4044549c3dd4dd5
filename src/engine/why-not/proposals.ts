import type { HostName } from "../model/ids.ts";
import type { Host } from "../model/world.ts";
import type { Candidate, Failure, Proposer } from "./candidate.ts";
import { containerNamed, containersMeant, hostWithAddress } from "./machines.ts";

/** A stopped container has no endpoint: start what sends and what is meant to receive. */
const start: Proposer = ({ world, flow }) => {
  const sender = containerNamed(world, flow.from);
  return [...(sender ? [sender] : []), ...containersMeant(world, flow.to)]
    .filter(({ container }) => container.state !== "running")
    .map(({ host, container }) => on(host, `docker start ${container.name}`));
};

/** Two containers of one host in different networks: one of them joins the other's network. */
const connect: Proposer = ({ world, flow }) => {
  const sender = containerNamed(world, flow.from);
  if (!sender) return [];
  return containersMeant(world, flow.to)
    .filter(({ host }) => host.settings.name === sender.host.settings.name || world.swarms.size > 0)
    .flatMap(({ container }) => container.endpoints)
    .filter(({ networkId }) => !sender.container.endpoints.some((own) => own.networkId === networkId))
    .map(({ networkName }) =>
      on(sender.host, `docker network connect ${networkName} ${sender.container.name}`),
    );
};

/** Nothing listens where the packet arrives: a server there, for a lab that has none. */
const listen: Proposer = ({ world, flow, trace }) => {
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
const publish: Proposer = ({ world, flow }) => {
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

/** Windows Firewall drops it: an allow rule for that port; a rule of the user's that blocks goes. */
const firewall: Proposer = ({ world, flow, trace }) => {
  const host = hostOfLast(world, trace);
  if (!host) return [];
  const last = trace.hops.at(-1)?.before;
  const port = last?.dstPort ?? flow.port;
  const upper = flow.proto.toUpperCase();
  const rule =
    flow.proto === "icmp"
      ? `New-NetFirewallRule -DisplayName "Allow ping" -Direction Inbound -Action Allow -Protocol ICMPv4`
      : `New-NetFirewallRule -DisplayName "Allow ${upper} ${port}" -Direction Inbound -Action Allow -Protocol ${upper} -LocalPort ${port}`;
  const blocking = host.firewallRules.filter(({ owner, action }) => owner === "user" && action === "block");
  return [
    on(host, rule),
    ...blocking.map(({ displayName }) => on(host, `Remove-NetFirewallRule -DisplayName "${displayName}"`)),
    anywhere(
      `lab host set ${host.settings.name} --allow ${flow.proto === "icmp" ? "icmp" : `${flow.proto}/${port}`}`,
    ),
    ...(host.settings.firewall.localRuleMerge
      ? []
      : [anywhere(`lab host set ${host.settings.name} --local-rules on`)]),
  ];
};

/** A VM's outer port lets only the VM's own MAC through. */
const spoofing: Proposer = ({ world }) =>
  [...world.hosts]
    .filter(({ settings }) => !settings.macSpoofing && settings.platform !== "physical")
    .flatMap((host) => {
      const { name, platform } = host.settings;
      return platform === "vmware-vm"
        ? [anywhere(`lab host set ${name} --promiscuous on`)]
        : [
            on(host, `Get-VMNetworkAdapter -VMName ${name} | Set-VMNetworkAdapter -MacAddressSpoofing On`),
            anywhere(`lab host set ${name} --mac-spoofing on`),
          ];
    });

/** The cable ends in a port that does not carry the tag: a trunk that lets the VLAN through. */
const trunk: Proposer = ({ world }) =>
  [...world.hosts].flatMap((host) => {
    const vlans = [...new Set(host.ports.map(({ vlan }) => vlan).filter((vlan) => vlan !== null))];
    return vlans.flatMap((vlan) =>
      host.pnics.toArray().flatMap(({ name, plug, vswitchId }) => {
        if (plug?.kind !== "segment" || vswitchId === null) return [];
        if (plug.mode === "trunk" && plug.allowed.includes(vlan)) return [];
        const allowed = [...new Set([...(plug.mode === "trunk" ? plug.allowed : []), plug.vlan, vlan])].join(
          ",",
        );
        return [
          anywhere(
            `lab nic plug ${host.settings.name} "${name}" --port trunk --vlan ${plug.vlan} --allowed ${allowed}`,
          ),
        ];
      }),
    );
  });

/** Something between two hosts loses what gossip or the tunnel needs. */
const filters: Proposer = ({ world }) => world.filters.map(({ name }) => anywhere(`lab filter rm ${name}`));

/** Forwarding is off on an interface that the packet should leave through. */
const forwarding: Proposer = ({ world, trace }) => {
  const host = hostOfLast(world, trace);
  const off = [...(host?.compartments ?? [])]
    .filter(({ kind }) => kind === "host")
    .flatMap(({ interfaces }) => interfaces.filter((each) => !each.forwarding));
  return host
    ? off.map(({ alias }) => on(host, `Set-NetIPInterface -InterfaceAlias "${alias}" -Forwarding Enabled`))
    : [];
};

/** A network security group of Azure denies it. */
const azure: Proposer = ({ world, flow, trace }) => {
  const header = trace.hops.at(-1)?.before;
  return [...world.azureVnets].flatMap(({ name, nsg, ipForwarding }) => [
    ...nsg
      .filter(({ action }) => action === "Deny")
      .map((rule) => anywhere(`lab azure nsg rm ${name} ${rule.name}`)),
    ...(header
      ? [
          anywhere(
            `lab azure nsg add ${name} allow-${flow.proto}-${header.dstPort} --priority 100 --direction Inbound --action Allow --port ${header.dstPort}`,
          ),
        ]
      : []),
    ...(ipForwarding ? [] : [anywhere(`lab azure set ${name} --ip-forwarding on`)]),
  ]);
};

/** Smallest intervention first: what a learner forgot is likelier than a broken wire. */
export const PROPOSERS: readonly Proposer[] = [
  start,
  connect,
  firewall,
  listen,
  publish,
  forwarding,
  spoofing,
  trunk,
  azure,
  filters,
];

function on(host: Host, line: string): Candidate {
  return { machine: host.settings.name, line };
}

/** `lab` lines run wherever they are typed. */
function anywhere(line: string): Candidate {
  return { machine: "", line };
}

function hostOfLast(world: Failure["world"], trace: Failure["trace"]): Host | undefined {
  return world.hosts.get((trace.hops.at(-1)?.host ?? "") as HostName);
}
