import type { External, Row, RowAzure, RowContainer, RowHost, RowNic, TableMeta } from "./table.ts";

/** A command line and the machine that it is typed on; lab lines are typed anywhere. */
export interface Line {
  readonly machine: string;
  readonly text: string;
}

const VNET = "vnet1";
const PUBLIC_ADDRESS = "198.51.100.77";

/** The physical side and the hosts of a row, in the order of the table's conventions. */
export function labLines(row: Row, meta: TableMeta): readonly string[] {
  const { external, hosts, azure } = row.scenario;
  const named = external.map((each) => (typeof each === "string" ? meta.environment[each] : each));
  const outside = named.filter((each) => each !== undefined);
  return [
    "lab reset",
    "lab segment add LAN",
    ...(azure ? [azureLine(azure, row)] : []),
    ...outside.filter(({ kind }) => ORDER.has(kind)).flatMap((each) => externalLines(each, outside)),
    ...hosts.map((host) => hostLine(host, row, meta)),
    ...hosts.flatMap(({ name, listens }) => listenLines(name, listens, undefined)),
    ...outside.filter(({ kind }) => !ORDER.has(kind)).flatMap((each) => externalLines(each, outside)),
    ...(azure ? azureRules(azure) : []),
  ];
}

/** What must be there before a host is plugged in. */
const ORDER: ReadonlySet<string> = new Set([
  "router",
  "lan-host",
  "internet-host",
  "dhcp-server",
  "azure-vm",
]);

function hostLine(host: RowHost, { scenario }: Row, meta: TableMeta): string {
  const { hostDefaults } = meta;
  const firewall = host.firewall ?? "default";
  const rules = typeof firewall === "string" ? {} : firewall;
  const natPrefix =
    host.defaultNatSubnet === undefined ? hostDefaults.defaultNatSubnet : host.defaultNatSubnet;
  return words(
    `lab host add ${host.name} --os ${scenario.windowsVersion} --platform ${host.kind ?? "physical"}`,
    host.macSpoofing && `--mac-spoofing ${host.macSpoofing}`,
    firewall === "off" && "--firewall off",
    rules.inboundAllow && `--allow ${rules.inboundAllow.join(" ")}`,
    rules.inboundBlock && `--block ${rules.inboundBlock.join(" ")}`,
    rules.localRuleMerge === false && "--local-rules off",
    `--dns ${(host.dnsServers ?? hostDefaults.dnsServers).join(" ")}`,
    `--docker ${host.dockerVersion ?? hostDefaults.dockerVersion}`,
    `--nat-prefix ${natPrefix ?? "none"}`,
    ...host.nics.map((nic) => nicWords(nic, host.kind === "azure-vm")),
  );
}

function nicWords(nic: RowNic, inAzure: boolean): string {
  const { switchPort: port } = nic;
  return words(
    `--nic "${nic.name}=${nic.ip}" --gateway ${nic.gateway ?? "none"} --mac ${nic.mac}`,
    nic.type && `--type ${nic.type}`,
    inAzure && `--vnet ${VNET}`,
    port && `--port ${port.mode} --vlan ${port.vlan ?? port.native ?? 1}`,
    port?.allowed && `--allowed ${port.allowed.join(" ")}`,
  );
}

function externalLines(external: External, all: readonly External[]): readonly string[] {
  const { name, ip = "", vlan = 1, gateway = "none" } = external;
  const plug = `--ip ${ip} --gateway ${gateway} --vlan ${vlan}`;
  switch (external.kind) {
    case "router":
      return [routerLine(external)];
    case "internet-host":
      return [words(`lab internet add ${name} --ip ${ip}`, listenWords(external))];
    case "underlay-filter":
      return [`lab filter add ${name} ${external.between?.join(" ")} --deny ${external.deny?.join(" ")}`];
    case "dhcp-server": {
      const same = all.find((other) => other !== external && other.ip === ip);
      return [
        same
          ? `lab dhcp add ${same.name} --pool ${external.pool}`
          : `lab dhcp add ${name} ${plug} --pool ${external.pool}`,
      ];
    }
    case "azure-vm":
      return [words(`lab client add ${name} --ip ${ip} --vnet ${VNET}`, listenWords(external))];
    default:
      if (servesNames(external)) return [`lab dns add ${name} ${plug}`];
      return [
        words(
          `lab client add ${name} ${plug}`,
          listenWords(external),
          external.answersPing === false && "--no-ping",
        ),
      ];
  }
}

