import { err, ok, type Result } from "../../lib/result.ts";

export interface PingOptions {
  readonly target: string;
  readonly count: number;
  readonly endless: boolean;
  readonly sizeBytes: number;
  readonly dontFragment: boolean;
  readonly ttl: number;
}

interface NumberOption {
  readonly least: number;
  readonly most: number;
}

const NUMBERS: Readonly<Record<string, NumberOption>> = {
  n: { least: 1, most: 4294967295 },
  l: { least: 0, most: 65500 },
  i: { least: 1, most: 255 },
  w: { least: 0, most: 4294967295 },
};
const SWITCHES = new Set(["t", "f", "4", "a"]);

/** Words after `ping`; the failure is what ping prints. Options may start with "-" or "/" and come in any order. */
export function parsePing(words: readonly string[]): Result<PingOptions, string> {
  const numbers: Record<string, number> = {};
  const switches = new Set<string>();
  let target: string | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const option = /^[-/](.+)$/.exec(word)?.[1]?.toLowerCase();
    if (option === undefined) {
      if (target !== null) return err(`Bad parameter ${word}.`);
      target = word;
    } else if (option === "?") {
      return err(PING_USAGE);
    } else if (SWITCHES.has(option)) {
      switches.add(option);
    } else if (NUMBERS[option]) {
      const limits = NUMBERS[option];
      const text = words[index + 1];
      if (text === undefined) return err(`Value must be supplied for option ${word}.`);
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (!(value >= limits.least && value <= limits.most)) {
        return err(`Bad value for option ${word}, valid range is from ${limits.least} to ${limits.most}.`);
      }
      numbers[option] = value;
      index += 1;
    } else {
      return err(`Bad option ${word}.\n\n${PING_USAGE}`);
    }
  }
  if (target === null) return err(words.length === 0 ? PING_USAGE : "IP address must be specified.");
  return ok({
    target,
    count: Math.min(numbers["n"] ?? 4, MOST_LINES),
    endless: switches.has("t") || (numbers["n"] ?? 4) > MOST_LINES,
    sizeBytes: numbers["l"] ?? 32,
    dontFragment: switches.has("f"),
    ttl: numbers["i"] ?? 128,
  });
}

/** A simulated ping prints at most this many lines: nobody waits for more. */
const MOST_LINES = 100;

const PING_USAGE = `
Usage: ping [-t] [-a] [-n count] [-l size] [-f] [-i TTL] [-v TOS]
            [-r count] [-s count] [[-j host-list] | [-k host-list]]
            [-w timeout] [-R] [-S srcaddr] [-c compartment] [-p]
            [-4] [-6] target_name

Options:
    -t             Ping the specified host until stopped.
                   To see statistics and continue - type Control-Break;
                   To stop - type Control-C.
    -a             Resolve addresses to hostnames.
    -n count       Number of echo requests to send.
    -l size        Send buffer size.
    -f             Set Don't Fragment flag in packet (IPv4-only).
    -i TTL         Time To Live.
    -w timeout     Timeout in milliseconds to wait for each reply.
    -4             Force using IPv4.
`;
