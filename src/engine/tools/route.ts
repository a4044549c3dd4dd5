import { dottedMask, formatIp, formatPrefix, maskOf, parseIp } from "../lib/ipv4.ts";
import type { Route } from "../model/tcpip.ts";
import type { Invocation, Output, Program } from "../shell/program.ts";
import { addNetRoute, removeNetRoute } from "../tcpip/net-route.ts";
import { type ActiveRoute, activeRoutes, compareRoutes, onLinkPrefix, type Stack, stackOf } from "./stack.ts";
import { refused, said } from "./windows-tool.ts";

const SECONDS = 1;
const RULE = "===========================================================================";

/** Source of the layout: facts on PowerShell, section 10. */
export const route: Program = {
  name: "route",
  summary: "shows and changes the routing table",
  on: ["host", "container", "device"],
  run(invocation): Output {
    const words = invocation.args.map(({ text }) => text.toLowerCase());
    const verb = words.find((word) => !word.startsWith("-"));
    const stack = stackOf(invocation.tx.world, invocation.place);
    switch (verb) {
      case "print":
        return said(table(stack, !words.includes("-6"), !words.includes("-4")));
      case "add":
      case "delete":
        return change(invocation, stack, verb, words);
      default:
        return refused(USAGE);
    }
  },
  complete({ before, current }) {
    const verbs = before.length === 0 ? ["print", "add", "delete"] : ["-4", "-6", "-p"];
    return verbs
      .filter((text) => text.startsWith(current.toLowerCase()))
      .map((text) => ({ text, kind: "value", description: "" }));
  },
};

const USAGE =
  "\nManipulates network routing tables.\n\nROUTE [-p] [-4|-6] command [destination]\n                  [MASK netmask]  [gateway] [METRIC metric]  [IF interface]\n\n  command      PRINT, ADD or DELETE\n\n";

function table(stack: Stack, v4: boolean, v6: boolean): string {
  return `${interfaceList(stack)}${v4 ? v4Table(stack) : ""}${v6 ? v6Table(stack) : ""}`;
}

function interfaceList(stack: Stack): string {
  const rows = stack.interfaces
    .toSorted((a, b) => b.index - a.index)
    .map(({ index, mac, description }) => {
      const bytes = mac.replaceAll("-", " ").toLowerCase();
      return `${String(index).padStart(3)}...${bytes} ......${description}\n`;
    });
  const number = stack.compartmentNumber;
  const loopback = `${String(stack.loopbackIndex).padStart(3)}...........................Software Loopback Interface ${number}\n`;
  return `${RULE}\nInterface List\n${rows.join("")}${loopback}${RULE}\n`;
}

function v4Table(stack: Stack): string {
  const active = activeRoutes(stack).toSorted(compareRoutes).map(activeLine).join("");
  const persistent = stack.routes.filter((each) => each.persistent);
  const kept =
    persistent.length === 0
      ? "  None\n"
      : `  Network Address          Netmask  Gateway Address  Metric\n${persistent.map(persistentLine).join("")}`;
  return `\nIPv4 Route Table\n${RULE}\nActive Routes:\nNetwork Destination        Netmask          Gateway       Interface  Metric\n${active}${RULE}\nPersistent Routes:\n${kept}${RULE}\n`;
}

function activeLine(row: ActiveRoute): string {
  const [network = "", length = "0"] = row.prefix.split("/");
  const onLink = row.nextHop === "0.0.0.0";
  // The word On-link stands one column further left than an address would.
  const gateway = onLink ? "On-link".padStart(16) : row.nextHop.padStart(17);
  const own = row.interfaceIp.padStart(onLink ? 18 : 17);
  const metric = String(row.routeMetric + row.interfaceMetric).padStart(7);
  return `${network.padStart(17)}${dottedMask(Number(length)).padStart(17)}${gateway}${own}${metric}\n`;
}

function persistentLine(each: Route): string {
  const [network = "", length = "0"] = each.prefix.split("/");
  const columns = [network, dottedMask(Number(length)), each.nextHop].map((text) => text.padStart(17));
  const metric = each.prefix === "0.0.0.0/0" ? "Default" : String(each.metric);
  return `${columns.join("")}  ${metric}\n`;
}

function v6Table(stack: Stack): string {
  const loopback = `${String(stack.loopbackIndex).padStart(3)}    331 ::1/128                  On-link\n`;
  return `\nIPv6 Route Table\n${RULE}\nActive Routes:\n If Metric Network Destination      Gateway\n${loopback}${RULE}\nPersistent Routes:\n  None\n`;
}

/** `route add 10.244.2.0 mask 255.255.255.0 192.168.10.22 metric 1 if 4` on the host's own table. */
function change(
  invocation: Invocation,
  stack: Stack,
  verb: "add" | "delete",
  words: readonly string[],
): Output {
  const { tx, place } = invocation;
  if (place.kind !== "host") {
    return refused("The requested operation requires elevation.\n");
  }
  const rest = words.filter((word) => !/^-[p46f]$/.test(word)).slice(1);
  const destination = rest[0] ?? "";
  const after = (key: string) => {
    const at = rest.indexOf(key);
    return at < 0 ? undefined : rest[at + 1];
  };
  const mask = after("mask") ?? "255.255.255.255";
  const length = maskLength(mask);
  const gateway = rest.slice(1).find((word, at) => parseIp(word) !== null && rest[at] !== "mask") ?? "";
  const network = parseIp(destination);
  if (network === null || length === null || (verb === "add" && gateway === "")) {
    return refused(
      `route: bad argument ${network === null ? destination : length === null ? mask : gateway}\n`,
    );
  }
  const prefix = formatPrefix({ network: (network & maskOf(length)) >>> 0, length });
  if (verb === "delete") {
    const gone = stack.routes.filter(
      (each) => each.prefix === prefix && (gateway === "" || each.nextHop === gateway),
    );
    if (gone.length === 0) return refused("The route deletion failed: Element not found.\n");
    for (const each of gone) removeNetRoute(tx, place.host, each);
    tx.end(SECONDS);
    return said(" OK!\n");
  }
  const index = Number(after("if") ?? Number.NaN);
  const found = stack.interfaces.find((each) =>
    Number.isNaN(index) ? reaches(each.addresses, gateway) : each.index === index,
  );
  if (!found) return refused("The route addition failed: The parameter is incorrect.\n");
  const added: Route = {
    prefix,
    nextHop: gateway,
    interfaceIndex: found.index,
    metric: Number(after("metric") ?? 1),
    persistent: words.includes("-p"),
  };
  if (!addNetRoute(tx, place.host, added))
    return refused("The route addition failed: The object already exists.\n");
  tx.end(SECONDS);
  return said(" OK!\n");
}

function reaches(addresses: Stack["interfaces"][number]["addresses"], ip: string): boolean {
  return addresses.some(
    ({ ip: own, prefixLength }) => onLinkPrefix(own, prefixLength) === onLinkPrefix(ip, prefixLength),
  );
}

function maskLength(mask: string): number | null {
  const value = parseIp(mask);
  if (value === null) return null;
  for (let length = 0; length <= 32; length += 1) if (formatIp(maskOf(length)) === mask) return length;
  return null;
}
