/** One flag of a command: what the parser, the help, the completion and the learner's notes read. */
export interface FlagSpec {
  readonly name: string;
  /** One letter, "" when there is none. */
  readonly shorthand: string;
  /** Name of the value's type as the flag library prints it: "bool", "list", "stringSlice" … */
  readonly type: string;
  /** What else each value of a list must be: "label", "env" …; "" for nothing. */
  readonly check: string;
  /** "" is the type's zero value. */
  readonly defaultValue: string;
  readonly windows: "supported" | "ignored" | "unsupported" | "linux-only";
  readonly hidden: boolean;
  /** Name of the flag that this one is an old spelling of, or "". */
  readonly aliasOf: string;
  /** Words after "has been deprecated, ", or "". */
  readonly deprecated: string;
  /** Only daemons of this operating system know the flag; "" is any. */
  readonly daemonOs: "" | "linux";
  readonly description: string;
  /** For a flag that Windows refuses or ignores: why, and what to use instead. */
  readonly note: string;
}

const NAMED = new WeakMap<readonly FlagSpec[], ReadonlyMap<string, FlagSpec>>();

/** The flag of that name in a table, which is looked through once: `docker run` asks for forty of its hundred. */
export function flagNamed(specs: readonly FlagSpec[], name: string): FlagSpec | undefined {
  const known = NAMED.get(specs);
  if (known) return known.get(name);
  const named = new Map(specs.toReversed().map((spec) => [spec.name, spec]));
  NAMED.set(specs, named);
  return named.get(name);
}

const LIST_FORMAT =
  "Format output using a custom template:\n'table':            Print output in table format with column " +
  "headers (default)\n'table TEMPLATE':   Print output in table format using the given Go template\n" +
  "'json':             Print in JSON format\n'TEMPLATE':         Print output using the given Go template.\n" +
  "Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates";

const INSPECT_FORMAT =
  "Format output using a custom template:\n'json':             Print in JSON format\n" +
  "'TEMPLATE':         Print output using the given Go template.\n" +
  "Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates";

const LONG_DESCRIPTIONS: Readonly<Record<string, string>> = {
  "@list-format": LIST_FORMAT,
  "@inspect-format": INSPECT_FORMAT,
};

/**
 * Reads flags from lines of `name,shorthand|type:check|default|attributes|description|note`. Attributes: ignored,
 * unsupported, linux-only, hidden, deprecated (the note says what to use), alias=FLAG, os=linux.
 */
export function flagTable(text: string): readonly FlagSpec[] {
  return text.trim().split("\n").map(flagOf);
}

function flagOf(line: string): FlagSpec {
  const [names = "", typed = "", defaultValue = "", attributes = "", described = "", note = ""] =
    line.split("|");
  const [name = "", shorthand = ""] = names.split(",");
  const [type = "", check = ""] = typed.split(":");
  const words = attributes.split(" ");
  const isDeprecated = words.includes("deprecated");
  return {
    name,
    shorthand,
    type,
    check,
    defaultValue,
    windows: WINDOWS.find((word) => words.includes(word)) ?? "supported",
    hidden: words.includes("hidden"),
    aliasOf: words.find((word) => word.startsWith("alias="))?.slice("alias=".length) ?? "",
    deprecated: isDeprecated ? note : "",
    daemonOs: words.includes("os=linux") ? "linux" : "",
    description: LONG_DESCRIPTIONS[described] ?? described,
    note: isDeprecated ? "" : note,
  };
}

const WINDOWS = ["ignored", "unsupported", "linux-only"] as const;
