import { build } from "./build.ts";
import reachability from "./data/reachability.json";
import { type Actual, observe } from "./observe.ts";
import type { Row, TruthTable } from "./table.ts";

/** A row of the truth table that shows a cell of Microsoft's tables, and what its lab did. */
interface Shown {
  readonly row: Row;
  readonly cell: string;
  readonly actual: Actual;
}

const DRIVERS = ["nat", "transparent", "overlay", "l2bridge", "l2tunnel"] as const;

/** Columns of Microsoft's table of connectivity, by the start of the cell's name. */
const CONNECTIVITY: readonly (readonly [heading: string, cell: string])[] = [
  ["container to container, one node", "c2c-single"],
  ["container to the outside", "c2external"],
  ["container to container, several nodes", "c2c-multi"],
];
const DISCOVERY: readonly (readonly [heading: string, cell: string])[] = [
  ["on one host", "local"],
  ["across hosts", "global"],
];

/**
 * The tables of Microsoft's page on network drivers (connectivity, IPAM, service discovery) as Markdown, each cell
 * filled with what the lab does: its scenario is built by commands and its flow traced. Nothing expected is read.
 */
export function microsoftTables(): string {
  const { meta, rows } = reachability as unknown as TruthTable;
  const shown = rows.flatMap((row) => {
    const { cell: cells = [] } = row;
    if (cells.length === 0) return [];
    const actual = observe(row, build(row, meta));
    return cells.map((cell) => ({ row, cell, actual }));
  });
  return [
    "### Connectivity",
    "",
    ...grid(CONNECTIVITY, (driver, cell) => cellText(shown, `conn:${driver}:${cell}`)),
    "",
    "### Addresses (IPAM)",
    "",
    ...ipamTable(shown),
    "",
    "### Service discovery",
    "",
    ...grid(DISCOVERY, (driver, cell) => cellText(shown, `sd:${driver}:${cell}`)),
    "",
  ].join("\n");
}

function grid(
  columns: readonly (readonly [string, string])[],
  text: (driver: string, cell: string) => string,
): readonly string[] {
  return table(
    ["driver", ...columns.map(([heading]) => heading)],
    DRIVERS.map((driver) => [driver, ...columns.map(([, cell]) => text(driver, cell))]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** Every row of the cell: what was tried, and what came of it. */
function cellText(shown: readonly Shown[], name: string): string {
  const mine = shown.filter(({ cell }) => cell === name || cell.startsWith(`${name}:`));
  return mine.length === 0 ? "not in the table" : mine.map(outcomeText).join("<br>");
}

function outcomeText({ row, actual }: Shown): string {
  const title = row.title.replace(/^\w+(?: \([^)]*\)| WS[\d+]+)*: /, "");
  const translations = actual.translations.length === 0 ? "" : `, ${actual.translations.join(" and ")}`;
  return `${title}: **${actual.verdict}**, \`${actual.reason ?? ""}\`${translations} (${row.id})`;
}

const ALLOCATORS = {
  hns: "HNS, from the network's subnet",
  dhcp: "DHCP server of the LAN",
  static: "as asked for with `--ip`",
  swarm: "swarm, HNS assigns",
} as const;

function ipamTable(shown: readonly Shown[]): readonly string[] {
  const rows = DRIVERS.flatMap((driver) =>
    shown
      .filter(({ cell }) => cell === `ipam:${driver}`)
      .map(({ row, actual: { ipam } }) => [
        driver,
        ipam ? ALLOCATORS[ipam.allocator] : "none",
        ipam?.ip ?? "none",
        ipam?.gateway ?? "none",
        String(ipam?.mtu ?? ""),
        ipam?.inspectShowsIp ? "yes" : "no",
        row.id,
      ]),
  );
  const head = [
    "driver",
    "address given by",
    "address",
    "gateway",
    "MTU",
    "`docker inspect` shows it",
    "row",
  ];
  return table(head, rows);
}
