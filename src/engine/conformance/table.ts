/** A truth table of flows as data: each row builds a scenario from nothing, sends one flow and says what must happen. */
export interface TruthTable {
  readonly meta: TableMeta;
  readonly rows: readonly Row[];
}

export interface TableMeta {
  readonly hostDefaults: {
    readonly dockerVersion: string;
    readonly dnsServers: readonly string[];
    readonly defaultNatSubnet: string;
  };
  /** Machines that rows name by one word. */
  readonly environment: Readonly<Record<string, External>>;
}

export interface Row {
  readonly id: string;
  readonly title: string;
  /** Cells of Microsoft's tables that the row shows: "conn:nat:c2external". */
  readonly cell?: readonly string[];
  readonly scenario: Scenario;
  readonly flow: RowFlow;
  readonly expect: Expectation;
  readonly confidence: "high" | "medium" | "low";
  readonly source: string;
  readonly notes?: string;
}

export interface Scenario {
  readonly windowsVersion: string;
  readonly hosts: readonly RowHost[];
  readonly networks: readonly RowNetwork[];
  readonly containers: readonly RowContainer[];
  readonly external: readonly (string | External)[];
  readonly swarm?: { readonly managers: readonly string[]; readonly nodes: readonly string[] };
  readonly azure?: RowAzure;
  /** Lines typed on the first host after everything is built. */
  readonly after?: readonly string[];
}

export interface RowHost {
  readonly name: string;
  readonly kind?: string;
  readonly macSpoofing?: string;
  readonly firewall?: "default" | "off" | RowFirewall;
  readonly listens?: readonly string[];
  readonly dockerVersion?: string;
  readonly dnsServers?: readonly string[];
  readonly defaultNatSubnet?: string | null;
  readonly setup?: readonly string[];
  readonly nics: readonly RowNic[];
}

export interface RowFirewall {
  readonly inboundAllow?: readonly string[];
  readonly inboundBlock?: readonly string[];
  readonly localRuleMerge?: boolean;
}

export interface RowNic {
  readonly name: string;
  readonly ip: string;
  readonly gateway?: string;
  readonly mac: string;
  readonly type?: string;
  readonly switchPort?: {
    readonly mode: "access" | "trunk";
    readonly vlan?: number;
    readonly native?: number;
    readonly allowed?: readonly number[];
  };
}

export interface RowNetwork {
  readonly host: string;
  readonly cmd: string;
  readonly hostEndpoint?: { readonly ip: string; readonly forwarding: boolean };
}

export interface RowContainer {
  readonly host: string;
  readonly name: string;
  readonly cmd: string;
  readonly ip?: string;
  readonly listens?: readonly string[];
  readonly bind?: string;
  readonly service?: boolean;
  /** Address of the endpoint that dockerd adds on its own; rows name it, no command can pin it. */
  readonly gatewayEndpointIp?: string;
  readonly acls?: readonly object[];
}

export interface External {
  readonly name: string;
  readonly kind: string;
  readonly ip?: string;
  readonly gateway?: string;
  readonly vlan?: number;
  readonly listens?: readonly string[];
  readonly answersPing?: boolean;
  readonly interfaces?: readonly { readonly ip: string; readonly vlan: number }[];
  readonly natFor?: readonly string[];
  readonly routes?: readonly { readonly dst: string; readonly via: string }[];
  readonly pool?: string;
  readonly between?: readonly [string, string];
  readonly deny?: readonly string[];
}

export interface RowAzure {
  readonly vnet: string;
  readonly subnet?: string;
  readonly nicIpConfigs?: Readonly<Record<string, readonly string[]>>;
  readonly ipForwarding?: boolean;
  readonly nsg?: readonly {
    readonly priority: number;
    readonly direction: string;
    readonly source: string;
    readonly dest: string;
    readonly port: string;
    readonly action: string;
  }[];
  readonly udr?: readonly { readonly prefix: string; readonly nextHop: string }[];
}

export interface RowFlow {
  readonly from: string;
  readonly to: string;
  readonly proto: "tcp" | "udp" | "icmp" | "dns";
  readonly port?: number | string;
  readonly df?: boolean;
  readonly payload?: number;
  readonly ttl?: number;
}

export interface Expectation {
  readonly verdict: string;
  readonly at: string;
  readonly reason: string;
  readonly phase?: string;
  readonly translations: readonly string[];
  readonly observed?: { readonly srcIp?: string; readonly dstIp?: string; readonly dstPort?: number };
  readonly via?: readonly string[];
  readonly notVia?: readonly string[];
  readonly replyVia?: readonly string[];
  readonly alsoAccept?: Readonly<Partial<Record<"verdict" | "at" | "reason" | "phase", readonly string[]>>>;
  readonly seenOnLan?: { readonly srcIp?: string; readonly srcMac?: "host" | "container" };
  readonly wireVlan?: number;
  readonly outer?: {
    readonly srcIp?: string;
    readonly dstIp?: string;
    readonly udpDst?: number;
    readonly vni?: number;
  };
  readonly innerDstMac?: "distributed-router";
  readonly deliveredTo?: string;
  readonly ttlDelta?: number;
  /** Words of the tool that says no; any one of several. For readers; rows are not graded by it. */
  readonly error?: string | readonly string[];
  readonly ipam?: {
    readonly allocator?: "hns" | "dhcp" | "static" | "swarm" | "plugin";
    readonly within?: string;
    readonly gateway?: string;
    readonly mtu?: number;
    readonly inspectShowsIp?: boolean;
  };
}

/** Says what is wrong with a document that is no truth table; null: it is one. */
export function tableProblem(document: unknown): string | null {
  if (!isRecord(document)) return "expected a JSON object with meta and rows";
  const { meta, rows } = document;
  if (!isRecord(meta) || !isRecord(meta["hostDefaults"]) || !isRecord(meta["environment"])) {
    return "meta.hostDefaults or meta.environment is missing";
  }
  if (!Array.isArray(rows)) return "rows is not a list";
  for (const [index, row] of (rows as readonly unknown[]).entries()) {
    const problem = rowProblem(row);
    if (problem) return `row ${index + 1}: ${problem}`;
  }
  return null;
}

function rowProblem(row: unknown): string | null {
  if (!isRecord(row)) return "is not an object";
  if (typeof row["id"] !== "string") return "has no id";
  const { scenario, flow, expect } = row;
  if (!isRecord(scenario)) return `${row["id"]} has no scenario`;
  for (const list of ["hosts", "networks", "containers", "external"]) {
    if (!Array.isArray(scenario[list])) return `${row["id"]}: scenario.${list} is not a list`;
  }
  if (!isRecord(flow) || typeof flow["from"] !== "string" || typeof flow["to"] !== "string") {
    return `${row["id"]}: flow needs from and to`;
  }
  if (!isRecord(expect) || typeof expect["verdict"] !== "string" || !Array.isArray(expect["translations"])) {
    return `${row["id"]}: expect needs verdict and translations`;
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
