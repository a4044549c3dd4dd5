import type { HnsNetworkId, HostName, WinNatId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { WinNat } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";

/** Creates the NAT instance of an HNS network, with the engine and the abilities of the Windows version. */
export function createNat(
  tx: Transaction,
  host: HostName,
  order: {
    readonly hnsNetworkId: HnsNetworkId;
    readonly internalPrefix: string;
    /** A network of Internet Connection Sharing, whatever this Windows uses for nat networks. */
    readonly sharing: boolean;
  },
): WinNat {
  const profile = OS_PROFILES[tx.host(host).settings.os];
  const id = tx.mintGuid("winnat") as WinNatId;
  const prefix = order.sharing ? "ICS" : profile.natNamePrefix;
  const guid = prefix === "H" || profile.guidCase === "lower" ? id.toLowerCase() : id;
  const nat: WinNat = {
    id,
    name: `${prefix}${guid}`,
    engine: order.sharing ? "ics" : profile.natEngine,
    internalPrefix: order.internalPrefix,
    hnsNetworkId: order.hnsNetworkId,
    serves: {
      loopback: profile.natLoopback,
      ownAddress: profile.natOwnAddress,
      hairpin: profile.natHairpin,
    },
  };
  tx.put(host, "winNats", id, nat, {
    actor: "WinNAT",
    why:
      nat.engine === "ics"
        ? `The NAT of Internet Connection Sharing serves ${nat.internalPrefix}: what leaves it gets the host's address. Get-NetNat does not list it.`
        : `A NAT for ${nat.internalPrefix}: what leaves this prefix gets the host's address as its source.`,
    show: "Get-NetNat",
  });
  return nat;
}
