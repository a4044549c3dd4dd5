import type { World } from "#engine";
import { currentStep, type Lab, type ObjectRef, selectWorld, shownName, stepsOf } from "#store";
import { EXAMPLES } from "./examples.ts";
import { messages } from "./messages.ts";

/** Something that the page itself does. */
export interface PageCommand {
  readonly label: string;
  /** As `Keys` shows them. */
  readonly keys?: string;
  readonly run: () => void;
}

/** One row of the palette. */
export type Entry =
  | {
      readonly kind: "object";
      readonly ref: ObjectRef;
      readonly label: string;
      readonly note: string;
      /** The whole name where the label is a short one: it is found by both. */
      readonly fullName?: string;
    }
  | { readonly kind: "page"; readonly command: PageCommand; readonly label: string; readonly note: string }
  | { readonly kind: "step"; readonly step: number; readonly label: string; readonly note: string }
  | { readonly kind: "line"; readonly text: string; readonly label: string; readonly note: string };

export interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Rows of one group: more are narrowed down by typing. */
const MOST = 8;

/** What fits the words, grouped; everything that a person may look for when nothing is typed yet. */
export function entriesFor(query: string, lab: Lab, commands: readonly PageCommand[]): readonly Group[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (entry: Entry) => {
    const fullName = entry.kind === "object" ? (entry.fullName ?? "") : "";
    const text = `${entry.label} ${entry.note} ${fullName}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const page = commands.map(
    (command): Entry => ({ kind: "page", command, label: command.label, note: command.keys ?? "" }),
  );
  return [
    { label: messages.objects, entries: words.length === 0 ? [] : objects(selectWorld(lab)).filter(fits) },
    { label: messages.page, entries: page.filter(fits) },
    { label: messages.steps, entries: steps(query, lab) },
    { label: messages.lines, entries: [...typed(query), ...EXAMPLES.map(example).filter(fits)] },
  ]
    .map(({ label, entries }) => ({
      label,
      entries: best(entries, words[0] ?? "").slice(
        0,
        words.length === 0 && label === messages.page ? 20 : MOST,
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** What begins with the first word comes before what only contains it. */
function best(entries: readonly Entry[], word: string): readonly Entry[] {
  if (word === "") return entries;
  const begins = ({ label }: Entry) => label.toLowerCase().startsWith(word);
  return [...entries.filter(begins), ...entries.filter((entry) => !begins(entry))];
}

function objects(world: World): Entry[] {
  const { kinds } = messages;
  const found: Entry[] = [];
  for (const host of world.hosts) {
    const { name } = host.settings;
    found.push({
      kind: "object",
      ref: { kind: "hosts", host: name, id: name },
      label: name,
      note: kinds.host,
    });
    for (const network of host.dockerNetworks) {
      const ref: ObjectRef = { kind: "dockerNetworks", host: name, id: network.id };
      if (network.driver !== "null") {
        found.push({ kind: "object", ref, label: network.name, note: kinds.network(network.driver, name) });
      }
    }
    for (const container of host.containers) {
      const ref: ObjectRef = { kind: "containers", host: name, id: container.id };
      found.push({
        kind: "object",
        ref,
        label: shownName(host, container),
        note: kinds.container(name),
        fullName: container.name,
      });
    }
  }
  for (const device of world.devices) {
    const ref: ObjectRef = { kind: "devices", host: null, id: device.name };
    found.push({ kind: "object", ref, label: device.name, note: kinds[device.kind] });
  }
  return found;
}

/** "12" and "step 12" go to a step; the words of a command find the step that it was. */
function steps(query: string, lab: Lab): readonly Entry[] {
  const number = stepIn(query);
  const wanted = query.trim().toLowerCase();
  const now = currentStep(lab);
  return stepsOf(lab).flatMap((line, at): readonly Entry[] => {
    const step = at + 1;
    const text = lab.lines[line]?.text ?? "";
    const fits = number === null ? wanted.length > 2 && text.toLowerCase().includes(wanted) : step === number;
    return fits && step !== now ? [{ kind: "step", step, label: messages.goToStep(step), note: text }] : [];
  });
}

/** 12 in "12", "step 12" and "go to step 12". */
function stepIn(query: string): number | null {
  const [, digits] = /^(?:go\s+to\s+)?(?:step\s*)?(\d{1,5})$/i.exec(query.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

function example({ text, says }: (typeof EXAMPLES)[number]): Entry {
  return { kind: "line", text, label: text, note: says };
}

/** Whatever looks like a command can go to the prompt as it stands. */
function typed(query: string): readonly Entry[] {
  const text = query.trim();
  return stepIn(text) === null && /^[\w.-]+\s+\S/.test(text)
    ? [{ kind: "line", text, label: text, note: messages.putOnPrompt }]
    : [];
}
