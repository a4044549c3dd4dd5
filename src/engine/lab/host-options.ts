import type { Option, ValueType } from "./grammar.ts";
import { CIDR, choice, IP, ON_OFF, OS, TRAFFIC, text } from "./values.ts";

const once = <Value>(flag: `--${string}`, type: ValueType<Value>, help: string): Option<Value> => ({
  flag,
  type,
  count: "once",
  after: null,
  help,
});
const list = <Value>(flag: `--${string}`, type: ValueType<Value>, help: string): Option<Value> => ({
  ...once(flag, type, help),
  count: "list",
});

const VERSION: ValueType<string> = {
  shows: "VERSION",
  expects: "a version such as 29.7.2",
  parse: (typed) => (/^\d{1,2}\.\d{1,2}(\.\d{1,3})?$/.test(typed) ? typed : null),
  suggest: () => ["29.7.2", "28.0.0", "20.10.0"],
};

const NAT_PREFIX: ValueType<string> = {
  shows: "CIDR|auto|none",
  expects: "a prefix such as 172.16.0.0/16, auto or none",
  parse: (typed) => (typed === "auto" || typed === "none" ? typed : CIDR.parse(typed)),
  suggest: () => ["auto", "none", "172.16.0.0/16"],
};

/** Options of `lab host add` and `lab host set`. */
export const HOST_OPTIONS = {
  os: once("--os", OS, "Windows version; ws2022 by default"),
  platform: once(
    "--platform",
    choice(["physical", "hyperv-vm", "vmware-vm", "azure-vm"] as const),
    "what the host runs on; physical by default",
  ),
  macSpoofing: once(
    "--mac-spoofing",
    ON_OFF,
    "Hyper-V VM: the outer switch lets through MACs that are not the VM's own; off by default",
  ),
  promiscuous: once(
    "--promiscuous",
    ON_OFF,
    "VMware VM: the port group accepts promiscuous mode and forged transmits; off by default",
  ),
  firewall: once(
    "--firewall",
    choice(["default", "on", "off"] as const),
    "Windows Firewall; default is on, and blocks what nobody asked for",
  ),
  allow: list("--allow", TRAFFIC, "inbound traffic that a firewall rule allows on the host: tcp/1433, icmp"),
  block: list("--block", TRAFFIC, "inbound traffic that a firewall rule blocks, in containers too"),
  localRules: once(
    "--local-rules",
    ON_OFF,
    "off: group policy makes the firewall ignore local rules, also those of HNS; on by default",
  ),
  dns: list("--dns", IP, "DNS servers; by default those of the adapter's network"),
  dnsSuffix: once("--dns-suffix", text("SUFFIX"), "DNS suffix of the host"),
  docker: once("--docker", VERSION, "version of the Docker engine; 29.7.2 by default"),
  natPrefix: once(
    "--nat-prefix",
    NAT_PREFIX,
    'prefix of the default nat network (fixed-cidr); auto: HNS picks a free /20; none: "bridge": "none"',
  ),
} as const;
