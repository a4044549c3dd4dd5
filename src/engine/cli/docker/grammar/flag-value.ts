import { err, ok, type Result } from "../../../lib/result.ts";
import { splitCsv } from "./csv.ts";
import { checkElement } from "./element-checks.ts";
import type { FlagSpec } from "./flag-table.ts";
import { isAddress, parseCidr } from "./go-address.ts";
import { parseBool, parseInteger, parseUnsigned } from "./go-number.ts";
import { quote } from "./go-text.ts";
import { parseNetworkOption } from "./network-option.ts";
import { parseServicePort } from "./service-port.ts";

type Elements = Result<readonly string[], string>;

/**
 * The elements that one occurrence of a flag adds, or the cause of `invalid argument "V" for "--flag" flag: CAUSE`.
 * Source: facts on the command line, section 1.5.
 */
export function flagElements(flag: FlagSpec, text: string): Elements {
  const read = READERS[flag.type];
  if (read) return read(text);
  const cause = checkElement(flag.check, text);
  return cause === null ? ok([text]) : err(cause);
}

const single = (text: string) => ok([text]);

const READERS: Readonly<Record<string, (text: string) => Elements>> = {
  bool: (text) => {
    const value = parseBool(text);
    return value.ok ? ok([String(value.value)]) : value;
  },
  int: (text) => integer(text, 64),
  int64: (text) => integer(text, 64),
  uint: (text) => unsigned(text, 64),
  uint16: (text) => unsigned(text, 16),
  uint32: (text) => unsigned(text, 32),
  uint64: (text) => unsigned(text, 64),
  ip: (text) =>
    text.trim() === "" || isAddress(text.trim())
      ? ok([text.trim()])
      : err(`failed to parse IP: ${quote(text)}`),
  ipSlice: (text) => eachOf(text, isAddress, "invalid string being converted to IP address: "),
  ipNetSlice: (text) =>
    eachOf(text, (part) => parseCidr(part).ok, "invalid string being converted to CIDR: "),
  stringSlice: (text) => ok(text === "" ? [] : splitCsv(text)),
  filter: (text) => {
    if (text === "") return ok([]);
    return text.includes("=") ? single(text) : err("bad format of filter (expected name=value)");
  },
  duration: (text) => {
    const cause = durationFault(text);
    return cause === null ? single(text) : err(cause);
  },
  bytes: (text) =>
    /^-1$|^\d+(?:\.\d+)? ?[kmgtp]?i?b?$/i.test(text) ? single(text) : err(`invalid size: '${text}'`),
  decimal: (text) =>
    /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$|^[+-]?\d+\/\d+$/.test(text)
      ? single(text)
      : err(`failed to parse ${text} as a rational number`),
  float: (text) =>
    text !== "" && Number.isFinite(Number(text))
      ? single(text)
      : err(`strconv.ParseFloat: parsing ${quote(text)}: invalid syntax`),
  network: (text) => {
    const option = parseNetworkOption(text);
    return option.ok ? single(text) : option;
  },
  port: (text) => {
    const port = parseServicePort(text);
    return port.ok ? single(text) : port;
  },
  mount: (text) =>
    /(?:^|,)(?:target|dst|destination)=/.test(text) ? single(text) : err("target is required"),
};

function integer(text: string, bits: number): Elements {
  const value = parseInteger(text, bits);
  return value.ok ? ok([String(value.value)]) : value;
}

function unsigned(text: string, bits: number): Elements {
  const value = parseUnsigned(text, bits);
  return value.ok ? ok([String(value.value)]) : value;
}

function eachOf(text: string, test: (part: string) => boolean, cause: string): Elements {
  const parts = text
    .replaceAll('"', "")
    .split(",")
    .map((part) => part.trim());
  const wrong = parts.find((part) => !test(part));
  return wrong === undefined ? ok(parts) : err(cause + wrong);
}

/** time.ParseDuration's complaint, or null. */
function durationFault(text: string): string | null {
  if (/^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.test(text)) return null;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return `time: missing unit in duration ${quote(text)}`;
  const unit = /^[+-]?(?:\d+\.?\d*|\.\d+)([a-zA-Z]+)$/.exec(text)?.[1];
  return unit === undefined
    ? `time: invalid duration ${quote(text)}`
    : `time: unknown unit ${quote(unit)} in duration ${quote(text)}`;
}
