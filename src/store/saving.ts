import { create } from "zustand";
import { formatScenario, type Scenario } from "#scenario";
import { engine, prepare } from "./engine.ts";
import { type Fork, type Lab, newLabId, stepsOf, useLab } from "./lab.ts";
import { type LabInput, type SavedLab, touchLab, useStorage, writeLab } from "./labs.ts";
import { notify } from "./notices.ts";
import { useTracing } from "./tracing.ts";
import { putAside } from "./unsaved.ts";
import { useView } from "./view.ts";

/** Where the lab is kept right now. */
interface Saving {
  readonly state: "nothing" | "saving" | "in-link" | "in-browser" | "not-kept";
  /** Characters of the whole address; 0 while there is nothing to save. */
  readonly linkLength: number;
}

export const useSaving = create<Saving>()(() => ({ state: "nothing", linkLength: 0 }));

/** Mail programs and chats cut longer addresses. */
export const LINK_NOTE_LENGTH = 2_000;
/** Above this the address bar no longer carries the lab; this browser's storage does. */
const ADDRESS_LENGTH = 60_000;
const SAVE_AFTER_MS = 300;

/** The lab as it is looked at now. */
export function currentScenario(): Scenario {
  const { title, lines, cursor } = useLab.getState();
  const { positions, lens } = useView.getState();
  const { trace, flow } = useTracing.getState();
  return {
    title,
    lines,
    view: {
      positions,
      lens,
      cursor: cursor < lines.length ? cursor : null,
      flow: trace === null ? null : { from: flow.from, to: flow.to, proto: flow.proto, port: flow.port },
    },
  };
}

/** The address that opens the lab as it is now, on any machine. */
export async function currentLink(): Promise<string> {
  const { encodeLink } = await prepare();
  return addressWith(encodeLink(currentScenario()));
}

function addressWith(hash: string): string {
  return `${location.href.split("#")[0] ?? ""}${hash === "" ? "" : `#${hash}`}`;
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** What storage holds of the lab since this window wrote or read it last. */
let stored: { readonly lab: string; readonly stamp: string; readonly text: string } | null = null;
let lastWrite: Promise<unknown> = Promise.resolve();

/** Keeps storage and address up to date for as long as the page lives. Returns a function that stops it. */
export function keepSaved(): () => void {
  const stops = [
    useLab.subscribe((lab, before) => {
      if (lab.revision !== before.revision || lab.id !== before.id || lab.cursor !== before.cursor) later();
    }),
    useView.subscribe((view, before) => {
      if (view.positions !== before.positions || view.lens !== before.lens) later();
    }),
    useTracing.subscribe((tracing, before) => {
      if (tracing.trace !== before.trace) later();
    }),
  ];
  const leaving = () => {
    if (timer !== undefined) void saveNow();
  };
  const unloading = () => {
    if (timer === undefined) return;
    const address = location.hash.slice(1);
    if (useLab.getState().lines.length > 0) {
      putAside({ address, link: engine().encodeLink(currentScenario()) });
    }
    void saveNow();
  };
  addEventListener("pagehide", unloading);
  document.addEventListener("visibilitychange", leaving);
  return () => {
    for (const stop of stops) stop();
    removeEventListener("pagehide", unloading);
    document.removeEventListener("visibilitychange", leaving);
  };
}

function later(): void {
  clearTimeout(timer);
  if (useLab.getState().lines.length > 0) useSaving.setState({ state: "saving" });
  timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS);
}

/** Writes the address at once and the storage after it. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const lab = useLab.getState();
  if (lab.lines.length === 0) {
    useSaving.setState({ state: "nothing", linkLength: 0 });
    history.replaceState(null, "", addressWith(""));
    return;
  }
  const scenario = currentScenario();
  const link = addressWith(engine().encodeLink(scenario));
  const fits = link.length <= ADDRESS_LENGTH;
  history.replaceState(null, "", fits ? link : addressWith(`lab=${lab.id}`));
  useSaving.setState({ linkLength: link.length });
  lastWrite = lastWrite.then(() => write(lab, scenario));
  await lastWrite;
  // A newer change has its own save under way and says so itself.
  if (timer !== undefined) return;
  const kept = useStorage.getState().works;
  useSaving.setState({ state: fits ? "in-link" : kept ? "in-browser" : "not-kept" });
}

/** Remembers that storage holds this version of the lab, so that the next write continues it. */
export function continueFrom({ id, stamp, scenario }: SavedLab): void {
  stored = { lab: id, stamp, text: formatScenario(scenario) };
}

async function write(lab: Lab, scenario: Scenario): Promise<void> {
  const known = stored?.lab === lab.id ? stored : null;
  const text = formatScenario(scenario);
  // Only looked at: a window that works on the same lab must not take this one for another author.
  if (known?.text === text) return touchLab(lab.id);
  const input: LabInput = { id: lab.id, scenario, forks: lab.forks, steps: stepsOf(lab).length };
  const written = await writeLab(input, known?.stamp ?? null);
  if (written !== null) {
    stored = { lab: lab.id, stamp: written, text };
    return;
  }
  // Another window works on the same lab: both are kept, this one under a name of its own.
  const id = newLabId();
  if (useLab.getState().id === lab.id) useLab.setState({ id });
  const stamp = await writeLab({ ...input, id }, null);
  if (stamp !== null) stored = { lab: id, stamp, text };
  notify("This lab is open in another window. Both versions are kept.");
}

/** Saves an ending that was cut off as a lab of its own. */
export async function keepAsCopy(fork: Fork): Promise<void> {
  const title = `${fork.title || "Untitled lab"}, old ending`;
  const view = { positions: useView.getState().positions, lens: useView.getState().lens };
  const scenario: Scenario = { title, lines: fork.lines, view: { ...view, cursor: null, flow: null } };
  const id = newLabId();
  const kept = await writeLab({ id, scenario, forks: [], steps: fork.lines.length }, null);
  if (kept !== null && useStorage.getState().works) notify(`Kept as "${title}" under your labs.`);
  else
    notify("This browser does not keep anything: the old ending is still in the menu of the lab.", {
      tone: "bad",
    });
}
