import { localDriver } from "./local-driver.ts";

/** Containers among themselves: not even the host is on the switch. */
export const privateDriver = localDriver({ name: "private", resolves: false, publishes: "nobody" });
