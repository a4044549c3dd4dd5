import { ARGUMENT_HINT, CLIENT_HINTS } from "./client-hints.ts";
import { DAEMON_MENDS } from "./daemon-mends.ts";
import type { Chosen, GroupSpec } from "./grammar/command.ts";
import type { FlagSpec } from "./grammar/flag-table.ts";
import type { FlagValues } from "./grammar/flag-values.ts";
import { BY_TOP, commandsOf, GROUPS } from "./grammar/tree.ts";
import { lineWithout, mended, shellWord, type TypedLine } from "./mend.ts";
import type { Printer } from "./printer.ts";

/** After a command ran: what Windows ignored of it, or how to mend what failed. */
export function noteOutcome(printer: Printer, line: TypedLine): void {
  const { exitCode, stderr, notes } = printer.output;
  if (exitCode === 0) return noteIgnoredFlags(printer, line.flags);
  const explained = notes.some(({ kind }) => kind === "error");
  if (explained) return mendRefusal(printer, line, stderr);
  const hint = CLIENT_HINTS.find(({ when }) => when.test(stderr));
  if (!hint) return;
  const caught = hint.when.exec(stderr) ?? [];
  const text = hint.text.replace("$1", caught[1] ?? "");
  printer.note({ kind: "error", code: hint.code, text, fix: mended(line, hint, caught), source: null });
}

/** The daemon's refusal has a hint already: the line that would have worked goes with it. */
function mendRefusal(printer: Printer, line: TypedLine, stderr: string): void {
  const mend = DAEMON_MENDS.find(({ when }) => when.test(stderr));
  if (mend) return printer.mend(mended(line, mend, mend.when.exec(stderr) ?? []));
  const refused = line.flags
    .typed()
    .filter(({ windows }) => windows === "unsupported" || windows === "linux-only");
  if (refused.length === 0) return;
  const names = new Set([...refused.map(({ name }) => name), ...onlyForIpv6(line.flags)]);
  printer.mend(lineWithout(line, names), UNSUPPORTED_OPTIONS);
}

/** Without --ipv6 an IPv6 subnet says nothing any more. */
function onlyForIpv6(flags: FlagValues): readonly string[] {
  if (!flags.typed().some(({ name }) => name === "ipv6")) return [];
  return ["subnet", "gateway"].filter(
    (name) => flags.has(name) && flags.list(name).every((value) => value.includes(":")),
  );
}

/** Microsoft's list of what Docker's options do not do on Windows. */
const UNSUPPORTED_OPTIONS =
  "https://learn.microsoft.com/en-us/virtualization/windowscontainers/container-networking/architecture";

/** One note for each flag that Docker took but Windows does not act on. */
function noteIgnoredFlags(printer: Printer, flags: FlagValues): void {
  for (const flag of flags.typed()) {
    if (flag.windows !== "ignored") continue;
    printer.note({
      kind: "warning",
      code: "option-ignored",
      text: `Docker accepted --${flag.name}, but Windows ignores it. ${flag.note || ONLY_LINUX}`,
      fix: null,
      source: UNSUPPORTED_OPTIONS,
    });
  }
  noteEncrypted(printer, flags);
}

/** A wrong number of arguments. */
export function noteArguments(printer: Printer, { path }: Chosen): void {
  flagNote(printer, "argument-count", ARGUMENT_HINT, path);
}

const ONLY_LINUX = "Only a Linux daemon reads it.";

function noteEncrypted(printer: Printer, flags: FlagValues): void {
  if (!flags.typed().some(({ name }) => name === "opt")) return;
  if (!("encrypted" in flags.map("opt"))) return;
  printer.note({
    kind: "warning",
    code: "option-ignored",
    text: "Docker stored the option encrypted, but no Windows driver reads it: overlay traffic stays in clear text.",
    fix: null,
    source: UNSUPPORTED_OPTIONS,
  });
}

