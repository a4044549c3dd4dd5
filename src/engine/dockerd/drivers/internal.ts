import { localDriver } from "./local-driver.ts";

/** Host and containers on one switch, without a way out. */
export const internal = localDriver({ name: "internal", resolves: false, publishes: "nobody" });
