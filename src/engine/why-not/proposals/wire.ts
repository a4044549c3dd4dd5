import { contains, formatIp, parseIp, parsePrefix } from "../../lib/ipv4.ts";
import type { Plug } from "../../model/vswitch.ts";
import type { Host, World } from "../../model/world.ts";
import type { Candidate, Proposer } from "../candidate.ts";
import { addressBeside, prefixesHolding } from "./host.ts";
import { anywhere, argument, lastHop, on } from "./line.ts";
import { freeName } from "./names.ts";

/** A VM's outer port lets only the VM's own MAC through. */
export const spoofing: Proposer = ({ world, trace }) => {
  if (lastHop(trace)?.component !== "outer-vswitch") return [];
  return [...world.hosts]
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
};

/** No cable in the adapter. */
export const plug: Proposer = ({ world }) =>
  [...world.hosts].flatMap((host) =>
    host.pnics
      .filter((pnic) => pnic.plug === null)
      .map(({ name }) => anywhere(`lab nic plug ${host.settings.name} ${argument(name)}`)),
  );

function vlansOf(host: Host): readonly number[] {
  return [...new Set(host.ports.map(({ vlan }) => vlan).filter((vlan) => vlan !== null))];
}

/** The cable ends in a port that does not carry the tag: a trunk that lets the VLAN through. */
export const trunk: Proposer = ({ world }) =>
  [...world.hosts].flatMap((host) =>
    vlansOf(host).flatMap((vlan) =>
      host.pnics.toArray().flatMap(({ name, plug: end, vswitchId }) => {
        if (end?.kind !== "segment" || vswitchId === null) return [];
        if (end.mode === "trunk" && end.allowed.includes(vlan)) return [];
        const allowed = [...new Set([...(end.mode === "trunk" ? end.allowed : []), end.vlan, vlan])].join(
          ",",
        );
        return [
          anywhere(
            `lab nic plug ${host.settings.name} ${argument(name)} --port trunk --vlan ${end.vlan} --allowed ${allowed}`,
          ),
        ];
      }),
    ),
  );

/** The host's own adapter is in another VLAN than the container's port. */
export const managementVlan: Proposer = ({ world, trace }) => {
  if (trace.reason !== "vlan-isolated" && lastHop(trace)?.component !== "vswitch") return [];
  return [...world.hosts].flatMap((host) =>
    vlansOf(host).map((vlan) => on(host, `Set-VMNetworkAdapterVlan -ManagementOS -Access -VlanId ${vlan}`)),
  );
};

/** Nobody routes for a network's VLAN: a router with the gateway's address. */
export const vlanRouter: Proposer = ({ world }) =>
  [...world.hosts].flatMap((host) =>
    [...host.hnsNetworks].flatMap(({ subnets, policies }) => {
      const vlan = policies.find((policy) => policy.Type === "VLAN")?.VLAN;
      if (vlan === undefined) return [];
      return subnets
        .filter(({ gateway }) => !hasAddress(world, gateway))
        .map(({ gateway, prefix }) =>
          anywhere(
            `lab router add ${freeName(world, `router-${vlan}`)} --if ${gateway}/${parsePrefix(prefix)?.length ?? 24} --vlan ${vlan}`,
          ),
        );
    }),
  );

function hasAddress(world: World, ip: string): boolean {
  return world.devices.some(({ nics }) => nics.some((nic) => nic.ip === ip));
}

/** A container subnet that a router does not know, on the way there or back: a route to the host that has it. */
export const route: Proposer = ({ world, trace }) => {
  const header = lastHop(trace)?.before;
  if (!header) return [];
  return world.devices
    .filter(({ forwards }) => forwards)
    .flatMap((router) =>
      [...world.hosts].flatMap((host): readonly Candidate[] => {
        const nextHop = addressBeside(host, router.nics);
        if (nextHop === null) return [];
        return prefixesHolding(host, [header.dstIp, header.srcIp])
          .filter((prefix) => !router.nics.some(({ ip }) => contains(prefix, ip)))
          .map((prefix) => anywhere(`lab route add ${router.name} ${prefix} ${nextHop}`));
      }),
    );
};

/** A router's static route leads the packet astray. */
export const wrongRoute: Proposer = ({ world, trace }) => {
  const dstIp = lastHop(trace)?.before.dstIp ?? "";
  return [...world.devices].flatMap(({ name, routes }) =>
    routes
      .filter(({ prefix }) => contains(prefix, dstIp))
      .map(({ prefix }) => anywhere(`lab route rm ${name} ${prefix}`)),
  );
};

/** Something between two hosts loses what gossip or the tunnel needs. */
export const filters: Proposer = ({ world }) =>
  world.filters.map(({ name }) => anywhere(`lab filter rm ${name}`));

/** No server leases addresses: one with a part of the subnet of a router on the LAN. */
export const dhcp: Proposer = ({ world, trace }) => {
  if (trace.reason !== "dhcp-no-offer") return [];
  return [...world.devices]
    .filter(({ forwards }) => forwards)
    .flatMap(({ nics }) => nics)
    .filter(({ plug: end, prefixLength }) => onLan(world, end) && prefixLength <= 24)
    .map(({ ip, prefixLength }) => {
      const at = (offset: number) => formatIp(((parseIp(ip) ?? 0) & -256) + offset);
      return anywhere(
        `lab dhcp add ${freeName(world, "dhcp")} --ip ${at(3)}/${prefixLength} --pool ${at(200)}-${at(220)}`,
      );
    });
};

function onLan(world: World, end: Plug): boolean {
  return end.kind === "segment" && world.segments.get(end.segment)?.kind === "lan";
}

/** Nobody on the Internet has the address: a server there. */
export const internetServer: Proposer = ({ world, flow, trace }) => {
  if (lastHop(trace)?.component !== "internet-host") return [];
  const ip = lastHop(trace)?.before.dstIp;
  const ports = flow.proto === "icmp" ? "" : ` --listen ${flow.proto}/${flow.port}`;
  return [anywhere(`lab internet add ${freeName(world, "server")} --ip ${ip}${ports}`)];
};
