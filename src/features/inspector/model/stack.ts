import type { Compartment, FirewallRule, Host, WinNat } from "#engine";
import { containerLink } from "./container.ts";
import { fact, facts, type Inspection, links, NOTHING_MORE, type Part, plain } from "./inspection.ts";

/** A namespace: the host's own one with its routes, or a container's. */
export function inspectCompartment(host: Host, compartment: Compartment): Inspection {
  const machine = host.settings.name;
  const own = compartment.kind === "host";
  const members = host.containers.filter(({ id }) => compartment.containerIds.includes(id));
  const { filter } = compartment;
  return {
    ...NOTHING_MORE,
    icon: { glyph: own ? "stack" : "namespace" },
    title: own ? `Host stack of ${machine}` : `Namespace ${compartment.number}`,
    subtitle:
      compartment.kind === "uvm"
        ? "Namespace inside a Hyper-V VM"
        : `Own network view (compartment ${compartment.number})`,
    parts: [
      ...links(
        "Used by",
        members.map((container) => containerLink(host, container)),
      ),
      facts("Filter", [
        plain("Kind", filter.kind === "uvm-firewall" ? "firewall inside the VM" : "Windows Firewall"),
        plain("Unasked packets", filter.enabled && filter.unsolicited === "block" ? "blocked" : "let in"),
        ...(filter.allowed.length > 0 ? [fact("Let in anyway", filter.allowed.join(", "))] : []),
      ]),
      interfaceTable(compartment),
      routeTable(compartment),
      socketTable(compartment),
    ],
    show: { machine, text: own ? "Get-NetRoute -AddressFamily IPv4" : "Get-NetCompartment" },
    actions: own ? [{ kind: "send", from: machine }] : [],
  };
}

function interfaceTable({ interfaces }: Compartment): Part {
  return {
    kind: "table",
    title: "Network cards",
    aside: "",
    columns: ["Card", "Address", "Forwards"],
    rows: interfaces.map(({ alias, addresses, forwarding }) => [
      alias,
      addresses.map(({ ip, prefixLength }) => `${ip}/${prefixLength}`).join(", ") || "none",
      forwarding ? "yes" : "no",
    ]),
    empty: "None: only loopback is reached.",
  };
}

function routeTable({ routes, interfaces }: Compartment): Part {
  return {
    kind: "table",
    title: "Routes",
    aside: "longest prefix wins",
    columns: ["To", "Through", "Card"],
    rows: routes.map(({ prefix, nextHop, interfaceIndex }) => [
      prefix,
      nextHop === "0.0.0.0" ? "on link" : nextHop,
      interfaces.find(({ index }) => index === interfaceIndex)?.alias ?? String(interfaceIndex),
    ]),
    empty: "None.",
  };
}

function socketTable({ sockets }: Compartment): Part {
  return {
    kind: "table",
    title: "Listens on",
    aside: "",
    columns: ["Port", "Address", "Process"],
    rows: sockets.map(({ protocol, port, address, process, placeholder }) => [
      `${protocol.toUpperCase()} ${port}`,
      address,
      placeholder ? `${process} (holds the port only)` : process,
    ]),
    empty: "Nothing listens here.",
  };
}

export function inspectWinNat(host: Host, nat: WinNat): Inspection {
  const machine = host.settings.name;
  const mappings = host.natMappings.filter(({ winNatId }) => winNatId === nat.id);
  const yes = (value: boolean) => (value ? "yes" : "no");
  return {
    ...NOTHING_MORE,
    icon: { glyph: "nat" },
    title: nat.engine === "winnat" ? "WinNAT" : "NAT of ICS",
    subtitle: "Address swap (NAT)",
    parts: [
      facts("About", [
        fact("Name", nat.name),
        fact("Inside", nat.internalPrefix),
        plain("Outbound", "the source becomes the host’s address"),
      ]),
      facts(
        "Also serves",
        [
          plain("127.0.0.1 on the host", yes(nat.serves.loopback)),
          plain("The host’s own address", yes(nat.serves.ownAddress)),
          plain("A container to its own host", yes(nat.serves.hairpin)),
        ],
        "by Windows version",
      ),
      {
        kind: "table",
        title: "Port mappings",
        aside: "from outside to inside",
        columns: ["Host port", "Goes to"],
        rows: mappings.map(({ protocol, externalAddress, externalPort, internalAddress, internalPort }) => [
          `${protocol.toUpperCase()} ${externalAddress === "0.0.0.0" ? "" : `${externalAddress}:`}${externalPort}`,
          `${internalAddress}:${internalPort}`,
        ]),
        empty: "None: nothing is published.",
      },
    ],
    show: { machine, text: nat.engine === "winnat" ? "Get-NetNat" : "Get-HnsNetwork" },
  };
}

export function inspectFirewall(host: Host, rule: FirewallRule | undefined): Inspection {
  const machine = host.settings.name;
  const { enabled, localRuleMerge } = host.settings.firewall;
  const rules = rule ? [rule] : host.firewallRules.toArray();
  return {
    ...NOTHING_MORE,
    icon: { glyph: "firewall" },
    title: rule ? rule.displayName : `Firewall of ${machine}`,
    subtitle: rule ? "Firewall rule" : "Host filter (Windows Firewall)",
    state: enabled ? { outcome: "ok", word: "On" } : { outcome: "warn", word: "Off" },
    parts: [
      facts("About", [
        plain(
          "Unasked packets",
          enabled ? "blocked unless a rule lets them in" : "let in: the firewall is off",
        ),
        plain("Local rules", localRuleMerge ? "count" : "ignored by group policy, also those of HNS"),
      ]),
      {
        kind: "table",
        title: rule ? "Rule" : "Rules",
        aside: "",
        columns: ["Rule", "Does", "For"],
        rows: rules.map((one) => [one.displayName, `${one.action} ${one.direction}`, ruleWords(one)]),
        empty: "No rule: nothing unasked comes in.",
      },
    ],
    show: { machine, text: "Get-NetFirewallRule | Format-Table DisplayName, Direction, Action, Enabled" },
  };
}

function ruleWords({ protocol, localPort, scope, interfaceAlias }: FirewallRule): string {
  return [
    protocol === "any" ? "everything" : protocol.toUpperCase(),
    ...(localPort === null ? [] : [String(localPort)]),
    ...(interfaceAlias === null ? [] : [`on ${interfaceAlias}`]),
    ...(scope === "all" ? ["(containers too)"] : []),
  ].join(" ");
}
