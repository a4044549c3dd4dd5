import type { FlagSpec } from "./flag-table.ts";

/**
 * The words of a command line without some flags and their values, written as they were: `-itp 80:80` without
 * `publish` is `-it`. The words must parse. `names`: flags by their own names; old spellings go with them.
 */
export function withoutFlags(
  specs: readonly FlagSpec[],
  words: readonly string[],
  interspersed: boolean,
  names: ReadonlySet<string>,
): readonly string[] {
  const goes = (spec: FlagSpec | undefined) => spec !== undefined && names.has(spec.aliasOf || spec.name);
  const rest = [...words];
  const kept: string[] = [];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const isFlag = word.startsWith("-") && word !== "-";
    if (word === "--" || (!isFlag && !interspersed)) return [...kept, word, ...rest];
    if (!isFlag) kept.push(word);
    else if (word.startsWith("--")) {
      const [name = ""] = word.slice(2).split("=", 1);
      const spec = specs.find((flag) => flag.name === name);
      const value = takesNext(spec, word.includes("=")) ? rest.splice(0, 1) : [];
      if (!goes(spec)) kept.push(word, ...value);
    } else kept.push(...cluster(word.slice(1), specs, rest, goes));
  }
  return kept;
}

function takesNext(spec: FlagSpec | undefined, hasValue: boolean): boolean {
  return spec !== undefined && spec.type !== "bool" && !hasValue;
}

/** Letters after one dash; the last one may have its value behind it, or in the next word. */
function cluster(
  letters: string,
  specs: readonly FlagSpec[],
  rest: string[],
  goes: (spec: FlagSpec | undefined) => boolean,
): readonly string[] {
  let kept = "";
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? "";
    const spec = specs.find((flag) => flag.shorthand === letter);
    const isLast = spec?.type !== "bool" || letters[at + 1] === "=";
    if (!isLast) {
      kept += goes(spec) ? "" : letter;
      continue;
    }
    const value = takesNext(spec, at + 1 < letters.length) ? rest.splice(0, 1) : [];
    if (!goes(spec)) return [`-${kept}${letters.slice(at)}`, ...value];
    break;
  }
  return kept === "" ? [] : [`-${kept}`];
}