function servesNames({ listens = [] }: External): boolean {
  return listens.includes("udp/53");
}

function routerLine({ name, interfaces = [], natFor = [], routes = [] }: External): string {
  return words(
    `lab router add ${name}`,
    ...interfaces.map(({ ip, vlan }) => `--if ${ip} --vlan ${vlan}`),
    natFor.length > 0 && `--nat-for ${natFor.join(" ")}`,
    routes.length > 0 && `--route ${routes.map(({ dst, via }) => `${dst}=${via}`).join(" ")}`,
  );
}

function listenWords({ listens = [] }: External): string | false {
  return listens.length > 0 && `--listen ${listens.join(" ")}`;
}

function azureLine(azure: RowAzure, row: Row): string {
  const addresses = Object.entries(azure.nicIpConfigs ?? {}).flatMap(([machine, ips]) =>
    ips.map((ip) => `${machine}=${ip}`),
  );
  const asked = /^public-ip:(.+)$/.exec(row.flow.to)?.[1];
  return words(
    `lab azure add ${VNET} --prefix ${azure.vnet}`,
    azure.subnet && `--subnet ${azure.subnet}`,
    addresses.length > 0 && `--ip ${addresses.join(" ")}`,
    asked && `--public-ip ${asked}=${PUBLIC_ADDRESS}`,
    azure.ipForwarding && "--ip-forwarding on",
  );
}

function azureRules({ nsg = [], udr = [] }: RowAzure): readonly string[] {
  return [
    ...nsg.map(
      (rule, index) =>
        `lab azure nsg add ${VNET} rule${index + 1} --priority ${rule.priority} --direction ${rule.direction === "Inbound" ? "in" : "out"} --action ${rule.action.toLowerCase()} --from ${rule.source} --to ${rule.dest} --port ${rule.port}`,
    ),
    ...udr.map(({ prefix, nextHop }) => `lab azure udr add ${VNET} ${prefix} ${nextHop}`),
  ];
}

/**
 * The host's own interface in a container subnet, and forwarding on it and on the management adapter. HNS knows the
 * network by Docker's id, so the lines find it by its type.
 */
export function hostEndpointLines(
  network: string,
  host: RowHost,
  endpoint: { readonly ip: string; readonly forwarding: boolean },
): readonly string[] {
  const management = `vEthernet (${host.nics[0]?.name})`;
  const attach = [
    "$n = Get-HnsNetwork | Where-Object Type -eq L2Bridge",
    `$e = New-HnsEndpoint -NetworkId $n.ID -Name ${network}_ep -IPAddress ${endpoint.ip} -Gateway 0.0.0.0`,
    "Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1",
  ].join("; ");
  if (!endpoint.forwarding) return [attach];
  return [
    attach,
    ...[`vEthernet (${network}_ep)`, management].map(
      (alias) => `Set-NetIPInterface -InterfaceAlias "${alias}" -Forwarding Enabled`,
    ),
  ];
}

export function listenLines(
  who: string,
  listens: readonly string[] = [],
  bind: string | undefined,
): readonly string[] {
  return listens.length === 0
    ? []
    : [words(`lab listen ${who} ${listens.join(" ")}`, bind && `--bind ${bind}`)];
}

/** Access rules of a container's endpoint, as a network plug-in sends them to HNS. */
export function aclLine({ ip, acls = [] }: RowContainer): string | null {
  if (acls.length === 0 || ip === undefined) return null;
  const body = JSON.stringify({ Policies: acls });
  return `$e = Get-HnsEndpoint | Where-Object IPAddress -eq ${ip}; Invoke-HnsRequest -Type endpoints -Method POST -Id $e.ID -Data '${body}'`;
}

/** The table's lines are written for any shell; PowerShell would take a bare comma for a list of two arguments. */
export function forPowerShell(line: string): string {
  return line.replace(/(?<=\s)[^\s"]+,[^\s"]+(?=\s|$)/g, '"$&"');
}

function words(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined && part !== "").join(" ");
}
