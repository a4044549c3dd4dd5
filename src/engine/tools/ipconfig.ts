import { dottedMask } from "../lib/ipv4.ts";
import { wallTime } from "../lib/time.ts";
import type { InterfaceAddress, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";
import { compartmentOf, containerOf, hostOf } from "../shell/place.ts";
import type { Completion, Output, Place, Program } from "../shell/program.ts";
import { renewLease } from "../tcpip/renew-lease.ts";
import { gatewaysOf, linkLocalAddress, type Stack, stackOf } from "./stack.ts";
import { optionName, refused, said } from "./windows-tool.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  "/all": "everything about each adapter",
  "/allcompartments": "the adapters of every compartment",
  "/flushdns": "forgets cached names",
  "/displaydns": "shows cached names",
  "/renew": "asks the DHCP server anew",
  "/release": "gives the DHCP lease back",
};

/** Source of every text: facts on PowerShell, section 9. */
export const ipconfig: Program = {
  name: "ipconfig",
  summary: "shows the IP configuration",
  on: ["host", "container", "device"],
  run({ tx, place, args }): Output {
    const { world } = tx;
    const [first] = args;
    const option = first ? optionName(first.text) : "";
    switch (option) {
      case "":
        return said(plain(stackOf(world, place)));
      case "all":
        return said(everything(world, place));
      case "allcompartments":
        return said(allCompartments(world, place, args[1] !== undefined));
      case "flushdns":
        return said("\nWindows IP Configuration\n\nSuccessfully flushed the DNS Resolver Cache.\n");
      case "displaydns":
        return said("\nWindows IP Configuration\n\n");
      case "renew":
      case "release":
        return lease(tx, place, option);
      case "?":
        return said(usage());
      default:
        return refused(`\nError: unrecognized or incomplete command line.\n${usage()}`);
    }
  },
  complete({ before, current }): readonly Completion[] {
    if (before.length > 0) return [];
    return Object.entries(OPTIONS)
      .filter(([text]) => text.startsWith(current.toLowerCase().replace(/^-/, "/")))
      .map(([text, description]) => ({ text, kind: "flag", description }));
  },
};

function usage(): string {
  const rows = Object.entries(OPTIONS).map(([text, what]) => `       ${text.padEnd(17)} ${what}\n`);
  return `\nUSAGE:\n    ipconfig [/? | /all | /allcompartments | /renew | /release | /flushdns | /displaydns]\n\n${rows.join("")}`;
}

/** "Label" → "   Label . . . . : value": dots up to column 36, the value from column 39. */
function line(label: string, value: string): string {
  return `   ${label}${DOTS.slice(label.length)} : ${value}\n`;
}

/** The pattern of dots and blanks that every label is laid over: dots stand in even columns. */
const DOTS = ". ".repeat(17).slice(0, 33);

function values(label: string, list: readonly string[]): string {
  const [first = "", ...rest] = list;
  return line(label, first) + rest.map((value) => `${" ".repeat(39)}${value}\n`).join("");
}

function plain(stack: Stack): string {
  const blocks = stack.interfaces.map((found) => adapterBlock(stack, found, false));
  return `\nWindows IP Configuration\n\n${blocks.map((block) => `\n${block}`).join("")}`;
}

function everything(world: World, place: Place): string {
  const stack = stackOf(world, place);
  const suffixes = [
    ...new Set(stack.interfaces.map((found) => found.dnsSuffix).filter((suffix) => suffix !== "")),
  ];
  const head = [
    line("Host Name", stack.hostName),
    line("Primary Dns Suffix ", ""),
    line("Node Type", "Hybrid"),
    line("IP Routing Enabled", stack.interfaces.some((found) => found.forwarding) ? "Yes" : "No"),
    line("WINS Proxy Enabled", "No"),
    suffixes.length > 0 ? values("DNS Suffix Search List", suffixes) : "",
  ].join("");
  const clock = world.clock;
  const blocks = stack.interfaces.map((found) => adapterBlock(stack, found, true, clock));
  return `\nWindows IP Configuration\n\n${head}${blocks.map((block) => `\n${block}`).join("")}`;
}

function adapterBlock(stack: Stack, found: NetInterface, all: boolean, clock = 0): string {
  const title = /^Wi-?Fi/i.test(found.alias) ? "Wireless LAN adapter" : "Ethernet adapter";
  const body =
    found.addresses.length === 0 && found.nic.kind === "pnic"
      ? unaddressed(stack, found, all)
      : addressed(stack, found, all, clock);
  return `${title} ${found.alias}:\n\n${body}`;
}

function suffixLine(found: NetInterface): string {
  return line("Connection-specific DNS Suffix ", found.dnsSuffix);
}

function identity(found: NetInterface): string {
  return [
    line("Description", found.description),
    line("Physical Address", found.mac),
    line("DHCP Enabled", found.dhcp.enabled ? "Yes" : "No"),
    line("Autoconfiguration Enabled", "Yes"),
  ].join("");
}

