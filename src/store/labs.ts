import { createStore, delMany, entries, get, set, type UseStore, update } from "idb-keyval";
import { create } from "zustand";
import type { Scenario } from "#scenario";
import type { Fork } from "./lab.ts";

/** A lab as this browser keeps it. */
export interface SavedLab {
  readonly version: 1;
  readonly id: string;
  readonly scenario: Scenario;
  readonly forks: readonly Fork[];
  readonly steps: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Different for every write: a second window that wrote in between is noticed by it. */
  readonly stamp: string;
}

export type LabInput = Omit<SavedLab, "version" | "savedAt" | "stamp">;

/** Whether this browser keeps the work: false after the first write or read that it refused. */
export const useStorage = create<{ readonly works: boolean }>()(() => ({ works: true }));

let database: UseStore | undefined;

function labs(): UseStore {
  database ??= createStore("vswitch-lab", "labs");
  return database;
}

const newStamp = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/**
 * Writes a lab unless another window has written it since `lastStamp`.
 * Returns the new stamp; null when somebody else was first and nothing was written.
 */
export async function writeLab(lab: LabInput, lastStamp: string | null): Promise<string | null> {
  const next: SavedLab = { version: 1, ...lab, savedAt: Date.now(), stamp: newStamp() };
  let written = true;
  await guarded(() =>
    update<SavedLab>(
      lab.id,
      (stored) => {
        written = stored === undefined || stored.stamp === lastStamp;
        return written || stored === undefined ? next : stored;
      },
      labs(),
    ),
  );
  return written ? next.stamp : null;
}

/** Puts a lab at the head of the last ones without writing it anew. */
export async function touchLab(id: string): Promise<void> {
  const now = Date.now();
  await guarded(() =>
    update<SavedLab | undefined>(id, (lab) => (lab ? { ...lab, savedAt: now } : undefined), labs()),
  );
}

export async function readLab(id: string): Promise<SavedLab | undefined> {
  const stored = await guarded(() => get<unknown>(id, labs()));
  return isSavedLab(stored) ? stored : undefined;
}

/** All labs, the latest first. */
export async function listLabs(): Promise<readonly SavedLab[]> {
  const all = (await guarded(() => entries<string, unknown>(labs()))) ?? [];
  return all
    .map(([, lab]) => lab)
    .filter(isSavedLab)
    .sort((left, right) => right.savedAt - left.savedAt);
}

export async function deleteLab(id: string): Promise<void> {
  await guarded(() => delMany([id], labs()));
}

/** Puts a deleted lab back as it was. */
export async function restoreLab(lab: SavedLab): Promise<void> {
  await guarded(() => set(lab.id, lab, labs()));
}

/** Asks the browser once whether it keeps anything: private windows and blocked storage say no. */
export async function probeStorage(): Promise<void> {
  await listLabs();
}

async function guarded<T>(access: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await access();
    if (!useStorage.getState().works) useStorage.setState({ works: true });
    return result;
  } catch {
    useStorage.setState({ works: false });
    return undefined;
  }
}

function isSavedLab(value: unknown): value is SavedLab {
  if (typeof value !== "object" || value === null) return false;
  const { version, id, scenario } = value as Partial<SavedLab>;
  return version === 1 && typeof id === "string" && Array.isArray(scenario?.lines);
}
