import type { World } from "./model/world.ts";
import { ALIASES } from "./powershell/aliases.ts";
import { parametersOf } from "./powershell/bind.ts";
import { cmdletsAt, findCmdlet } from "./powershell/catalog.ts";
import { type Cmdlet, type ParameterSpec, typeText } from "./powershell/cmdlet.ts";
import { stageAt } from "./shell/cursor.ts";
import { hasPowerShell, resolvePlace } from "./shell/place.ts";
import type { Completion, Place, Word } from "./shell/program.ts";
import { findProgram, isAvailable, programs } from "./shell/registry.ts";

export interface Completions {
  /** The stretch of the line that an item's text replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** What could stand at the cursor of a line typed on that machine, best first. */
export function complete(world: World, machine: string, line: string, cursor: number): Completions {
  const { words, current, from } = stageAt(line.slice(0, cursor));
  const found = resolvePlace(world, machine);
  const items = found.ok ? candidates(world, found.value, words, current) : [];
  return { from, to: cursor, items };
}

function candidates(
  world: World,
  place: Place,
  words: readonly Word[],
  current: string,
): readonly Completion[] {
  const [command, ...before] = words;
  if (!command) return commandNames(world, place, current);
  const cmdlet = hasPowerShell(world, place) ? findCmdlet(world, place, command.text) : null;
  if (cmdlet) return ofCmdlet(cmdlet, world, place, before, current);
  const program = findProgram(world, place, command.text);
  return program?.complete?.({ world, place, before, current }) ?? [];
}

function commandNames(world: World, place: Place, current: string): Completion[] {
  const typed = current.toLowerCase();
  const natives = [...programs.values()]
    .filter((program) => isAvailable(program, world, place))
    .map(({ name, summary }) => ({ text: name, kind: "command", description: summary }) as const);
  const cmdlets = cmdletsAt(world, place).map(
    ({ name, summary }) => ({ text: name, kind: "command", description: summary }) as const,
  );
  const aliased = hasPowerShell(world, place) ? ALIASES.get(typed) : undefined;
  return [...natives, ...cmdlets].filter(
    ({ text }) => text.toLowerCase().startsWith(typed) || text === aliased,
  );
}

function ofCmdlet(
  cmdlet: Cmdlet,
  world: World,
  place: Place,
  before: readonly Word[],
  current: string,
): readonly Completion[] {
  if (current.startsWith("-")) return parameterNames(cmdlet, before, current);
  const last = before.at(-1);
  const named =
    last && !last.quoted && last.text.startsWith("-") ? parameterNamed(cmdlet, last.text) : undefined;
  const spec = named && named.type !== "switch" ? named : positional(cmdlet, before);
  if (!spec) return current === "" ? parameterNames(cmdlet, before, "-") : [];
  const typed = current.toLowerCase();
  return values(cmdlet, spec, world, place).filter(({ text }) =>
    text.toLowerCase().replace(/^"/, "").startsWith(typed),
  );
}

function values(cmdlet: Cmdlet, spec: ParameterSpec, world: World, place: Place): readonly Completion[] {
  const fixed = spec.type === "bool" ? ["$true", "$false"] : (spec.values ?? []);
  const names = spec.complete?.(world, place) ?? [];
  return [
    ...fixed.map((text) => ({ text, kind: "value", description: spec.description }) as const),
    ...[...new Set(names)].map(
      (name) => ({ text: quoteIfNeeded(name), kind: "name", description: spec.description }) as const,
    ),
    ...(cmdlet.complete?.(world, place, spec.name) ?? []),
  ];
}

function quoteIfNeeded(name: string): string {
  return /^[\w.:/-]+$/.test(name) ? name : `"${name}"`;
}

function parameterNames(cmdlet: Cmdlet, before: readonly Word[], current: string): Completion[] {
  const typed = current.slice(1).toLowerCase();
  const used = new Set(before.filter((word) => !word.quoted).map((word) => word.text.toLowerCase()));
  return parametersOf(cmdlet)
    .filter(({ name }) => name.toLowerCase().startsWith(typed) && !used.has(`-${name.toLowerCase()}`))
    .map((spec) => ({
      text: `-${spec.name}`,
      kind: "flag",
      description: `${typeText(spec).trim()} ${spec.description}`.trim(),
    }));
}

function parameterNamed(cmdlet: Cmdlet, text: string): ParameterSpec | undefined {
  const typed = text.slice(1).toLowerCase();
  const all = parametersOf(cmdlet);
  const exact = all.find(({ name }) => name.toLowerCase() === typed);
  return exact ?? all.find(({ name }) => name.toLowerCase().startsWith(typed));
}

/** The first positional parameter that nothing stands for yet. */
function positional(cmdlet: Cmdlet, before: readonly Word[]): ParameterSpec | undefined {
  const named = new Set<string>();
  let loose = 0;
  for (let index = 0; index < before.length; index += 1) {
    const word = before[index];
    if (!word) continue;
    const spec = !word.quoted && word.text.startsWith("-") ? parameterNamed(cmdlet, word.text) : undefined;
    if (!spec) loose += 1;
    else {
      named.add(spec.name);
      if (spec.type !== "switch") index += 1;
    }
  }
  return cmdlet.parameters
    .filter((spec) => spec.position !== undefined && !named.has(spec.name))
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))[loose];
}
