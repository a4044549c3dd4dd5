import type { NetworkDriver } from "./driver.ts";
import { ics } from "./ics.ts";
import { internal } from "./internal.ts";
import { l2bridge } from "./l2bridge.ts";
import { l2tunnel } from "./l2tunnel.ts";
import { nat } from "./nat.ts";
import { overlay } from "./overlay.ts";
import { privateDriver } from "./private.ts";
import { transparent } from "./transparent.ts";

/** Drivers that dockerd registers on Windows; `null`, the driver of `none`, asks nothing of HNS and is not among them. */
const DRIVERS: readonly NetworkDriver[] = [
  nat,
  transparent,
  l2bridge,
  l2tunnel,
  overlay,
  ics,
  internal,
  privateDriver,
];

export function findDriver(name: string): NetworkDriver | undefined {
  return DRIVERS.find((driver) => driver.name === name);
}
