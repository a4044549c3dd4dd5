import { parseIp } from "../../../lib/ipv4.ts";
import type { NatMapping } from "../../../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host } from "../../../model/world.ts";
import { isPortTaken } from "../../../tcpip/sockets.ts";
import { addMapping, mappingId, removeMapping } from "../../../winnat/mappings.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { askFirst, CONFIRM } from "../../confirm.ts";
import { hostNameOf, hostOfCall } from "../../on-host.ts";
import { type PsObject, psObject } from "../../value.ts";
import { listedNats } from "./get-netnat.ts";

const SECONDS = 1;

/** Mappings that the NetNat module sees, in their order. */
function listedMappings(host: Host): readonly NatMapping[] {
  return host.natMappings.filter(({ winNatId }) => host.winNats.get(winNatId)?.engine === "winnat");
}

function natName(host: Host, { winNatId }: NatMapping): string {
  return host.winNats.get(winNatId)?.name ?? "";
}

/** Source: facts on PowerShell, section 5. */
function mappingObject(host: Host, mapping: NatMapping): PsObject {
  return psObject("NetNatStaticMapping", {
    StaticMappingID: mapping.number,
    NatName: natName(host, mapping),
    Protocol: mapping.protocol.toUpperCase(),
    RemoteExternalIPAddressPrefix: "0.0.0.0/0",
    ExternalIPAddress: mapping.externalAddress,
    ExternalPort: mapping.externalPort,
    InternalIPAddress: mapping.internalAddress,
    InternalPort: mapping.internalPort,
    InternalRoutingDomainId: "{00000000-0000-0000-0000-000000000000}",
    Active: true,
  });
}

const CHOICE: readonly ParameterSpec[] = [
  {
    name: "NatName",
    type: "string[]",
    position: 0,
    pipeline: "property",
    description: "Only mappings of these NAT instances.",
  },
  {
    name: "StaticMappingID",
    type: "int[]",
    pipeline: "property",
    description: "Only mappings with these numbers.",
  },
];

function chosen(call: CmdletCall): readonly NatMapping[] {
  const host = hostOfCall(call);
  const names = call.args.texts("NatName");
  const numbers = call.args.texts("StaticMappingID").map(Number);
  return listedMappings(host).filter(
    (mapping) =>
      (names.length === 0 || names.some((name) => isLike(natName(host, mapping), name))) &&
      (numbers.length === 0 || numbers.includes(mapping.number)),
  );
}

export const getNetNatStaticMapping: Cmdlet = {
  name: "Get-NetNatStaticMapping",
  summary: "Shows the published ports that WinNAT forwards.",
  module: "NetNat",
  on: ["host"],
  parameters: CHOICE,
  run(call) {
    const host = hostOfCall(call);
    for (const mapping of chosen(call)) call.out(mappingObject(host, mapping));
  },
};

export const addNetNatStaticMapping: Cmdlet = {
  name: "Add-NetNatStaticMapping",
  summary: "Forwards a port of the host to an address behind a NAT instance.",
  module: "NetNat",
  on: ["host"],
  parameters: [
    { name: "NatName", type: "string", position: 0, mandatory: true, description: "The NAT instance." },
    { name: "Protocol", type: "string", mandatory: true, values: ["TCP", "UDP"], description: "TCP or UDP." },
    {
      name: "ExternalIPAddress",
      type: "string",
      mandatory: true,
      description: "The host's address; 0.0.0.0 stands for all.",
    },
    { name: "ExternalPort", type: "uint16", description: "The host's port; the internal one when left out." },
    {
      name: "InternalIPAddress",
      type: "string",
      mandatory: true,
      description: "The address behind the NAT.",
    },
    { name: "InternalPort", type: "uint16", description: "The port there." },
  ],
  run(call) {
    const { args, tx } = call;
    const hostName = hostNameOf(call);
    const name = args.text("NatName") ?? "";
    const nat = listedNats(tx.host(hostName)).find((each) => isLike(each.name, name));
    const protocol = (args.text("Protocol") ?? "").toLowerCase() === "udp" ? "udp" : "tcp";
    const internalPort = args.number("InternalPort") ?? args.number("ExternalPort") ?? 0;
    const externalPort = args.number("ExternalPort") ?? internalPort;
    const internalAddress = args.text("InternalIPAddress") ?? "";
    const externalAddress = args.text("ExternalIPAddress") ?? "";
    if (!nat) return refuse(call, `There is no NAT named ${name}.`);
    const wrong = [internalAddress, externalAddress].find((text) => parseIp(text) === null);
    if (wrong !== undefined) return refuse(call, `${wrong} is no IPv4 address.`);
    if (internalPort === 0) return refuse(call, "A port is a number from 1 to 65535.");
    if (isTaken(tx.host(hostName), protocol, externalPort)) {
      return refuse(call, `Port ${externalPort}/${protocol} of this host has an owner already.`);
    }
    const id = mappingId(protocol, externalPort);
    const mapping = {
      id,
      winNatId: nat.id,
      protocol,
      externalAddress,
      externalPort,
      internalAddress,
      internalPort,
      hnsEndpointId: null,
    } as const;
    addMapping(tx, hostName, mapping, nat.name);
    tx.end(SECONDS);
    const added = tx.host(hostName).natMappings.get(id);
    if (added) call.out(mappingObject(tx.host(hostName), added));
  },
};

function isTaken(host: Host, protocol: "tcp" | "udp", port: number): boolean {
  const compartment = host.compartments.get(HOST_COMPARTMENT);
  return (
    host.natMappings.has(mappingId(protocol, port)) ||
    (compartment !== undefined && isPortTaken(compartment, protocol, port))
  );
}

/** Which words WinNAT has for each mistake is not known; this is its answer to a NAT that it does not take. */
function refuse(call: CmdletCall, hint: string): void {
  call.error({
    message: "The parameter is incorrect. ",
    category: "InvalidArgument",
    target: "MSFT_NetNatStaticMapping:root/StandardCimv2/MSFT_NetNatStaticMapping",
    id: "Windows System Error 87",
    note: {
      kind: "error",
      code: "netnat-static-mapping",
      text: hint,
      fix: "Get-NetNatStaticMapping",
      source: null,
    },
  });
}

export const removeNetNatStaticMapping: Cmdlet = {
  name: "Remove-NetNatStaticMapping",
  summary: "Takes forwarded ports away from NAT instances.",
  module: "NetNat",
  on: ["host"],
  parameters: [...CHOICE, ...CONFIRM],
  input: "each",
  run(call) {
    const host = hostNameOf(call);
    for (const mapping of chosen(call)) {
      askFirst(call, ["Are you sure you want to perform this action?"]);
      removeMapping(call.tx, host, mapping);
      if (mapping.hnsEndpointId !== null) {
        call.note({
          kind: "warning",
          code: "hns-mapping-removed",
          text: `HNS made this mapping for a container and does not notice: port ${mapping.externalPort} stays published for Docker, and leads nowhere.`,
          fix: null,
          source: null,
        });
      }
    }
    call.tx.end(SECONDS);
  },
};