/** An adapter that nobody gave an address: IPv6 link-local and, once its client gave up, 169.254. */
function unaddressed(stack: Stack, found: NetInterface, all: boolean): string {
  const preferred = all ? "(Preferred) " : "";
  return [
    suffixLine(found),
    all ? identity(found) : "",
    line("Link-local IPv6 Address", `${linkLocalAddress(found)}%${found.index}${preferred}`),
    values("Default Gateway", gatewaysOf(stack, found.index)),
  ].join("");
}

function addressed(stack: Stack, found: NetInterface, all: boolean, clock: number): string {
  const preferred = all ? "(Preferred) " : "";
  const addresses = found.addresses.map((address) => addressLines(address, preferred)).join("");
  const lines = [
    suffixLine(found),
    all ? identity(found) : "",
    line("Link-local IPv6 Address", `${linkLocalAddress(found)}%${found.index}${preferred}`),
    addresses,
    all && found.dhcp.enabled && found.dhcp.server !== null ? leaseLines(found.dhcp.leaseSeconds, clock) : "",
    values("Default Gateway", gatewaysOf(stack, found.index)),
  ];
  if (!all) return lines.join("");
  if (found.dhcp.enabled && found.dhcp.server !== null) lines.push(line("DHCP Server", found.dhcp.server));
  const dns = found.dnsServers.length > 0 ? found.dnsServers : SITE_LOCAL.map((server) => `${server}%1`);
  const inContainer = stack.kind === "container" || stack.kind === "uvm";
  lines.push(values("DNS Servers", dns), line("NetBIOS over Tcpip", inContainer ? "Disabled" : "Enabled"));
  if (inContainer && found.dnsSuffix !== "") {
    lines.push(`   Connection-specific DNS Suffix Search List :\n${" ".repeat(39)}${found.dnsSuffix}\n`);
  }
  return lines.join("");
}

const SITE_LOCAL = ["fec0:0:0:ffff::1", "fec0:0:0:ffff::2", "fec0:0:0:ffff::3"];

function addressLines({ ip, prefixLength, origin }: InterfaceAddress, preferred: string): string {
  const label = origin === "link-local" ? "Autoconfiguration IPv4 Address" : "IPv4 Address";
  return line(label, `${ip}${preferred}`) + line("Subnet Mask", dottedMask(prefixLength));
}

function leaseLines(seconds: number, clock: number): string {
  return line("Lease Obtained", dateText(clock)) + line("Lease Expires", dateText(clock + seconds));
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: "Monday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
};
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "Thursday, January 15, 2026 9:00:04 AM". */
function dateText(clock: number): string {
  const { weekday, month, day, year, hours, minutes, seconds } = wallTime(clock);
  const two = (value: number) => String(value).padStart(2, "0");
  const half = hours < 12 ? "AM" : "PM";
  return `${WEEKDAYS[weekday] ?? weekday}, ${MONTHS[month - 1]} ${day}, ${year} ${hours % 12 || 12}:${two(minutes)}:${two(seconds)} ${half}`;
}

function allCompartments(world: World, place: Place, all: boolean): string {
  const host = hostOf(world, place);
  const own = compartmentOf(world, place);
  if (!host || place.kind !== "host") return all ? everything(world, place) : plain(stackOf(world, place));
  const rule = "=".repeat(78);
  return host.compartments
    .filter((compartment) => compartment.kind !== "uvm")
    .map((compartment) => {
      const inside = compartment.containerIds[0];
      const from: Place = inside ? { kind: "container", host: place.host, container: inside } : place;
      const active = compartment.id === own?.id ? " (ACTIVE)" : "";
      const body = all ? everything(world, from) : plain(stackOf(world, from));
      return `\n${rule}\nNetwork Information for Compartment ${compartment.number}${active}\n${rule}\n${body}`;
    })
    .join("");
}

function lease(tx: Transaction, place: Place, option: "renew" | "release"): Output {
  const stack = stackOf(tx.world, place);
  if (!stack.interfaces.some((found) => found.dhcp.enabled)) {
    return refused(
      "\nWindows IP Configuration\n\nThe operation failed as no adapter is in the state permissible for\nthis operation.\n",
    );
  }
  const compartment = compartmentOf(tx.world, place);
  const container = containerOf(tx.world, place);
  if (option === "renew" && place.kind === "container" && compartment && container) {
    const silent = renewLease(tx, place.host, compartment.id, container.name);
    if (silent.length > 0) return refused(`\nWindows IP Configuration\n\n${silent.map(unanswered).join("")}`);
    return said(plain(stackOf(tx.world, place)));
  }
  return {
    ...said(plain(stack)),
    notes: [
      {
        kind: "info",
        code: "dhcp-lease-kept",
        text: `/${option} changes nothing here: in the lab only a container's /renew asks the server anew.`,
        fix: null,
        source: null,
      },
    ],
  };
}

function unanswered(alias: string): string {
  return `An error occurred while renewing interface ${alias} : unable to contact your DHCP server. Request has timed out.\n`;
}
