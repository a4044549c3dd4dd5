import { contains, parseIp } from "../../../lib/ipv4.ts";
import type { NetInterface } from "../../../model/tcpip.ts";
import { addHostAddress, removeHostAddress } from "../../../tcpip/host-address.ts";
import { onLinkPrefix, stackOf } from "../../../tools/stack.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostNameOf, reportNotFound } from "../../on-host.ts";
import { interfaceAliases } from "../complete-names.ts";
import { newAddressObjects } from "./get-netipaddress.ts";
import { INTERFACE_ALIAS, INTERFACE_INDEX, isWantedInterface } from "./interface-parameters.ts";

const SECONDS = 1;
/** What Windows takes when no length is given. */
const WHOLE_ADDRESS = 32;

export const newNetIPAddress: Cmdlet = {
  name: "New-NetIPAddress",
  summary: "Gives an interface of the host an address.",
  module: "NetTCPIP",
  on: ["host"],
  parameters: [
    { name: "IPAddress", type: "string", position: 0, mandatory: true, description: "The IPv4 address." },
    {
      name: "InterfaceAlias",
      type: "string",
      aliases: ["ifAlias"],
      description: "The interface.",
      complete: interfaceAliases,
    },
    { name: "InterfaceIndex", type: "int", aliases: ["ifIndex"], description: "The interface by number." },
    { name: "PrefixLength", type: "int", description: "Bits of the subnet; 32 unless told." },
    { name: "DefaultGateway", type: "string", description: "The router of the default route." },
    { name: "AddressFamily", type: "string", values: ["IPv4"], description: "IPv4." },
  ],
  run(call) {
    const { args } = call;
    const ip = args.text("IPAddress") ?? "";
    const prefixLength = args.number("PrefixLength") ?? WHOLE_ADDRESS;
    const gateway = args.text("DefaultGateway");
    const { interfaces } = stackOf(call.tx.world, call.place);
    const alias = args.text("InterfaceAlias")?.toLowerCase();
    const found = interfaces.find(
      (each) => each.alias.toLowerCase() === alias || each.index === args.number("InterfaceIndex"),
    );
    const fault = faultOf(call, ip, prefixLength, gateway, found, interfaces);
    if (fault || !found) return;
    const address = { ip, prefixLength, origin: "manual" } as const;
    addHostAddress(call.tx, hostNameOf(call), found, address, gateway);
    call.tx.end(SECONDS);
    call.out(newAddressObjects(found, address));
  },
};

function faultOf(
  call: CmdletCall,
  ip: string,
  prefixLength: number,
  gateway: string | null,
  found: NetInterface | undefined,
  interfaces: readonly NetInterface[],
): boolean {
  if (!found) {
    refuse(call, "The system cannot find the file specified. ", 2, "This host has no such interface.");
    return true;
  }
  if (parseIp(ip) === null || prefixLength < 1 || prefixLength > WHOLE_ADDRESS) {
    refuse(call, "The parameter is incorrect. ", 87, `${ip}/${prefixLength} is no IPv4 address.`);
    return true;
  }
  if (interfaces.some(({ addresses }) => addresses.some((each) => each.ip === ip))) {
    refuse(call, "The object already exists. ", 5010, `${ip} is an address of this host already.`);
    return true;
  }
  if (gateway !== null && !contains(onLinkPrefix(ip, prefixLength), gateway)) {
    refuse(
      call,
      `Invalid parameter DefaultGateway ${gateway} `,
      87,
      `${gateway} is not in the subnet of ${ip}.`,
    );
    return true;
  }
  return false;
}

function refuse(call: CmdletCall, message: string, code: number, hint: string): void {
  call.error({
    message,
    category: code === 2 ? "ObjectNotFound" : "InvalidArgument",
    target: "MSFT_NetIPAddress:ROOT/StandardCimv2/MSFT_NetIPAddress",
    id: `Windows System Error ${code}`,
    note: { kind: "error", code: "address-refused", text: hint, fix: "Get-NetIPAddress", source: null },
  });
}

export const removeNetIPAddressCmdlet: Cmdlet = {
  name: "Remove-NetIPAddress",
  summary: "Takes addresses off interfaces of the host.",
  module: "NetTCPIP",
  on: ["host"],
  parameters: [
    {
      name: "IPAddress",
      type: "string[]",
      position: 0,
      pipeline: "property",
      description: "Addresses; * stands for any text.",
    },
    INTERFACE_ALIAS,
    INTERFACE_INDEX,
    { name: "Confirm", type: "switch", description: "Asks first; the lab never asks." },
  ],
  input: "each",
  run(call) {
    const wanted = call.args.texts("IPAddress");
    const chosen = stackOf(call.tx.world, call.place).interfaces.flatMap((each) =>
      isWantedInterface(call, each.alias, each.index)
        ? each.addresses
            .filter(({ ip }) => wanted.length === 0 || wanted.some((pattern) => isLike(ip, pattern)))
            .map(({ ip }) => ({ alias: each.alias, ip }))
        : [],
    );
    if (chosen.length === 0) reportNotFound(call, "MSFT_NetIPAddress", "IPAddress", wanted[0] ?? "*");
    for (const { alias, ip } of chosen) {
      const found = stackOf(call.tx.world, call.place).interfaces.find((each) => each.alias === alias);
      if (found) removeHostAddress(call.tx, hostNameOf(call), found, ip);
    }
    call.tx.end(SECONDS);
  },
};
