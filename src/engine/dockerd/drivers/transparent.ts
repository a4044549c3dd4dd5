import { localDriver } from "./local-driver.ts";

/** Containers as neighbours of the LAN: an external vSwitch, nothing rewritten. */
export const transparent = localDriver({ name: "transparent", resolves: false, publishes: "nobody" });
