import { dottedMask } from "../lib/ipv4.ts";
import { compartmentOf, hostOf } from "../shell/place.ts";
import type { Invocation, Output, Program } from "../shell/program.ts";
import { withChangedInterface } from "../tcpip/compartment.ts";
import { setForwarding } from "../tcpip/set-forwarding.ts";
import { gatewaysOf, type Stack, stackOf } from "./stack.ts";
import { refused, said } from "./windows-tool.ts";

const SECONDS = 1;

interface Context {
  readonly invocation: Invocation;
  readonly stack: Stack;
  /** Words behind the command. */
  readonly rest: readonly string[];
}

/** Each command by its words; any word may be shortened. Source: facts on PowerShell, section 11.7. */
const COMMANDS: readonly (readonly [readonly string[], (context: Context) => Output])[] = [
  [["interface", "ipv4", "show", "interfaces"], showInterfaces],
  [["interface", "ipv4", "show", "subinterfaces"], showSubinterfaces],
  [["interface", "ipv4", "show", "addresses"], showAddresses],
  [["interface", "ipv4", "show", "config"], showAddresses],
  [["interface", "ipv4", "show", "excludedportrange"], showExcludedPorts],
  [["interface", "ipv4", "set", "interface"], setInterface],
  [["interface", "ipv4", "set", "subinterface"], setSubinterface],
  [["interface", "ipv4", "dump"], dump],
];

export const netsh: Program = {
  name: "netsh",
  summary: "shows and changes interface settings",
  on: ["host", "container", "device"],
  run(invocation): Output {
    const words = invocation.args.map(({ text }) => text);
    const stack = stackOf(invocation.tx.world, invocation.place);
    for (const [command, run] of COMMANDS) {
      if (command.every((word, index) => isShort(words[index], word))) {
        return run({ invocation, stack, rest: words.slice(command.length) });
      }
    }
    const known = COMMANDS.map(([command]) => `  netsh ${command.join(" ")}\n`).join("");
    return {
      ...refused(`The following command was not found: ${words.join(" ")}.\n`),
      notes: [
        {
          kind: "error",
          code: "netsh-unknown",
          text: `The lab's netsh knows:\n${known}`,
          fix: null,
          source: null,
        },
      ],
    };
  },
  complete({ before, current }) {
    const next = COMMANDS.filter(([command]) =>
      before.every((word, index) => isShort(word.text, command[index] ?? "")),
    )
      .map(([command]) => command[before.length] ?? "")
      .filter((word) => word !== "" && word.startsWith(current.toLowerCase()));
    return [...new Set(next)].map((text) => ({ text, kind: "value", description: "" }));
  },
};

/** netsh takes any beginning of a word, and `ip` for `ipv4`. */
function isShort(typed: string | undefined, word: string): boolean {
  return typed !== undefined && typed !== "" && word.startsWith(typed.toLowerCase());
}

function showInterfaces({ stack }: Context): Output {
  const rows = [
    {
      index: stack.loopbackIndex,
      metric: 75,
      mtu: 4_294_967_295,
      alias: `Loopback Pseudo-Interface ${stack.compartmentNumber}`,
    },
    ...stack.interfaces.map(({ index, metric, mtuBytes, alias }) => ({
      index,
      metric,
      mtu: mtuBytes,
      alias,
    })),
  ];
  const lines = rows.map(
    ({ index, metric, mtu, alias }) =>
      `${String(index).padStart(3)}  ${String(metric).padStart(10)}  ${String(mtu).padStart(10)}  ${"connected".padEnd(12)}  ${alias}\n`,
  );
  return said(
    `\nIdx     Met         MTU          State                Name\n---  ----------  ----------  ------------  ---------------------------\n${lines.join("")}\n`,
  );
}

function showSubinterfaces({ stack }: Context): Output {
  const rows = stack.interfaces.map(
    ({ mtuBytes, alias }) =>
      `${String(mtuBytes).padStart(6)}  ${"1".padStart(15)}  ${"0".padStart(9)}  ${"0".padStart(9)}  ${alias}\n`,
  );
  return said(
    `\n   MTU  MediaSenseState   Bytes In  Bytes Out  Interface\n------  ---------------  ---------  ---------  -------------\n${rows.join("")}\n`,
  );
}

function showAddresses({ stack }: Context): Output {
  const blocks = stack.interfaces.map((found) => {
    const rows = [
      ["DHCP enabled:", found.dhcp.enabled ? "Yes" : "No"],
      ...found.addresses.flatMap(({ ip, prefixLength }) => [
        ["IP Address:", ip],
        ["Subnet Prefix:", `${ip}/${prefixLength} (mask ${dottedMask(prefixLength)})`],
      ]),
      ...gatewaysOf(stack, found.index).map((gateway) => ["Default Gateway:", gateway]),
      ["InterfaceMetric:", String(found.metric)],
    ];
    const lines = rows.map(([label = "", value = ""]) => `    ${label.padEnd(38)}${value}\n`);
    return `\nConfiguration for interface "${found.alias}"\n${lines.join("")}`;
  });
  return said(`${blocks.join("")}\n`);
}

