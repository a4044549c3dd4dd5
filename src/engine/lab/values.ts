import { formatPrefix, parseIp, parsePrefix } from "../lib/ipv4.ts";
import { OS_IDS, type OsId } from "../model/profiles.ts";
import type { World } from "../model/world.ts";
import type { ValueType } from "./grammar.ts";

const nothing = () => [];

export const SWITCH: ValueType<true> = { shows: "", expects: "", parse: () => true, suggest: nothing };

/** One of a closed set of words. */
export function choice<Word extends string>(words: readonly Word[]): ValueType<Word> {
  return {
    shows: words.join("|"),
    expects: `one of ${words.join(", ")}`,
    parse: (text) => words.find((word) => word === text.toLowerCase()) ?? null,
    suggest: () => words,
  };
}

export const ON_OFF: ValueType<boolean> = {
  shows: "on|off",
  expects: "on or off",
  parse: (text) => ({ on: true, off: false })[text.toLowerCase()] ?? null,
  suggest: () => ["on", "off"],
};

export const OS: ValueType<OsId> = choice(OS_IDS);

/** Names of machines and networks: letters, digits, dots, hyphens and underscores, first a letter or digit. */
export function name(
  shows: string,
  suggest: (world: World) => readonly string[] = nothing,
): ValueType<string> {
  return {
    shows,
    expects: "a name of letters, digits, dots, hyphens and underscores",
    parse: (text) => (/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(text) ? text : null),
    suggest,
  };
}

/** Any words that are not empty. */
export function text(
  shows: string,
  suggest: (world: World) => readonly string[] = nothing,
): ValueType<string> {
  return { shows, expects: "text that is not empty", parse: (typed) => typed.trim() || null, suggest };
}

export function integer(shows: string, least: number, most: number): ValueType<number> {
  return {
    shows,
    expects: `a whole number from ${least} to ${most}`,
    parse: (typed) => {
      const value = /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
      return value >= least && value <= most ? value : null;
    },
    suggest: nothing,
  };
}

export const VLAN = integer("VLAN", 1, 4094);

export const IP: ValueType<string> = {
  shows: "IP",
  expects: "an IPv4 address such as 192.168.10.1",
  parse: (typed) => (parseIp(typed) === null ? null : typed),
  suggest: nothing,
};

/** A prefix as typed, with host bits cleared: "10.0.0.5/24" → "10.0.0.0/24". */
export const CIDR: ValueType<string> = {
  shows: "CIDR",
  expects: "a prefix such as 192.168.10.0/24",
  parse: (typed) => {
    const prefix = parsePrefix(typed);
    return prefix && formatPrefix(prefix);
  },
  suggest: nothing,
};

export interface Address {
  readonly ip: string;
  readonly prefixLength: number;
}

export function parseAddress(typed: string): Address | null {
  const [ip = "", length = "", ...rest] = typed.split("/");
  if (rest.length > 0 || parseIp(ip) === null || parsePrefix(typed) === null) return null;
  return { ip, prefixLength: Number(length) };
}

export const ADDRESS: ValueType<Address> = {
  shows: "IP/LEN",
  expects: "an address with its prefix length such as 192.168.10.21/24",
  parse: parseAddress,
  suggest: nothing,
};

/** A MAC as Windows writes it; colons are accepted and become hyphens. */
export const MAC: ValueType<string> = {
  shows: "MAC",
  expects: "a MAC address such as 00-15-5D-01-0A-0A",
  parse: (typed) =>
    /^([0-9A-Fa-f]{2}[-:]){5}[0-9A-Fa-f]{2}$/.test(typed) ? typed.toUpperCase().replaceAll(":", "-") : null,
  suggest: nothing,
};

export interface ServerPort {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/** "tcp/80". */
export const SERVER_PORT: ValueType<ServerPort> = {
  shows: "tcp|udp/PORT",
  expects: "a protocol and a port such as tcp/80",
  parse: (typed) => {
    const [, protocol, digits = ""] = /^(tcp|udp)\/(\d{1,5})$/i.exec(typed) ?? [];
    const port = Number(digits);
    if (protocol === undefined || port < 1 || port > 65535) return null;
    return { protocol: protocol.toLowerCase() === "tcp" ? "tcp" : "udp", port };
  },
  suggest: () => ["tcp/80", "tcp/443", "tcp/1433", "udp/53"],
};

export interface Traffic {
  readonly protocol: "tcp" | "udp" | "icmp";
  /** null: any port, and always for icmp. */
  readonly port: number | null;
}

/** "tcp/80", "udp" or "icmp". */
export const TRAFFIC: ValueType<Traffic> = {
  shows: "tcp/PORT|udp/PORT|icmp",
  expects: "traffic such as tcp/80, udp/4789 or icmp",
  parse: (typed) => {
    const word = typed.toLowerCase();
    if (word === "icmp" || word === "icmp-echo") return { protocol: "icmp", port: null };
    if (word === "tcp" || word === "udp") return { protocol: word, port: null };
    return SERVER_PORT.parse(word);
  },
  suggest: () => ["tcp/80", "udp/4789", "icmp"],
};

export function formatTraffic({ protocol, port }: Traffic): string {
  return port === null ? protocol : `${protocol}/${port}`;
}

export interface Assignment<Value> {
  readonly name: string;
  readonly value: Value;
}

/** "NAME=value". */
export function assignment<Value>(
  shows: string,
  type: ValueType<Value>,
  suggest: (world: World) => readonly string[] = nothing,
): ValueType<Assignment<Value>> {
  return {
    shows: `${shows}=${type.shows}`,
    expects: `${shows}=${type.shows}, where ${type.shows} is ${type.expects}`,
    parse: (typed) => {
      const at = typed.indexOf("=");
      const value = at > 0 ? type.parse(typed.slice(at + 1)) : null;
      return value === null ? null : { name: typed.slice(0, at), value };
    },
    suggest: (world) => suggest(world).map((known) => `${known}=`),
  };
}
