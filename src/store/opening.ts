import { create } from "zustand";
import type { Scenario } from "#scenario";
import { prepare } from "./engine.ts";
import { useLab } from "./lab.ts";
import { listLabs, readLab, type SavedLab } from "./labs.ts";
import { loadScenario, startEmpty } from "./loading.ts";
import { notify } from "./notices.ts";
import { continueFrom, saveNow } from "./saving.ts";
import { takeAside } from "./unsaved.ts";

/** A link that could not be read, or only in part; the page asks what to do with it. */
export interface DamagedLink {
  readonly reason: "damaged" | "newer" | "foreign";
  readonly message: string;
  readonly readable: Scenario;
  readonly readableSteps: number;
  readonly totalSteps: number;
}

interface Opening {
  readonly damaged: DamagedLink | null;
  /** The address names a lab that is not open yet: neither the start screen nor the canvas is right. */
  readonly busy: boolean;
}

export const useOpening = create<Opening>()(() => ({
  damaged: null,
  busy: typeof location === "object" && location.hash.length > 1,
}));

/** Opens what the address names and follows it when somebody changes it by hand. */
export function followAddress(): () => void {
  const open = (hash: string) => {
    openHash(hash)
      .catch(() => notify("The lab could not be opened. Check the connection and reload.", { tone: "bad" }))
      .finally(() => useOpening.setState({ busy: false }));
  };
  const follow = () => open(location.hash.slice(1));
  const address = location.hash.slice(1);
  open(takeAside(address) ?? address);
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}

const SAVED_PREFIX = "lab=";

async function openHash(hash: string): Promise<void> {
  useOpening.setState({ damaged: null });
  if (hash === "") {
    // Going back in the browser to the bare address: the open lab is kept, and a new one starts.
    if (useLab.getState().lines.length > 0) await startAnew();
    return;
  }
  await saveOpenLab();
  if (hash.startsWith(SAVED_PREFIX)) return openSaved(hash.slice(SAVED_PREFIX.length));
  const { decodeLink } = await prepare();
  const link = decodeLink(hash);
  if (!link.ok) {
    const { reason, message, readable, readableSteps, totalSteps } = link;
    useOpening.setState({ damaged: { reason, message, readable, readableSteps, totalSteps } });
    return;
  }
  await openScenario(link.scenario);
}

/** Opens a scenario. A lab of this browser with the same script is continued, so that a reload makes no copy. */
export async function openScenario(scenario: Scenario): Promise<boolean> {
  await saveOpenLab();
  useOpening.setState({ damaged: null });
  // Looked up while the script is replayed: a link need not wait for the browser's storage.
  const kept = listLabs().then((labs) => labs.find((lab) => sameScript(lab.scenario, scenario)));
  return continueLab(kept, scenario);
}

/** Opens a lab that comes with the page. */
export async function openPreset(name: string): Promise<void> {
  const { presetScenario } = await prepare();
  const scenario = presetScenario(name);
  if (scenario) await openScenario(scenario);
}

/** Opens a lab of this browser. */
export async function openSaved(id: string): Promise<void> {
  await saveOpenLab();
  useOpening.setState({ damaged: null });
  const saved = await readLab(id);
  if (saved) await continueLab(Promise.resolve(saved), saved.scenario);
  else notify("That lab is not kept in this browser.", { tone: "bad" });
}

/** Keeps the open lab and starts an empty one. */
export async function startAnew(): Promise<void> {
  await saveOpenLab();
  useOpening.setState({ damaged: null });
  startEmpty();
}

/** Opens the scenario as the lab that this browser keeps of it, as a new lab when it keeps none. */
async function continueLab(kept: Promise<SavedLab | undefined>, scenario: Scenario): Promise<boolean> {
  const opened = await loadScenario(scenario, kept);
  const saved = await kept;
  if (opened && saved) continueFrom(saved);
  return opened;
}

async function saveOpenLab(): Promise<void> {
  const { lines, revision } = useLab.getState();
  if (lines.length > 0 && revision > 0) await saveNow();
}

function sameScript(left: Scenario, right: Scenario): boolean {
  return (
    left.title === right.title &&
    left.lines.length === right.lines.length &&
    left.lines.every((line, index) => {
      const other = right.lines[index];
      return line.text === other?.text && line.machine === other.machine;
    })
  );
}