/** Ports that nobody else may take: those of published containers. */
function showExcludedPorts({ invocation, rest }: Context): Output {
  const protocol = /^protocol=udp$/i.test(rest[0] ?? "") || rest[0]?.toLowerCase() === "udp" ? "udp" : "tcp";
  const host = hostOf(invocation.tx.world, invocation.place);
  const ports = host && invocation.place.kind === "host" ? [...host.natMappings] : [];
  const rows = ports
    .filter((mapping) => mapping.protocol === protocol)
    .map(({ externalPort }) => externalPort)
    .toSorted((a, b) => a - b)
    .map((port) => `${String(port).padStart(10)}    ${String(port).padStart(8)}      \n`);
  return said(
    `\nProtocol ${protocol} Port Exclusion Ranges\n\nStart Port    End Port      \n----------    --------      \n${rows.join("")}\n* - Administered port exclusions.\n\n`,
  );
}

/** `netsh int ipv4 set int "vEthernet (x)" for=en`. */
function setInterface({ invocation, stack, rest }: Context): Output {
  const { tx, place } = invocation;
  const [first = "", ...options] = rest;
  const name = first.replace(/^interface=/i, "");
  const found = stack.interfaces.find(
    ({ alias, index }) => alias.toLowerCase() === name.toLowerCase() || String(index) === name,
  );
  if (!found) return refused("The filename, directory name, or volume label syntax is incorrect.\n\n");
  const pairs = options.map((option) => option.toLowerCase().split("="));
  const forwarding = pairs.find(([key = ""]) => key !== "" && "forwarding".startsWith(key))?.[1];
  if (forwarding === undefined || forwarding === "") {
    return {
      ...refused("The syntax supplied for this command is not valid. Check help for the correct syntax.\n\n"),
      notes: [
        {
          kind: "error",
          code: "netsh-option",
          text: "Of the settings of an interface the lab knows forwarding=enabled and forwarding=disabled.",
          fix: `netsh interface ipv4 set interface "${found.alias}" forwarding=enabled`,
          source: null,
        },
      ],
    };
  }
  if (place.kind !== "host")
    return refused("The requested operation requires elevation (Run as administrator).\n\n");
  const enabled = "enabled".startsWith(forwarding);
  if (!enabled && !"disabled".startsWith(forwarding))
    return refused(
      `${forwarding} is not an acceptable value for forwarding.\nThe parameter is incorrect.\n\n`,
    );
  setForwarding(tx, place.host, found.alias, enabled);
  tx.end(SECONDS);
  return said("Ok.\n\n");
}

/** `netsh interface ipv4 set subinterface "Ethernet" mtu=1450 store=persistent`; containers set their own. */
function setSubinterface({ invocation, stack, rest }: Context): Output {
  const { tx, place } = invocation;
  const [name = "", ...options] = rest;
  const found = stack.interfaces.find(
    ({ alias, index }) => alias.toLowerCase() === name.toLowerCase() || String(index) === name,
  );
  if (!found) return refused("The filename, directory name, or volume label syntax is incorrect.\n\n");
  const mtu = Number(
    options.map((option) => /^mtu=(\d+)$/i.exec(option)?.[1]).find((value) => value !== undefined) ?? "",
  );
  if (!(mtu >= 352 && mtu <= found.mtuBytes + 9000)) return refused("The parameter is incorrect.\n\n");
  const compartment = compartmentOf(tx.world, place);
  if (!compartment || place.kind === "device")
    return refused("The requested operation requires elevation (Run as administrator).\n\n");
  const changed = withChangedInterface(compartment, found.index, (old) => ({ ...old, mtuBytes: mtu }));
  tx.put(place.host, "compartments", compartment.id, changed, {
    actor: "TCPIP",
    why: `Packets longer than ${mtu} bytes no longer leave through ${found.alias} in one piece.`,
    show: "netsh interface ipv4 show subinterfaces",
  });
  tx.end(SECONDS);
  return said("Ok.\n\n");
}

function dump({ stack }: Context): Output {
  const rule = "# ----------------------------------\n";
  const routes = stack.routes
    .filter((route) => route.persistent)
    .map((route) => {
      const alias = stack.interfaces.find(({ index }) => index === route.interfaceIndex)?.alias ?? "";
      return `add route prefix=${route.prefix} interface="${alias}" nexthop=${route.nextHop} publish=Yes\n`;
    });
  const settings = stack.interfaces.map(
    ({ alias, forwarding }) =>
      `set interface interface="${alias}" forwarding=${forwarding ? "enabled" : "disabled"} advertise=${forwarding ? "enabled" : "disabled"} nud=enabled ignoredefaultroutes=disabled\n`,
  );
  const addresses = stack.interfaces.flatMap(({ alias, addresses: own }) =>
    own.map(
      ({ ip, prefixLength }) =>
        `add address name="${alias}" address=${ip} mask=${dottedMask(prefixLength)}\n`,
    ),
  );
  return said(
    `\n${rule}# IPv4 Configuration\n${rule}pushd interface ipv4\n\nreset\nset global\n${routes.join("")}${settings.join("")}${addresses.join("")}\n\npopd\n# End of IPv4 configuration\n\n`,
  );
}
