import type { Option, ValueType } from "./grammar.ts";
import { segmentNames, vnetNames } from "./names.ts";
import { type Address, choice, IP, MAC, name, parseAddress, VLAN } from "./values.ts";

/** "Ethernet=192.168.10.21/24", "Ethernet=dhcp" or only "Ethernet". */
export interface AdapterSpec {
  readonly name: string;
  readonly address: Address | "dhcp" | null;
}

export const ADAPTER: ValueType<AdapterSpec> = {
  shows: "NAME[=IP/LEN|=dhcp]",
  expects: "an adapter name, alone or with an address: Ethernet, Ethernet=192.168.10.21/24 or Ethernet=dhcp",
  parse: (typed) => {
    const at = typed.lastIndexOf("=");
    const adapter = (at < 0 ? typed : typed.slice(0, at)).trim();
    if (adapter === "") return null;
    if (at < 0) return { name: adapter, address: null };
    const value = typed.slice(at + 1);
    const address = value.toLowerCase() === "dhcp" ? "dhcp" : parseAddress(value);
    return address && { name: adapter, address };
  },
  suggest: () => ["Ethernet=", "Ethernet=dhcp"],
};

const GATEWAY_TYPE: ValueType<string> = {
  shows: "IP|auto|none",
  expects: "an IPv4 address, auto or none",
  parse: (typed) => (typed === "auto" || typed === "none" ? typed : IP.parse(typed)),
  suggest: () => ["auto", "none"],
};

type Once<Value> = Option<Value>;

/** Options that describe one adapter; `after` is the flag that they follow, null where the adapter is an operand. */
export function adapterOptions(after: Option<unknown>["after"]) {
  const once = <Value>(flag: `--${string}`, type: ValueType<Value>, help: string): Once<Value> => ({
    flag,
    type,
    count: "once",
    after,
    help,
  });
  const gateway = once(
    "--gateway",
    GATEWAY_TYPE,
    "default gateway; auto, the default, takes the router of the adapter's subnet for the first adapter that has one",
  );
  const mac = once("--mac", MAC, "MAC address; without it one that derives from the names");
  const type = once("--type", choice(["ethernet", "wifi"] as const), "kind of adapter; ethernet by default");
  const segment = once(
    "--segment",
    name("SEGMENT", segmentNames),
    "physical network; the first one by default",
  );
  const vnet = once(
    "--vnet",
    name("VNET", vnetNames),
    "Azure virtual network that an Azure VM's adapter is in",
  );
  const port = once(
    "--port",
    choice(["access", "trunk"] as const),
    "mode of the physical switch port; access by default",
  );
  const vlan = once("--vlan", VLAN, "access VLAN of the port, or native VLAN of a trunk; 1 by default");
  const allowed: Option<number> = {
    flag: "--allowed",
    type: VLAN,
    count: "list",
    after,
    help: "VLANs that a trunk lets through; the native one is always among them",
  };
  const all: readonly Option<unknown>[] = [gateway, mac, type, segment, vnet, port, vlan, allowed];
  return { gateway, mac, type, segment, vnet, port, vlan, allowed, all };
}

export type AdapterOptions = ReturnType<typeof adapterOptions>;
