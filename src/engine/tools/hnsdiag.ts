import { removeHnsEndpoint } from "../hns/remove-endpoint.ts";
import { removeHnsNetwork } from "../hns/remove-network.ts";
import type { Host } from "../model/world.ts";
import { hnsEndpointObject, hnsPolicyListObject } from "../powershell/hns-endpoint-object.ts";
import { hnsNetworkObject } from "../powershell/hns-network-object.ts";
import { profileOf } from "../powershell/hns-text.ts";
import type { PsObject } from "../powershell/value.ts";
import type { Invocation, Output, Program } from "../shell/program.ts";
import { diagJson } from "./hnsdiag-json.ts";
import { refused, said } from "./windows-tool.ts";

const SECONDS = 2;
const GROUPS = ["networks", "endpoints", "namespaces", "loadbalancers"] as const;
type Group = (typeof GROUPS)[number];

/** Source of every layout: facts on PowerShell, section 4. */
export const hnsdiag: Program = {
  name: "hnsdiag",
  summary: "lists what the Host Network Service holds",
  on: ["host"],
  run(invocation): Output {
    const { tx, place } = invocation;
    if (place.kind !== "host") return refused(USAGE);
    const words = invocation.args.map(({ text }) => text.toLowerCase());
    const [verb, what = ""] = words.filter((word) => !word.startsWith("-"));
    const host = tx.host(place.host);
    const groups = what === "all" ? GROUPS : GROUPS.filter((group) => group === what);
    if (groups.length === 0) return refused(USAGE);
    if (verb !== "list" && verb !== "delete") return refused(USAGE);
    if (!host.settings.hnsRunning) return refused("The RPC server is unavailable.\n");
    if (verb === "delete") return remove(invocation, what, words[2]);
    if (words.some((word) => /^-d[f]?$/.test(word))) {
      return said(groups.flatMap((group) => details(host, group)).join(""));
    }
    if (what === "all")
      return said(groups.map((group) => `${TITLES[group]}:\n${table(host, group)}`).join("\n"));
    return said(table(host, groups[0] ?? "networks"));
  },
  complete({ before, current }) {
    const next = before.length === 0 ? ["list", "delete"] : before.length === 1 ? ["all", ...GROUPS] : ["-d"];
    return next
      .filter((text) => text.startsWith(current))
      .map((text) => ({ text, kind: "value", description: "" }));
  },
};

const USAGE =
  "hnsdiag list all|networks|endpoints|namespaces|loadbalancers [-d]\nhnsdiag delete all|networks|endpoints [ID]\n";

const TITLES: Readonly<Record<Group, string>> = {
  networks: "Networks",
  endpoints: "Endpoints",
  namespaces: "Namespaces",
  loadbalancers: "LoadBalancers",
};

/** Names are padded to 16 characters; longer ones are printed in full. */
function row(name: string, rest: string): string {
  return `${name.padEnd(16)} ${rest}\n`;
}

function table(host: Host, group: Group): string {
  switch (group) {
    case "networks":
      return row("Name", "ID") + host.hnsNetworks.map(({ name, id }) => row(name, id)).join("");
    case "endpoints":
      return profileOf(host).hnsMajor < 9 ? endpointBlocks(host) : endpointRows(host);
    case "namespaces":
      return `${"ID".padEnd(36)} | Endpoint IDs\n`;
    case "loadbalancers":
      return `${"ID".padEnd(36)} | Virtual IPs      | Direct IP IDs\n${host.hnsPolicyLists
        .map(({ id, vips, endpointIds }) => {
          const ids = endpointIds.map((endpoint) => endpoint.toLowerCase()).join(" ");
          return `${id.toLowerCase()} |  ${vips.join(",").padEnd(16)}| ${ids}\n`;
        })
        .join("")}`;
  }
}

function endpointRows(host: Host): string {
  const rows = host.hnsEndpoints.map(({ name, id, networkId }) =>
    row(name, `${id.toLowerCase()} ${host.hnsNetworks.get(networkId)?.name ?? ""}`),
  );
  return row("Name", `${"ID".padEnd(36)} Virtual Network Name`) + rows.join("");
}

/** The tool of 1709 and 1803 prints a block for each endpoint. */
function endpointBlocks(host: Host): string {
  return host.hnsEndpoints
    .map(({ name, id, ip, mac, networkId }) => {
      const lines = [
        ["Name", name],
        ["IP Address", ip ?? ""],
        ["MAC Address", mac],
        ["Virtual Network Name", host.hnsNetworks.get(networkId)?.name ?? ""],
      ];
      const body = lines.map(([label = "", value = ""]) => `    ${label.padEnd(17)}: ${value}\n`).join("");
      return `${"Endpoint".padEnd(17)}: ${id.toLowerCase()}\n${body}`;
    })
    .join("\n");
}

function details(host: Host, group: Group): readonly string[] {
  const objects: readonly PsObject[] =
    group === "networks"
      ? host.hnsNetworks.map((network) => hnsNetworkObject(host, network))
      : group === "endpoints"
        ? host.hnsEndpoints.map((endpoint) => hnsEndpointObject(host, endpoint))
        : group === "loadbalancers"
          ? host.hnsPolicyLists.map((list) => hnsPolicyListObject(host, list))
          : [];
  return objects.map((object) => `${diagJson(object)}\n`);
}

function remove({ tx, place }: Invocation, what: string, id: string | undefined): Output {
  if (place.kind !== "host") return refused(USAGE);
  const wanted = (each: string) => id === undefined || each.toLowerCase() === id;
  if (what === "endpoints" || what === "all") {
    for (const endpoint of tx.host(place.host).hnsEndpoints.filter((each) => wanted(each.id))) {
      removeHnsEndpoint(tx, place.host, endpoint.id, endpoint.name);
    }
  }
  if (what === "networks" || what === "all") {
    for (const network of tx.host(place.host).hnsNetworks.filter((each) => wanted(each.id))) {
      const removed = tx.attempt(() => removeHnsNetwork(tx, place.host, network.id));
      if (!removed.ok) {
        tx.end(SECONDS);
        return refused(`${removed.error.message}\n`);
      }
    }
  }
  tx.end(SECONDS);
  return said("");
}
