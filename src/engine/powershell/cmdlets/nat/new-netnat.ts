import { overlaps, parsePrefix } from "../../../lib/ipv4.ts";
import type { WinNatId } from "../../../model/ids.ts";
import { OS_PROFILES } from "../../../model/profiles.ts";
import type { WinNat } from "../../../model/tcpip.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { askFirst, CONFIRM } from "../../confirm.ts";
import { hostNameOf, hostOfCall, reportNotFound } from "../../on-host.ts";
import { listedNats, netNatObject } from "./get-netnat.ts";

const SECONDS = 1;

export const newNetNat: Cmdlet = {
  name: "New-NetNat",
  summary: "Creates a NAT instance for a prefix.",
  module: "NetNat",
  on: ["host"],
  parameters: [
    { name: "Name", type: "string", position: 0, mandatory: true, description: "The instance's name." },
    {
      name: "InternalIPInterfaceAddressPrefix",
      type: "string",
      mandatory: true,
      description: "The prefix that is translated, for example 172.30.0.0/24.",
    },
  ],
  run(call) {
    const host = hostOfCall(call);
    const profile = OS_PROFILES[host.settings.os];
    const prefix = call.args.text("InternalIPInterfaceAddressPrefix") ?? "";
    const name = call.args.text("Name") ?? "";
    const hint = refusalHint(host.winNats.toArray(), prefix, name, profile.manyNatPrefixes);
    if (hint !== null) {
      call.error({
        message: "The parameter is incorrect. ",
        category: "InvalidArgument",
        target: "MSFT_NetNat:root/StandardCimv2/MSFT_NetNat",
        id: "Windows System Error 87",
        note: {
          kind: "error",
          code: "netnat-prefix",
          text: hint,
          fix: "Get-NetNat",
          source: null,
        },
      });
      return;
    }
    const hostName = hostNameOf(call);
    const id = call.tx.mintGuid("winnat") as WinNatId;
    const nat: WinNat = {
      id,
      name,
      engine: "winnat",
      internalPrefix: prefix,
      hnsNetworkId: null,
      serves: {
        loopback: profile.natLoopback,
        ownAddress: profile.natOwnAddress,
        hairpin: profile.natHairpin,
      },
    };
    call.tx.put(hostName, "winNats", id, nat, {
      actor: "WinNAT",
      why: `A NAT for ${prefix}: what leaves this prefix gets the host's address as its source.`,
      show: "Get-NetNat",
    });
    call.tx.end(SECONDS);
    call.out(netNatObject(nat));
  },
};

/** Why WinNAT refuses the instance; null when it takes it. Source: facts on HNS, R6 and R8. */
function refusalHint(nats: readonly WinNat[], prefix: string, name: string, many: boolean): string | null {
  if (!parsePrefix(prefix)) return `${prefix} is no IPv4 prefix; write it as 172.30.0.0/24.`;
  const same = nats.find((nat) => nat.name.toLowerCase() === name.toLowerCase());
  if (same) return `There is a NAT named ${same.name} already.`;
  const other = nats.find((nat) => overlaps(nat.internalPrefix, prefix));
  if (other)
    return `${prefix} overlaps ${other.internalPrefix} of ${other.name}; each NAT needs a prefix of its own.`;
  if (!many && nats[0])
    return `This Windows version has one NAT prefix for the whole host: ${nats[0].internalPrefix}.`;
  return null;
}

export const removeNetNat: Cmdlet = {
  name: "Remove-NetNat",
  summary: "Removes NAT instances.",
  module: "NetNat",
  on: ["host"],
  parameters: [
    {
      name: "Name",
      type: "string[]",
      position: 0,
      pipeline: "property",
      description: "Names; * stands for any text.",
    },
    ...CONFIRM,
  ],
  input: "each",
  run(call) {
    const host = hostNameOf(call);
    const names = call.args.texts("Name");
    const nats = listedNats(call.tx.host(host));
    const chosen = nats.filter((nat) => names.length === 0 || names.some((name) => isLike(nat.name, name)));
    if (chosen.length === 0 && names[0] !== undefined) {
      reportNotFound(call, "MSFT_NetNat", "Name", names[0]);
      return;
    }
    for (const nat of chosen) {
      askFirst(call, [
        "Are you sure you want to perform this action?",
        `Performing operation "Remove NAT Instance" on Target "${nat.name}".`,
      ]);
      for (const mapping of call.tx.host(host).natMappings.filter((each) => each.winNatId === nat.id)) {
        call.tx.remove(host, "natMappings", mapping.id, {
          actor: "WinNAT",
          why: `The mapping of port ${mapping.externalPort} goes with its NAT.`,
        });
      }
      call.tx.remove(host, "winNats", nat.id, {
        actor: "WinNAT",
        why: `The NAT for ${nat.internalPrefix} is removed: nothing translates its addresses any more.`,
        show: "Get-NetNat",
      });
      if (nat.hnsNetworkId !== null) noteOfHns(call, nat);
    }
    call.tx.end(SECONDS);
  },
};

function noteOfHns(call: Parameters<Cmdlet["run"]>[0], nat: WinNat): void {
  call.note({
    kind: "warning",
    code: "hns-nat-removed",
    text: `${nat.name} belonged to an HNS network: its containers have lost the way out and their published ports.`,
    fix: "Restart-Computer",
    source: null,
  });
}
