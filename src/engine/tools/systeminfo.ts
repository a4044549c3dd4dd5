import type { NetInterface } from "../model/tcpip.ts";
import { hostOf } from "../shell/place.ts";
import type { Output, Program } from "../shell/program.ts";
import { linkLocalAddress, type Stack, stackOf } from "./stack.ts";
import { said } from "./windows-tool.ts";

/** Columns of the labels, and of the adapters' own labels. */
const LABEL = 27;
const CARD_LABEL = 17;

/** Source of the layout of network cards: sample systeminfo/01. */
export const systeminfo: Program = {
  name: "systeminfo",
  summary: "shows which Windows runs and which network cards it has",
  on: ["host"],
  run({ tx, place }): Output {
    const stack = stackOf(tx.world, place);
    const host = hostOf(tx.world, place);
    const { title, build, client } = stack.profile;
    const megabytes = grouped((host?.settings.memoryGib ?? 0) * 1024);
    const rows = [
      row("Host Name:", stack.hostName.toUpperCase()),
      row("OS Name:", `Microsoft ${title}`),
      row("OS Version:", `10.0.${build} N/A Build ${build}`),
      row("OS Manufacturer:", "Microsoft Corporation"),
      row("OS Configuration:", client ? "Standalone Workstation" : "Standalone Server"),
      row("System Type:", "x64-based PC"),
      row("Total Physical Memory:", `${megabytes} MB`),
      ...cards(stack),
    ];
    return said(`\n${rows.join("")}`);
  },
};

/** 16384 → "16,384". */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function row(label: string, value: string): string {
  return `${label.padEnd(LABEL)}${value}\n`;
}

function cards({ interfaces }: Stack): readonly string[] {
  return [
    row("Network Card(s):", `${interfaces.length} NIC(s) Installed.`),
    ...interfaces.flatMap((found, index) => [
      row("", `${numbered(index)} ${found.description}`),
      ...cardRows(found).map((line) => row("", `      ${line}`)),
    ]),
  ];
}

function numbered(index: number): string {
  return `[${String(index + 1).padStart(2, "0")}]:`;
}

function cardRows(found: NetInterface): readonly string[] {
  const { dhcp, addresses } = found;
  const server = dhcp.enabled ? (dhcp.server ?? "255.255.255.255") : null;
  const shown = [...addresses.map(({ ip }) => ip), linkLocalAddress(found)];
  return [
    `${"Connection Name:".padEnd(CARD_LABEL)}${found.alias}`,
    `${"DHCP Enabled:".padEnd(CARD_LABEL)}${dhcp.enabled ? "Yes" : "No"}`,
    ...(server === null ? [] : [`${"DHCP Server:".padEnd(CARD_LABEL)}${server}`]),
    "IP address(es)",
    ...shown.map((ip, index) => `${numbered(index)} ${ip}`),
  ];
}