/** For an unknown flag the nearest one that exists; for a wrong value what the flag takes. */
export function noteFlagError(
  printer: Printer,
  { spec, path }: Chosen,
  words: readonly string[],
  message: string,
): void {
  const unknown = /^unknown flag: --(.+)$/.exec(message)?.[1];
  if (unknown !== undefined) {
    const near = nearest(
      unknown,
      spec.flags.filter((flag) => !flag.hidden).map(({ name }) => name),
    );
    const hint = near === null ? "" : ` Did you mean --${near}?`;
    const right = words.map((word) =>
      word.split("=", 1)[0] === `--${unknown}` ? `--${near}${word.slice(unknown.length + 2)}` : word,
    );
    printer.note({
      kind: "error",
      code: "unknown-flag",
      text: `${path} has no flag --${unknown}.${hint}`,
      fix: near === null ? `${path} --help` : [path, ...right.map(shellWord)].join(" "),
      source: null,
    });
    return;
  }
  const wrong = /^invalid argument .* for "(?:-\w, )?--([\w-]+)" flag/s.exec(message)?.[1];
  const flag = spec.flags.find(({ name }) => name === wrong);
  if (flag) return flagNote(printer, "bad-flag-value", `--${flag.name} takes ${valueWords(flag)}.`, path);
  if (message.startsWith("flag needs an argument")) {
    flagNote(
      printer,
      "flag-value-missing",
      "The flag is the last word, but it needs a value after it.",
      path,
    );
  }
}

function flagNote(printer: Printer, code: string, text: string, path: string): void {
  printer.note({ kind: "error", code, text, fix: `${path} --help`, source: null });
}

function valueWords(flag: FlagSpec): string {
  return VALUE_WORDS[flag.check] ?? VALUE_WORDS[flag.type] ?? "another kind of value";
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  bool: "true or false, only as --flag=value",
  int: "a whole number",
  int64: "a whole number",
  uint: "a whole number that is not negative",
  uint16: "a whole number from 0 to 65535",
  uint32: "a whole number that is not negative",
  uint64: "a whole number that is not negative",
  ip: "one IP address",
  ipSlice: "IP addresses",
  ipNetSlice: "prefixes such as 10.0.0.0/24",
  filter: "key=value",
  duration: "a time such as 30s or 2m",
  bytes: "a size such as 512m",
  decimal: "a number such as 1.5",
  network: "a network's name, or name=NETWORK,ip=ADDRESS and so on",
  port: "PUBLISHED:TARGET[/PROTOCOL], or published=…,target=…,mode=…",
  label: "key=value without blanks in the key",
  env: "NAME=value",
  dns: "the IP address of a DNS server",
  "dns-search": "a domain",
  "add-host": "name:address",
  link: "container[:alias]",
  attach: "STDIN, STDOUT or STDERR",
};

export function noteUnknownCommand(printer: Printer, group: GroupSpec | null, word: string): void {
  const names = group
    ? commandsOf(group).map(({ path }) => path.slice(group.name.length + 1))
    : [...BY_TOP.keys(), ...GROUPS.map(({ name }) => name)];
  const near = nearest(word, names);
  const path = group ? `docker ${group.name}` : "docker";
  printer.note({
    kind: "error",
    code: "unknown-command",
    text: `${path} has no command ${word}.${near === null ? "" : ` Did you mean ${near}?`}`,
    fix: near === null ? `${path} --help` : `${path} ${near}`,
    source: null,
  });
}

/** The name with the fewest changes to the typed word, when that is at most two; null otherwise. */
export function nearest(word: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .toSorted((left, right) => left.distance - right.distance);
  const [best] = ranked;
  return best && best.distance <= Math.min(2, Math.floor(word.length / 2)) ? best.name : null;
}

/** Levenshtein distance. */
function editDistance(left: string, right: string): number {
  if (left.length > 64) return left.length;
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
