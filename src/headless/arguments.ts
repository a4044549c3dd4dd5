import { UsageError } from "./usage.ts";

export interface ParsedArguments {
  readonly operands: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** Words of a command: `--json` is a switch, `--port 80` and `--port=80` have a value; "-" is an operand. */
export function parseArguments(
  words: readonly string[],
  known: { readonly switches: readonly string[]; readonly values: readonly string[]; readonly most: number },
): ParsedArguments {
  const operands: string[] = [];
  const switches = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [flag = "", ...rest] = word.split("=");
    if (!word.startsWith("--")) operands.push(word);
    else if (known.switches.includes(word)) switches.add(word);
    else if (known.values.includes(flag)) {
      const value = rest.length > 0 ? rest.join("=") : words[(at += 1)];
      if (value === undefined) throw new UsageError(`${flag} needs a value`);
      values.set(flag, value);
    } else throw new UsageError(`there is no option ${word}`);
  }
  const extra = operands[known.most];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many`);
  return { operands, switches, values };
}
