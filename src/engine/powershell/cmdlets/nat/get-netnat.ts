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
