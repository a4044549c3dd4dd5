import { create } from "zustand";
import { EMPTY_WORLD, type World } from "#engine";
import type * as Parts from "./engine-parts.ts";

export type Engine = typeof Parts;

/** The first screen works without the engine: it arrives with the first key, the first press, a link, or when idle. */
interface EngineState {
  /** The World that a lab opens with; without a single machine until the engine is there. */
  readonly start: World;
  readonly parts: Engine | null;
}

export const useEngine = create<EngineState>()(() => ({ start: EMPTY_WORLD, parts: null }));

let loading: Promise<Engine> | undefined;

/** Loads the engine once. From then on `engine` answers at once and the lab has its first host. */
export function prepare(): Promise<Engine> {
  loading ??= import("./engine-parts.ts").then(
    (parts) => {
      useEngine.setState({ start: parts.defaultLab(), parts });
      return parts;
    },
    (error: unknown) => {
      // The network failed: the next key or press tries again.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** The loaded engine. Throws before `prepare` has ended: whatever shows a machine is there only after it. */
export function engine(): Engine {
  const { parts } = useEngine.getState();
  if (!parts) throw new Error("the engine is not loaded yet");
  return parts;
}
