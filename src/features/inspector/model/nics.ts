import type { Host, PNic, VNic } from "#engine";
import { inspectConnection } from "./container.ts";
import { fact, facts, type Inspection, links, NOTHING_MORE, plain } from "./inspection.ts";
import { NIC_WORDS, portName } from "./vswitch.ts";
import { driverOfSwitch, switchName, switchWords } from "./words.ts";

/** A container's card is its network connection; a host's card is its own object. */
export function inspectVNic(host: Host, vnic: VNic): Inspection | null {
  const endpoint = vnic.hnsEndpointId ? host.hnsEndpoints.get(vnic.hnsEndpointId) : undefined;
  return vnic.kind !== "host" && endpoint ? inspectConnection(host, endpoint) : inspectHostVNic(host, vnic);
}

function inspectHostVNic(host: Host, vnic: VNic): Inspection {
  const machine = host.settings.name;
  const port = host.ports.get(vnic.portId);
  const vswitch = port && host.vswitches.get(port.vswitchId);
  const face = host.compartments
    .get(vnic.compartmentId)
    ?.interfaces.find(({ nic }) => nic.kind === "vnic" && nic.id === vnic.id);
  const address = face?.addresses[0];
  const driver = vswitch ? driverOfSwitch(host, vswitch) : "none";
  return {
    ...NOTHING_MORE,
    icon: { driver },
    title: face?.alias ?? `vEthernet (${vnic.name})`,
    subtitle: NIC_WORDS[vnic.kind],
    parts: [
      facts("Addresses", [
        fact(
          "IP address",
          address ? `${address.ip}/${address.prefixLength}` : null,
          face?.dhcp.enabled ? "no DHCP server answered" : "nobody gave it one",
        ),
        fact("Hardware (MAC)", vnic.mac),
        fact("Names (DNS)", face?.dnsServers.join(", ") ?? null, "no DNS server"),
        plain("Forwards packets", face?.forwarding ? "yes: it is the way out for containers" : "no"),
        ...(face ? [fact("Interface index", face.index)] : []),
      ]),
      ...(port && vswitch
        ? links("Plugged into", [
            {
              ref: { kind: "ports", host: machine, id: port.id },
              icon: { driver },
              name: `${switchName(host, vswitch)}, ${portName(port).toLowerCase()}`,
              says: switchWords(vswitch),
            },
          ])
        : []),
    ],
    show: { machine, text: "Get-VMNetworkAdapter -ManagementOS" },
    actions: [{ kind: "send", from: machine }],
  };
}

export function inspectPNic(host: Host, pnic: PNic): Inspection {
  const machine = host.settings.name;
  const vswitch = pnic.vswitchId ? host.vswitches.get(pnic.vswitchId) : undefined;
  const face = host.compartments
    .find(({ kind }) => kind === "host")
    ?.interfaces.find(({ nic }) => nic.kind === "pnic" && nic.id === pnic.id);
  const address = face?.addresses[0];
  const driver = vswitch ? driverOfSwitch(host, vswitch) : "none";
  return {
    ...NOTHING_MORE,
    icon: { glyph: "nic" },
    title: pnic.name,
    subtitle: "Real network card (pNIC)",
    state: pnic.up ? { outcome: "ok", word: "Up" } : { outcome: "bad", word: "Disconnected" },
    parts: [
      facts("Addresses", [
        fact(
          "IP address",
          address ? `${address.ip}/${address.prefixLength}` : null,
          noAddressWhy(host, pnic),
        ),
        fact("Hardware (MAC)", pnic.mac),
        plain("Card", pnic.description),
        plain("Kind", pnic.media === "wifi" ? "Wi-Fi: one MAC address only" : "Ethernet"),
      ]),
      ...(vswitch
        ? links("Belongs to", [
            {
              ref: { kind: "vswitches", host: machine, id: vswitch.id },
              icon: { driver },
              name: switchName(host, vswitch),
              says: switchWords(vswitch),
            },
          ])
        : []),
      ...cableParts(pnic),
    ],
    show: { machine, text: `Get-NetAdapter -Name "${pnic.name}"` },
  };
}

function noAddressWhy(host: Host, { vswitchId, name }: PNic): string {
  const owner = vswitchId && host.vswitches.get(vswitchId);
  if (!owner) return "nobody gave it one";
  return owner.allowManagementOs
    ? `the switch ${switchName(host, owner)} took the card; vEthernet (${name}) has the host’s address now`
    : `the switch ${switchName(host, owner)} took the card`;
}

function cableParts({ plug }: PNic) {
  if (plug === null) return [facts("Cable", [plain("Plugged into", null, "its cable ends nowhere")])];
  if (plug.kind === "azure") {
    return links("Cable", [
      {
        ref: { kind: "azureVnets", host: null, id: plug.vnet },
        icon: { glyph: "azure" },
        name: plug.vnet,
        says: "Azure virtual network",
      },
    ]);
  }
  const vlan =
    plug.mode === "trunk"
      ? `Trunk port: native VLAN ${plug.vlan}, lets through ${plug.allowed.join(", ") || "nothing else"}`
      : plug.vlan === 1
        ? "Access port"
        : `Access port, VLAN ${plug.vlan}`;
  return links("Cable", [
    {
      ref: { kind: "segments", host: null, id: plug.segment },
      icon: { glyph: "segment" },
      name: plug.segment,
      says: vlan,
    },
  ]);
}
