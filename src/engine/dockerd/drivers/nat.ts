import { localDriver } from "./local-driver.ts";

/** Containers behind the host's address: an internal vSwitch and a NAT. */
export const nat = localDriver({ name: "nat", resolves: true, publishes: "hns" });
