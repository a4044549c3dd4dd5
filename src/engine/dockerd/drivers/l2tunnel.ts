import { localDriver } from "./local-driver.ts";

/** As l2bridge, but every frame goes out to the physical Azure host first. */
export const l2tunnel = localDriver({ name: "l2tunnel", resolves: false, publishes: "daemon" });
