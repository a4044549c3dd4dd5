import { contains } from "../../lib/ipv4.ts";
import type { NetInterface } from "../../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../../model/world.ts";
import type { Candidate, Proposer } from "../candidate.ts";
import { anywhere, hostOfLast, lastHop, on } from "./line.ts";

/** Windows Firewall drops it: an allow rule for that port; a rule of the user's that blocks goes. */
export const firewall: Proposer = ({ world, flow, trace }) => {
  const host = hostOfLast(world, trace);
  const hop = lastHop(trace);
  if (!host || !hop?.component.endsWith("-firewall")) return [];
  const port = hop.before.dstPort;
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

function interfacesOf(host: Host): readonly NetInterface[] {
  return host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
}

/** Forwarding is off on interfaces of the host that should pass the packet on: one of them, then all. */
export const forwarding: Proposer = ({ world, trace }) => {
  const host = hostOfLast(world, trace);
  if (!host || lastHop(trace)?.component !== "host-tcpip") return [];
  const lines = interfacesOf(host)
    .filter((iface) => !iface.forwarding)
    .map(({ alias }) => `Set-NetIPInterface -InterfaceAlias "${alias}" -Forwarding Enabled`);
  return [...lines, ...(lines.length > 1 ? [lines.join("; ")] : [])].map((line) => on(host, line));
};

/** A host without a way out gets one through a router beside it. */
export const defaultRoute: Proposer = ({ world, trace }) => {
  const host = hostOfLast(world, trace);
  if (!host || host.compartments.get(HOST_COMPARTMENT)?.routes.some(({ prefix }) => prefix === "0.0.0.0/0"))
    return [];
  return routersBeside(world, host).map(({ router, alias }) =>
    on(host, `New-NetRoute -DestinationPrefix 0.0.0.0/0 -NextHop ${router} -InterfaceAlias "${alias}"`),
  );
};

function routersBeside(world: World, host: Host): readonly { router: string; alias: string }[] {
  const routers = world.devices.filter(({ forwards }) => forwards).flatMap(({ nics }) => nics);
  return interfacesOf(host).flatMap(({ alias, addresses }) =>
    addresses.flatMap(({ ip, prefixLength }) =>
      routers
        .filter((nic) => contains(`${ip}/${prefixLength}`, nic.ip))
        .map((nic) => ({ router: nic.ip, alias })),
    ),
  );
}

/** An address of one host that another host, or a router, reaches without a router between them. */
export function addressBeside(
  host: Host,
  other: readonly { readonly ip: string; readonly prefixLength: number }[],
) {
  for (const { addresses } of interfacesOf(host)) {
    for (const { ip } of addresses) {
      if (other.some((near) => near.ip !== ip && contains(`${near.ip}/${near.prefixLength}`, ip))) return ip;
    }
  }
  return null;
}

/** Prefixes of networks whose addresses the host routes for, that hold one of the addresses. */
export function prefixesHolding(host: Host, ips: readonly string[]): readonly string[] {
  const prefixes = [...host.hnsNetworks].flatMap(({ subnets }) => subnets.map(({ prefix }) => prefix));
  return prefixes.filter((prefix) => prefix !== "0.0.0.0/0" && ips.some((ip) => contains(prefix, ip)));
}

/** The container subnet of another host: a route to that host, on the one where the packet went astray. */
export const remoteRoute: Proposer = ({ world, flow, trace }) => {
  const from = flow.from.split("/")[0] ?? "";
  const host = world.hosts.find(({ settings }) => settings.name === from);
  const dstIp = trace.hops.at(-1)?.before.dstIp;
  if (!host || dstIp === undefined) return [];
  return [...world.hosts].flatMap((other): readonly Candidate[] => {
    if (other === host) return [];
    return interfacesOf(host).flatMap((iface) => {
      const nextHop = addressBeside(other, iface.addresses);
      if (nextHop === null) return [];
      return prefixesHolding(other, [dstIp]).map((prefix) =>
        on(
          host,
          `New-NetRoute -DestinationPrefix ${prefix} -NextHop ${nextHop} -InterfaceAlias "${iface.alias}"`,
        ),
      );
    });
  });
};

/** A container subnet of its own: the host gets an interface in it and forwards. */
export const hostEndpoint: Proposer = ({ world, trace }) => {
  const hop = trace.hops.at(-1)?.before;
  if (!hop) return [];
  return [...world.hosts].flatMap((host) =>
    [...host.hnsNetworks].flatMap(({ name, typeAsSent, subnets, vswitchId, spaceId }) => {
      const subnet = subnets.find(({ prefix }) => [hop.dstIp, hop.srcIp].some((ip) => contains(prefix, ip)));
      const vfp = host.vswitches.get(vswitchId)?.vfpEnabled && spaceId === null;
      const here = interfacesOf(host).some(({ addresses }) =>
        addresses.some(({ ip }) => subnet && contains(subnet.prefix, ip)),
      );
      if (!subnet || !vfp || here) return [];
      const ip = subnet.prefix.replace(/\d+\/\d+$/, "2");
      const attach = `$n = Get-HnsNetwork | Where-Object Type -eq ${typeAsSent}; $e = New-HnsEndpoint -NetworkId $n.ID -Name ${name.slice(0, 12)}_ep -IPAddress ${ip} -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1`;
      const forward = [
        `vEthernet (${name.slice(0, 12)}_ep)`,
        ...interfacesOf(host).map(({ alias }) => alias),
      ].map((alias) => `Set-NetIPInterface -InterfaceAlias "${alias}" -Forwarding Enabled`);
      return [on(host, attach), on(host, [attach, ...forward].join("; "))];
    }),
  );
};
