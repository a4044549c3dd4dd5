import { err, ok, type Result } from "../../lib/result.ts";

export interface CurlOptions {
  readonly url: string;
  readonly silent: boolean;
  readonly showErrors: boolean;
  readonly head: boolean;
  readonly include: boolean;
  readonly output: string | null;
  readonly writeOut: string | null;
  readonly maxSeconds: number | null;
}

interface CurlOption {
  readonly short: string | null;
  readonly long: string;
  readonly takesValue: boolean;
}

/** The options people use against a container; those without a meaning here are accepted and ignored. */
const OPTIONS: readonly CurlOption[] = [
  { short: "s", long: "silent", takesValue: false },
  { short: "S", long: "show-error", takesValue: false },
  { short: "I", long: "head", takesValue: false },
  { short: "i", long: "include", takesValue: false },
  { short: "v", long: "verbose", takesValue: false },
  { short: "L", long: "location", takesValue: false },
  { short: "k", long: "insecure", takesValue: false },
  { short: "f", long: "fail", takesValue: false },
  { short: "4", long: "ipv4", takesValue: false },
  { short: "o", long: "output", takesValue: true },
  { short: "w", long: "write-out", takesValue: true },
  { short: "m", long: "max-time", takesValue: true },
  { short: null, long: "connect-timeout", takesValue: true },
  { short: "X", long: "request", takesValue: true },
  { short: "H", long: "header", takesValue: true },
  { short: "A", long: "user-agent", takesValue: true },
  { short: "d", long: "data", takesValue: true },
];

/** Words after `curl`; the failure is what curl prints on stderr, with exit code 2. */
export function parseCurl(words: readonly string[]): Result<CurlOptions, string> {
  const set = new Map<string, string>();
  const urls: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "-" || !word.startsWith("-")) {
      urls.push(word);
      continue;
    }
    for (const letter of word.startsWith("--") ? [word.slice(2)] : word.slice(1)) {
      const option = OPTIONS.find(({ short, long }) =>
        word.startsWith("--") ? long === letter : short === letter,
      );
      if (!option) {
        return err(`curl: option ${word}: is unknown\ncurl: try 'curl --help' for more information\n`);
      }
      if (!option.takesValue) set.set(option.long, "");
      else {
        const inline = word.startsWith("--") ? "" : word.slice(word.indexOf(letter, 1) + 1);
        if (inline === "") index += 1;
        const value = inline === "" ? words[index] : inline;
        if (value === undefined) {
          return err(
            `curl: option ${word}: requires parameter\ncurl: try 'curl --help' for more information\n`,
          );
        }
        set.set(option.long, value);
        break;
      }
    }
  }
  const url = urls[0];
  if (url === undefined) {
    return err(
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    );
  }
  const seconds = set.get("max-time") ?? set.get("connect-timeout");
  return ok({
    url,
    silent: set.has("silent"),
    showErrors: set.has("show-error") || !set.has("silent"),
    head: set.has("head"),
    include: set.has("include") || set.has("head"),
    output: set.get("output") ?? null,
    writeOut: set.get("write-out") ?? null,
    maxSeconds: seconds === undefined || !/^\d+(\.\d+)?$/.test(seconds) ? null : Number(seconds),
  });
}
