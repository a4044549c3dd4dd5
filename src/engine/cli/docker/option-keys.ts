import type { Printer } from "./printer.ts";

/** A key of `-o` on Windows: for completion and for the learner's notes. Source: facts on options, sections 2 and 5. */
export interface OptionKey {
  readonly key: string;
  /** Drivers on which the key has an effect. */
  readonly drivers: readonly string[];
  /** What it takes and does. */
  readonly description: string;
}

const PREFIX = "com.docker.network.windowsshim.";
const LOCAL = ["nat", "transparent", "l2bridge", "l2tunnel", "internal", "private", "ics"];
const EXTERNAL = ["transparent", "l2bridge", "l2tunnel", "overlay"];

export const OPTION_KEYS: readonly OptionKey[] = [
  key("networkname", [...LOCAL, "overlay"], "Name of the network in HNS; default is Docker's id"),
  key("interface", EXTERNAL, "Adapter to bind, such as Ethernet 2; several with commas make a team"),
  key("vlanid", ["transparent", "l2bridge", "l2tunnel"], "VLAN of every port of the network"),
  key("vsid", ["l2bridge", "l2tunnel"], "Virtual subnet id of an SDN network"),
  key("dnssuffix", LOCAL, "DNS suffix of the containers"),
  key("dnsservers", LOCAL, "DNS servers of the containers, with commas"),
  key("macpool", LOCAL, "START,END of the MAC addresses to give out"),
  key("disable_gatewaydns", ["nat"], "true: no Docker DNS on the gateway, so no names between containers"),
  key("enable_outboundnat", ["l2bridge", "l2tunnel"], "true: outbound traffic takes the host's address"),
  key(
    "outboundnat_exceptions",
    ["l2bridge", "l2tunnel"],
    "Prefixes that keep the container's address, with commas",
  ),
  key("routingdomain", [], "Kept by Docker, not sent to HNS"),
  key("sourcemac", [], "Read by nobody"),
  key("hnsid", [...LOCAL, "overlay"], "HNS network to adopt instead of creating one"),
  key("hnsowned", LOCAL, "true: network prune leaves the network alone"),
  {
    key: "com.docker.network.driver.overlay.vxlanid_list",
    drivers: ["overlay"],
    description: "VXLAN ids, one for each subnet, from 4096 up",
  },
  { key: "encrypted", drivers: [], description: "Stored; no Windows driver encrypts" },
];

function key(name: string, drivers: readonly string[], description: string): OptionKey {
  return { key: PREFIX + name, drivers, description };
}

/** Tells about options that Docker stored but that do nothing with this driver. */
export function noteDriverOptions(
  printer: Printer,
  driver: string,
  options: Readonly<Record<string, string>>,
): void {
  for (const typed of Object.keys(options)) {
    if (typed === "encrypted") continue;
    const known = OPTION_KEYS.find((option) => option.key === typed);
    if (known?.drivers.includes(driver)) continue;
    const sameLetters = OPTION_KEYS.find((option) => option.key.toLowerCase() === typed.toLowerCase());
    printer.note({
      kind: "warning",
      code: known ? "option-without-effect" : "option-unknown",
      text: known
        ? `Docker stored ${typed}, but it has no effect with the driver ${driver}.`
        : `Docker stores unknown options without a word: ${typed} has no effect.${
            sameLetters ? ` Keys are case-sensitive; ${sameLetters.key} is the one.` : ""
          }`,
      fix: null,
      source: null,
    });
  }
}
