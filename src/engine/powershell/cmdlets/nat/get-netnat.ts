import type { WinNat } from "../../../model/tcpip.ts";
import type { Host } from "../../../model/world.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostOfCall, reportNotFound } from "../../on-host.ts";
import { type PsObject, psObject } from "../../value.ts";

/** NAT instances that the NetNat module sees: those of the ICS helper are not among them. */
export function listedNats(host: Host): readonly WinNat[] {
  return host.winNats.filter((nat) => nat.engine === "winnat");
}

/** Source: facts on PowerShell, section 5. */
export function netNatObject(nat: WinNat): PsObject {
  return psObject("NetNat", {
    Name: nat.name,
    ExternalIPInterfaceAddressPrefix: "",
    InternalIPInterfaceAddressPrefix: nat.internalPrefix,
    IcmpQueryTimeout: 30,
    TcpEstablishedConnectionTimeout: 1800,
    TcpTransientConnectionTimeout: 120,
    TcpFilteringBehavior: "AddressDependentFiltering",
    UdpFilteringBehavior: "AddressDependentFiltering",
    UdpIdleSessionTimeout: 120,
    UdpInboundRefresh: false,
    Store: "Local",
    Active: true,
  });
}

export const getNetNat: Cmdlet = {
  name: "Get-NetNat",
  summary: "Shows the NAT instances of WinNAT.",
  module: "NetNat",
  on: ["host"],
  parameters: [{ name: "Name", type: "string[]", position: 0, description: "Names; * stands for any text." }],
  run(call) {
    const host = hostOfCall(call);
    const nats = listedNats(host);
    const names = call.args.texts("Name");
    const found = nats.filter((nat) => names.length === 0 || names.some((name) => isLike(nat.name, name)));
    for (const nat of found) call.out(netNatObject(nat));
    const missing = names.find((name) => !/[*?[]/.test(name) && !nats.some((nat) => isLike(nat.name, name)));
    if (missing !== undefined) reportNotFound(call, "MSFT_NetNat", "Name", missing);
    if (nats.length === 0 && host.winNats.size > 0) {
      call.note({
        kind: "info",
        code: "nat-engine-ics",
        text: "On this Windows version containers' NAT is done by the helper of Internet Connection Sharing, which Get-NetNat does not list. Get-HnsNetwork shows its NatName.",
        fix: "Get-HnsNetwork",
        source: null,
      });
    }
  },
};

export const getNetNatStaticMapping: Cmdlet = {
  name: "Get-NetNatStaticMapping",
  summary: "Shows the published ports that WinNAT forwards.",
  module: "NetNat",
  on: ["host"],
  parameters: [{ name: "NatName", type: "string[]", description: "Only mappings of these NAT instances." }],
  run(call) {
    const host = hostOfCall(call);
    const names = call.args.texts("NatName");
    let number = 0;
    for (const mapping of host.natMappings) {
      const nat = host.winNats.get(mapping.winNatId);
      if (nat?.engine !== "winnat") continue;
      const id = number;
      number += 1;
      if (names.length > 0 && !names.some((name) => isLike(nat.name, name))) continue;
      call.out(
        psObject("NetNatStaticMapping", {
          StaticMappingID: id,
          NatName: nat.name,
          Protocol: mapping.protocol.toUpperCase(),
          RemoteExternalIPAddressPrefix: "0.0.0.0/0",
          ExternalIPAddress: mapping.externalAddress,
          ExternalPort: mapping.externalPort,
          InternalIPAddress: mapping.internalAddress,
          InternalPort: mapping.internalPort,
          InternalRoutingDomainId: "{00000000-0000-0000-0000-000000000000}",
          Active: true,
        }),
      );
    }
  },
};
