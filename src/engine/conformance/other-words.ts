import type { Row, TableMeta, TruthTable } from "./table.ts";

/** Keys whose values are codes of the table's own language, not words of a lab. */
const CODES: ReadonlySet<string> = new Set(
  (
    "id title cell confidence notes windowsVersion kind mode proto verdict at reason phase translations " +
    "via notVia replyVia alsoAccept allocator srcMac innerDstMac error platform macSpoofing Action Direction"
  ).split(" "),
);

/** First two octets of every network of the table, and others that are private or public as they were. */
const OTHER_NETWORKS: Readonly<Record<string, string>> = {
  "192.168": "10.91",
  "172.16": "172.22",
  "172.28": "172.19",
  "172.29": "172.27",
  "172.30": "172.25",
  "172.31": "172.26",
  "10.0": "10.45",
  "10.20": "10.120",
  "10.30": "10.130",
  "10.240": "10.33",
  "10.244": "10.61",
  "203.0": "192.0",
};

/**
 * The same row told with other names, addresses, MACs, adapters, VLANs, VNIs and published ports. Whoever knows the
 * answers by heart fails it; whoever simulates does not notice.
 */
export function inOtherWords(row: Row, meta: TableMeta): TruthTable {
  const names = renamed(row, meta);
  const scenario = retold(row.scenario, names);
  const flow = retold(row.flow, names);
  const expect = retold(row.expect, names);
  return {
    meta: { ...meta, ...retold({ hostDefaults: meta.hostDefaults, environment: meta.environment }, names) },
    rows: [{ ...row, scenario, flow, expect }],
  };
}

/** Objects whose keys are names of machines. */
const NAMED_BY_MACHINE: ReadonlySet<string> = new Set(["nicIpConfigs", "environment"]);

type Renaming = (text: string) => string;

function renamed({ scenario }: Row, { environment }: TableMeta): Renaming {
  const names = [
    ...scenario.hosts.map(({ name }) => name),
    ...scenario.containers.map(({ name }) => name),
    ...scenario.networks.map(({ cmd }) => cmd.split(" ").at(-1) ?? ""),
    ...Object.values(environment).map(({ name }) => name),
    ...scenario.external.flatMap((each) => (typeof each === "string" ? [] : [each.name])),
  ];
  const others = new Map([...new Set(names)].map((name, index) => [name, `zq${index}x`]));
  const alternatives = [...others.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\w.-])(${alternatives.join("|")})(?![\\w.-])`, "g");
  return (text) => text.replace(pattern, (name) => others.get(name) ?? name);
}

/** The value with every word of a lab in it exchanged; its shape stays. */
function retold<Value>(value: Value, rename: Renaming): Value {
  return walk(value, "", rename) as Value;
}

function walk(value: unknown, key: string, rename: Renaming): unknown {
  if (isCode(key, value)) return value;
  if (typeof value === "string") return otherText(value, rename);
  if (typeof value === "number") return otherNumber(value, key);
  if (Array.isArray(value)) return value.map((each: unknown) => walk(each, key, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [
      NAMED_BY_MACHINE.has(key) ? rename(name) : name,
      walk(each, name, rename),
    ]),
  );
}

/** "via" is a list of components in an expectation, and one address in a route. */
function isCode(key: string, value: unknown): boolean {
  if (key === "via" && typeof value === "string") return false;
  return CODES.has(key) && !isMac(value);
}

function isMac(value: unknown): boolean {
  return typeof value === "string" && /^00-15-5D/i.test(value);
}

function otherText(text: string, rename: Renaming): string {
  return rename(text)
    .replace(/\b(\d{1,3}\.\d{1,3})(?=\.\d{1,3}\.\d{1,3}\b)/g, (start) => OTHER_NETWORKS[start] ?? start)
    .replace(/\bEthernet\b/g, "Port")
    .replace(/\b00-15-5D-01-/gi, "00-15-5D-7E-")
    .replace(/\b8080\b/g, "9191")
    .replace(/(?<=vlanid=)\d+/g, (vlan) => String(Number(vlan) + 100))
    .replace(/(?<=vxlanid_list=)\d+/g, (vni) => String(Number(vni) + 1000));
}

function otherNumber(value: number, key: string): number {
  if (["vlan", "native", "allowed", "wireVlan"].includes(key)) return value === 1 ? 1 : value + 100;
  if (key === "vni") return value + 1000;
  return value === 8080 ? 9191 : value;
}
