import { err, ok, type Result } from "../../../lib/result.ts";
import { splitCsv } from "./csv.ts";
import { parseAddress } from "./go-address.ts";
import { parseInteger } from "./go-number.ts";

/** One --network of run and create, in its short or its long form. */
export interface NetworkOption {
  readonly target: string;
  readonly aliases: readonly string[];
  readonly ip: string | null;
  readonly ip6: string | null;
  readonly mac: string | null;
  readonly linkLocalIps: readonly string[];
  readonly driverOptions: Readonly<Record<string, string>>;
  readonly gatewayPriority: number;
}

const NONE: NetworkOption = {
  target: "",
  aliases: [],
  ip: null,
  ip6: null,
  mac: null,
  linkLocalIps: [],
  driverOptions: {},
  gatewayPriority: 0,
};

/** Reads a value of --network; an error is the cause of the flag error. Source: facts, section 3.5. */
export function parseNetworkOption(text: string): Result<NetworkOption, string> {
  if (!/\w+=\w+/.test(text)) return ok({ ...NONE, target: text });
  let option = NONE;
  for (const field of splitCsv(text)) {
    const equals = field.indexOf("=");
    if (equals < 0) return err(`invalid field ${field.toLowerCase()}`);
    const key = field.slice(0, equals).trim().toLowerCase();
    const read = FIELDS[key];
    if (!read) return err(`invalid field key ${key}`);
    const next = read(
      option,
      field
        .slice(equals + 1)
        .trim()
        .toLowerCase(),
    );
    if (!next.ok) return next;
    option = next.value;
  }
  return option.target === "" ? err("network name/id is not specified") : ok(option);
}

type FieldReader = (option: NetworkOption, value: string) => Result<NetworkOption, string>;

const FIELDS: Readonly<Record<string, FieldReader>> = {
  name: (option, target) => ok({ ...option, target }),
  alias: (option, alias) => ok({ ...option, aliases: [...option.aliases, alias] }),
  ip: (option, text) => withAddress(text, (ip) => ({ ...option, ip })),
  ip6: (option, text) => withAddress(text, (ip6) => ({ ...option, ip6 })),
  "mac-address": (option, mac) => ok({ ...option, mac }),
  "link-local-ip": (option, text) =>
    withAddress(text, (address) => ({ ...option, linkLocalIps: [...option.linkLocalIps, address] })),
  "driver-opt": (option, text) => {
    const equals = text.indexOf("=");
    if (equals < 0) return err("invalid key value pair format in driver options");
    const driverOptions = { ...option.driverOptions, [text.slice(0, equals)]: text.slice(equals + 1) };
    return ok({ ...option, driverOptions });
  },
  "gw-priority": (option, text) => {
    const number = parseInteger(text, 64);
    if (!number.ok) return err(`invalid gw-priority (${text}): ${number.error.split(": ").at(-1)}`);
    return ok({ ...option, gatewayPriority: Number(number.value) });
  },
};

function withAddress(
  text: string,
  change: (address: string) => NetworkOption,
): Result<NetworkOption, string> {
  const address = parseAddress(text);
  return address.ok ? ok(change(address.value)) : address;
}
