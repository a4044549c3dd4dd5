import { Transaction } from "../model/transaction.ts";
import { EMPTY_WORLD, type World } from "../model/world.ts";
import { buildDefaultLab } from "./build-default-lab.ts";

let built: World | null = null;

/** The World that a scenario without `lab reset` or `lab preset` starts from; always the same object. */
export function defaultLab(): World {
  if (built) return built;
  const tx = new Transaction(EMPTY_WORLD);
  buildDefaultLab(tx);
  tx.end(0);
  built = tx.world;
  return built;
}
