import { type ComponentType, createElement, lazy, useState } from "react";

/** Code that the first screen does without. */
export interface Chunk<Module> {
  /** null until it has arrived. */
  readonly loaded: Module | null;
  readonly load: () => Promise<Module>;
}

export function chunk<Module>(fetch: () => Promise<Module>): Chunk<Module> {
  let loaded: Module | null = null;
  return {
    get loaded() {
      return loaded;
    },
    load: async () => {
      loaded ??= await fetch();
      return loaded;
    },
  };
}

/**
 * A component of a chunk. When the chunk is there it is drawn at once: React's `lazy` shows the fallback first even
 * then, and keeps it for 300 ms.
 */
export function part<Module, Props extends object>(
  from: Chunk<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  const Later = lazy(async () => ({ default: pick(await from.load()) }));
  return function Part(props: Props) {
    // Chosen once, or the component would lose its state when the chunk arrives.
    const [Chosen] = useState<ComponentType<Props>>(() => (from.loaded === null ? Later : pick(from.loaded)));
    return createElement(Chosen, props);
  };
}
