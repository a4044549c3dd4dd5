import type { Mend } from "./mend.ts";

/** Refusals of the daemon that one change of the line mends. Their texts are written where they are refused. */
export const DAEMON_MENDS: readonly (Mend & { readonly when: RegExp })[] = [
  {
    when: /could not find plugin (?:bridge|host|macvlan|ipvlan) /,
    drop: ["driver"],
    add: "-d nat",
  },
  {
    when: /^invalid subnet (\S+): it should be (\S+)$/m,
    rewrite: { flag: "subnet", from: "$1", to: "$2" },
  },
  {
    when: /Windows does not support host IP addresses in NAT settings/,
    rewrite: { flag: "publish", from: /^(?:[\d.]+|\[.*\]):(?=[\d-]*:)/, to: "" },
    leftover: true,
  },
  {
    when: /Windows does not support more than one host port in NAT settings/,
    rewrite: { flag: "publish", from: /^(.*?)(\d+)-\d+:(?=\d+(?:\/\w+)?$)/, to: "$1$2:" },
    leftover: true,
  },
  {
    when: /invalid protocol sctp/,
    rewrite: { flag: "publish", from: /\/sctp$/i, to: "/tcp" },
    leftover: true,
  },
  {
    when: /network (?:host|bridge) not found/,
    drop: ["network"],
    leftover: true,
  },
];
